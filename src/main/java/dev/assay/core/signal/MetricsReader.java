package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From expositions to what they say of a service. Pure: no clock, no file, no state. */
public final class MetricsReader {
  private final SignalCatalogue catalogue;

  public MetricsReader(SignalCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Everything that the snapshots say. Where they show that the service was rewritten in another
   * language, the last snapshots of one language speak, and those before them are held against
   * these rather than mixed with them.
   *
   * @param snapshots in time order; none gives an empty reading
   * @param budgets what latency is held against
   */
  public MetricsReading read(List<Snapshot> snapshots, LatencyBudgets budgets) {
    if (snapshots.isEmpty()) {
      return MetricsReading.EMPTY;
    }
    int first = firstOfLastLanguage(snapshots);
    if (first == 0) {
      return readTogether(snapshots, budgets);
    }
    return readTogether(snapshots.subList(first, snapshots.size()), budgets)
        .after(first, read(snapshots.subList(0, first), budgets));
  }

  /** Index of the first snapshot after the last one that shows another language than the last. */
  private int firstOfLastLanguage(List<Snapshot> snapshots) {
    IncumbentLanguage last = null;
    for (int i = snapshots.size() - 1; i >= 0 && snapshots.size() > 1; i--) {
      IncumbentLanguage language = language(snapshots.get(i));
      if (last != null && language != null && language != last) {
        return i + 1;
      }
      last = last == null ? language : last;
    }
    return 0;
  }

  private @Nullable IncumbentLanguage language(Snapshot snapshot) {
    FingerprintReader reader = new FingerprintReader(new Evidence(catalogue, List.of(snapshot)));
    List<IncumbentLanguage> certain =
        reader.read(new Findings()).stream()
            .filter(f -> f.part() == Fingerprint.Part.SERVICE && f.certain())
            .map(Fingerprint::language)
            .toList();
    return certain.size() == 1 ? certain.getFirst() : null;
  }

  private MetricsReading readTogether(List<Snapshot> snapshots, LatencyBudgets budgets) {
    Evidence evidence = new Evidence(catalogue, snapshots);
    Findings findings = new Findings();
    FingerprintReader runtime = new FingerprintReader(evidence);
    List<Fingerprint> fingerprints = runtime.read(findings);
    RequestSignals requests = new RequestSignals(evidence, findings, budgets);
    requests.read();
    new ProcessSignals(evidence, findings, requests, runtime).read();
    new KubernetesSignals(evidence, findings, runtime).read();
    new FurtherFindings(evidence, findings, runtime).read();
    List<Signal> signals = findings.signals();
    List<ScrapeReport.Gap> coarse = findings.gaps();
    return new MetricsReading(
        signals,
        findings.findings(),
        fingerprints,
        requests.latencySource(),
        requests.counted(),
        () -> ScrapeReport.of(evidence, signals, coarse, fingerprints, runtime.processOwner()),
        null);
  }
}
