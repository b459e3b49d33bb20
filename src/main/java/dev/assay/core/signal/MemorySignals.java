package dev.assay.core.signal;

import dev.assay.core.exposition.Series;
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
    Map<String, Double> byCopy = new LinkedHashMap<>(4);
    for (int i = 0; i < values.size(); i++) {
      byCopy.merge(
          evidence.times().instance(values.get(i).labels()), values.get(i).value(), Double::sum);
    }
    return byCopy;
  }

  private void resident(FamilyHistory family) {
    evidence.use(family);
    Copies copies = new Copies(family.factor() / MIB);
    List<Series.Scalar> last = family.values();
    if (family.snapshots() == 1 && last.size() == 1) {
      copies.add(evidence.times().instance(last.get(0).labels()), last.get(0).value());
    } else {
      Map<String, Double> byCopy = byCopy(family, 0);
      for (int i = 1; i < family.snapshots(); i++) {
        byCopy(family, i).forEach((copy, value) -> byCopy.merge(copy, value, Math::max));
      }
      byCopy.forEach(copies::add);
    }
    findings.measured(
        Quantity.RESIDENT_MEMORY,
        copies.amount(),
        ProcessSignals.largest(
            family,
            family.snapshots() > 1 ? "largest over the snapshots" : "as exposed",
            copies.caveats()));
  }

  /** What the copies of the service hold. */
  private final class Copies {
    private final double scale;
    private final CopyTimes uptimes = new CopyTimes();
    private int count;
    private double low = Double.POSITIVE_INFINITY;
    private double high;
    private double sum;

    Copies(double scale) {
      this.scale = scale;
    }

    void add(String copy, double bytes) {
      count++;
      low = Math.min(low, bytes * scale);
      high = Math.max(high, bytes * scale);
      sum += bytes * scale;
      uptimes.add(copy, evidence.times().uptime(copy, evidence.lastSnapshot()));
    }

    Value.Amount amount() {
      if (count == 0) {
        return Value.Amount.of(0);
      }
      return new Value.Amount(low, Math.min(Math.max(sum / count, low), high), high);
    }

    List<String> caveats() {
      List<String> caveats = List.of();
      if (count > 1) {
        caveats = with(caveats, "mean of " + count + " copies, the interval spans them");
      }
      ScrapeTimes.Seconds youngest = uptimes.shortest();
      if (youngest != null && youngest.point() < 600) {
        caveats =
            with(
                caveats,
                "low confidence: "
                    + (uptimes.many() ? uptimes.youngest() + " was " : "")
                    + "taken "
                    + Figures.plain(youngest.point())
                    + " s after start, when memory is not yet what it will be");
      }
      return caveats;
    }

    private static List<String> with(List<String> caveats, String more) {
      return caveats.isEmpty() ? List.of(more) : List.of(caveats.getFirst(), more);
    }
  }
}
