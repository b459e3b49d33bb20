package dev.assay.core.signal;

import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the process itself costs: CPU, memory, garbage collection, and how it is tuned. */
final class ProcessSignals {
  private static final Role[] OF_EACH_COPY = {Role.CPU_TIME, Role.RESIDENT_MEMORY, Role.START_TIME};

  private final Evidence evidence;
  private final Findings findings;
  private final RequestSignals requests;
  private final FingerprintReader runtime;

  ProcessSignals(
      Evidence evidence, Findings findings, RequestSignals requests, FingerprintReader runtime) {
    this.evidence = evidence;
    this.findings = findings;
    this.requests = requests;
    this.runtime = runtime;
  }

  void read() {
    new CpuSignals(this, evidence, findings, requests, runtime).read();
    new MemorySignals(this, evidence, findings).read();
    new RuntimeSignals(this, evidence, findings, runtime).read();
    instances();
  }

  /**
   * The best family of a role that speaks of the service's process; null where there is none, and
   * the quantities are told why.
   */
  @Nullable FamilyHistory ofService(Role role, String otherwise, Quantity... quantities) {
    FamilyHistory family = evidence.best(role);
    if (family != null) {
      return family;
    }
    String why = evidence.whyMissing(role, otherwise);
    for (Quantity quantity : quantities) {
      findings.missing(quantity, why);
    }
    return null;
  }

  static double mean(FamilyHistory family) {
    List<Series.Scalar> values = family.values();
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += values.get(i).value();
    }
    return sum / values.size();
  }

  static double largest(FamilyHistory family, int snapshot) {
    List<Series.Scalar> values = family.values(snapshot);
    double largest = values.isEmpty() ? 0 : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.size(); i++) {
      largest = Math.max(largest, values.get(i).value());
    }
    return largest;
  }

  private void instances() {
    FamilyHistory replicas = evidence.best(Role.REPLICAS);
    if (replicas != null && replicas.last().size() == 1) {
      evidence.use(replicas);
      findings.measured(
          Quantity.INSTANCES,
          Value.Amount.of(largest(replicas, replicas.snapshots() - 1)),
          instant(replicas, "as exposed", List.of()));
      return;
    }
    for (Role role : OF_EACH_COPY) {
      FamilyHistory family = evidence.best(role);
      int copies = family == null ? 0 : copies(family);
      if (family != null && copies > 1) {
        findings.measured(
            Quantity.INSTANCES,
            new Value.Amount(copies, copies, Double.POSITIVE_INFINITY),
            instant(
                family,
                "distinct copies by instance or pod label",
                List.of(
                    "a lower bound: copies that these snapshots do not show may run elsewhere")));
        return;
      }
    }
    findings.missing(Quantity.INSTANCES, whyNoCopies());
  }

  private String whyNoCopies() {
    for (Role role : OF_EACH_COPY) {
      for (FamilyHistory family : evidence.families(role)) {
        if (family.last().size() > 1 && family.workloads().size() > 1) {
          return family.name() + " " + Evidence.severalServices(family);
        }
      }
    }
    return "no label tells copies apart; one exposition speaks of one process";
  }

  /** How many copies the series of a family tell apart. */
  private int copies(FamilyHistory family) {
    if (family.last().size() < 2) {
      return 1;
    }
    Set<String> copies = new HashSet<>();
    for (Series series : family.last()) {
      copies.add(evidence.times().instance(series.labels()));
    }
    copies.remove("");
    return copies.size();
  }

  /** Where a value comes from that is read off the last snapshot. */
  static Provenance instant(FamilyHistory family, String method, List<String> more) {
    return instant(family, family.lastSnapshot(), method, more);
  }

  /** Where a value comes from that is the largest of all snapshots. */
  static Provenance largest(FamilyHistory family, String method, List<String> more) {
    return instant(family, family.everySnapshot(), method, more);
  }

  private static Provenance instant(
      FamilyHistory family, List<Integer> snapshots, String method, List<String> more) {
    List<String> caveats = family.convention().caveats();
    if (caveats.isEmpty()) {
      caveats = more;
    } else if (!more.isEmpty()) {
      List<String> all = new ArrayList<>(more);
      all.addAll(caveats);
      caveats = all;
    }
    return new Provenance(
        family.name(),
        family.labels(),
        family.latest().line(),
        snapshots,
        Provenance.Window.INSTANT,
        null,
        method,
        caveats);
  }
}
