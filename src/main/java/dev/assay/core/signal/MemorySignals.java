package dev.assay.core.signal;

import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Memory of the process: resident and at its peak. */
final class MemorySignals {
  private static final double MIB = 1024 * 1024;
  private static final List<String> LOWEST = List.of(lowerBound(1));

  private final ProcessSignals process;
  private final Evidence evidence;
  private final Findings findings;

  MemorySignals(ProcessSignals process, Evidence evidence, Findings findings) {
    this.process = process;
    this.evidence = evidence;
    this.findings = findings;
  }

  void read() {
    FamilyHistory resident =
        process.ofService(
            Role.RESIDENT_MEMORY,
            "no gauge of resident memory was recognised",
            Quantity.RESIDENT_MEMORY);
    if (resident != null) {
      resident(resident);
    }
    FamilyHistory peak = evidence.best(Role.PEAK_MEMORY);
    if (peak != null) {
      evidence.use(peak);
      double max = ProcessSignals.largest(peak, peak.snapshots() - 1) * peak.factor() / MIB;
      findings.measured(
          Quantity.PEAK_MEMORY,
          Value.Amount.of(max),
          ProcessSignals.instant(peak, "largest of its series", List.of()));
    } else if (resident != null) {
      double max = 0;
      for (int i = 0; i < resident.snapshots(); i++) {
        max = Math.max(max, ProcessSignals.largest(resident, i) * resident.factor() / MIB);
      }
      findings.measured(
          Quantity.PEAK_MEMORY,
          new Value.Amount(max, max, Double.POSITIVE_INFINITY),
          ProcessSignals.largest(
              resident,
              "largest reading",
              resident.snapshots() == 1 ? LOWEST : List.of(lowerBound(resident.snapshots()))));
    } else {
      findings.missing(
          Quantity.PEAK_MEMORY,
          evidence.whyMissing(Role.RESIDENT_MEMORY, "no gauge of memory was recognised"));
    }
  }

  private static String lowerBound(int snapshots) {
    return "a lower bound: the largest of "
        + Figures.count(snapshots, "snapshot", "snapshots")
        + ", the true peak may be higher";
  }

  private Map<String, Double> byCopy(FamilyHistory family, int snapshot) {
    List<Series.Scalar> values = family.values(snapshot);
    if (values.size() == 1 && family.snapshots() == 1) {
      Series.Scalar only = values.getFirst();
      return Map.of(evidence.times().instance(only.labels()), only.value());
    }
    Map<String, Double> byCopy = new LinkedHashMap<>(4);
    for (int i = 0; i < values.size(); i++) {
      byCopy.merge(
          evidence.times().instance(values.get(i).labels()), values.get(i).value(), Double::sum);
    }
    return byCopy;
  }

  private void resident(FamilyHistory family) {
    evidence.use(family);
    Map<String, Double> byCopy = byCopy(family, 0);
    for (int i = 1; i < family.snapshots(); i++) {
      byCopy(family, i).forEach((copy, value) -> byCopy.merge(copy, value, Math::max));
    }
    double scale = family.factor() / MIB;
    double low = byCopy.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
    double high = 0;
    double sum = 0;
    for (double bytes : byCopy.values()) {
      low = Math.min(low, bytes * scale);
      high = Math.max(high, bytes * scale);
      sum += bytes * scale;
    }
    double mean = sum / Math.max(1, byCopy.size());
    List<String> caveats = new ArrayList<>(2);
    if (byCopy.size() > 1) {
      caveats.add("mean of " + byCopy.size() + " copies, the interval spans them");
    }
    CopyTimes uptimes = new CopyTimes();
    for (String copy : byCopy.keySet()) {
      uptimes.add(copy, evidence.times().uptime(copy, evidence.lastSnapshot()));
    }
    ScrapeTimes.Seconds youngest = uptimes.shortest();
    if (youngest != null && youngest.point() < 600) {
      caveats.add(
          "low confidence: "
              + (uptimes.many() ? uptimes.youngest() + " was " : "")
              + "taken "
              + Figures.plain(youngest.point())
              + " s after start, when memory is not yet what it will be");
    }
    findings.measured(
        Quantity.RESIDENT_MEMORY,
        new Value.Amount(low, Math.min(Math.max(mean, low), high), high),
        ProcessSignals.largest(
            family, family.snapshots() > 1 ? "largest over the snapshots" : "as exposed", caveats));
  }
}
