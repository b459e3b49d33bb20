package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.List;
import java.util.Set;
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

  /**
   * Index of the first snapshot after the last one that shows another language than the last, or of
   * which only one of two neighbours shows a language while the process was replaced between them.
   */
  private int firstOfLastLanguage(List<Snapshot> snapshots) {
    IncumbentLanguage last = null;
    Evidence after = null;
    for (int i = snapshots.size() - 1; i >= 0 && snapshots.size() > 1; i--) {
      Evidence evidence = new Evidence(catalogue, List.of(snapshots.get(i)));
      IncumbentLanguage language = language(evidence);
      if (last != null && language != null && language != last) {
        return i + 1;
      }
      if (after != null && replaced(evidence, after)) {
        return i + 1;
      }
      last = last == null ? language : last;
      after = evidence;
    }
    return 0;
  }

  private static @Nullable IncumbentLanguage language(Evidence evidence) {
    List<IncumbentLanguage> certain =
        evidence.processes().read(new Findings()).stream()
            .filter(f -> f.part() == Fingerprint.Part.SERVICE && f.certain())
            .map(Fingerprint::language)
            .toList();
    return certain.size() == 1 ? certain.getFirst() : null;
  }

  /** Whether a language of one shows nowhere in the other, whose process began at another time. */
  private static boolean replaced(Evidence before, Evidence after) {
    IncumbentLanguage from = language(before);
    IncumbentLanguage to = language(after);
    return (from == null) != (to == null)
        && (from == null ? nothingOf(to, before) : nothingOf(from, after))
        && Math.abs(after.times().start("", 0) - before.times().start("", 0)) > 1;
  }

  private static boolean nothingOf(@Nullable IncumbentLanguage language, Evidence evidence) {
    return evidence.best(Role.CPU_TIME) != null
        && evidence.processes().read(new Findings()).stream()
            .noneMatch(f -> f.language() == language);
  }

  private MetricsReading readTogether(List<Snapshot> snapshots, LatencyBudgets budgets) {
    Evidence evidence = new Evidence(catalogue, snapshots);
    Findings findings = new Findings();
    FingerprintReader runtime = evidence.processes();
    List<Fingerprint> fingerprints = runtime.read(findings);
    RequestSignals requests = new RequestSignals(evidence, findings, budgets);
    requests.read();
    new ProcessSignals(evidence, findings, requests, runtime).read();
    new KubernetesSignals(evidence, findings).read();
    new FurtherFindings(evidence, findings).read();
    List<Signal> signals = findings.signals();
    Set<Quantity> untimed = findings.untimed();
    List<ScrapeReport.Gap> coarse = findings.gaps();
    return new MetricsReading(
        signals,
        findings.findings(),
        fingerprints,
        requests.latencySource(),
        requests.counted(),
        () -> ScrapeReport.of(evidence, signals, untimed, coarse, fingerprints),
        null);
  }
}
