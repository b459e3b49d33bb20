package dev.assay.core.signal;

import java.util.List;

/** From expositions to what they say of a service. Pure: no clock, no file, no state. */
public final class MetricsReader {
  private final SignalCatalogue catalogue;

  public MetricsReader(SignalCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Everything that the snapshots say.
   *
   * @param snapshots in time order; none gives an empty reading
   * @param budgets what latency is held against
   */
  public MetricsReading read(List<Snapshot> snapshots, LatencyBudgets budgets) {
    if (snapshots.isEmpty()) {
      return MetricsReading.EMPTY;
    }
    Evidence evidence = new Evidence(catalogue, snapshots);
    Findings findings = new Findings();
    FingerprintReader runtime = new FingerprintReader(evidence);
    List<Fingerprint> fingerprints = runtime.read(findings);
    RequestSignals requests = new RequestSignals(evidence, findings, budgets);
    requests.read();
    new ProcessSignals(evidence, findings, requests, runtime).read();
    new KubernetesSignals(evidence, findings, runtime).read();
    new FurtherFindings(evidence, findings, runtime).read();
    return new MetricsReading(
        findings.signals(),
        findings.findings(),
        fingerprints,
        requests.latencySource(),
        ScrapeReport.of(evidence, findings, fingerprints, runtime.processOwner()));
  }
}
