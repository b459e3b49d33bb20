package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the process itself costs: CPU, memory, garbage collection, and how it is tuned. */
final class ProcessSignals {
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
    new CpuSignals(this, evidence, findings, requests).read();
    new MemorySignals(this, evidence, findings).read();
    new RuntimeSignals(this, evidence, findings, runtime).read();
    instances();
  }

  /** The best family of a role that speaks of the service's process; says why not otherwise. */
  Optional<FamilyHistory> ofService(Role role, String otherwise, Quantity... quantities) {
    Optional<FamilyHistory> family = evidence.best(role);
    if (family.isPresent() && !theirs(evidence, runtime, family.get())) {
      return family;
    }
    String why = evidence.whyMissing(role, otherwise);
    for (Quantity quantity : quantities) {
      findings.missing(quantity, why);
    }
    return Optional.empty();
  }

  /** Whether a family speaks of an exporter's or sidecar's own process. */
  static boolean theirs(Evidence evidence, FingerprintReader runtime, FamilyHistory family) {
    boolean theirs =
        runtime.processOwner() != null
            && !family.name().startsWith("container_")
            && !family.name().startsWith("kube_");
    if (theirs) {
      evidence.setAside(
          family, "belongs to " + runtime.processOwner() + ", which stands beside the service");
    }
    return theirs;
  }

  static double mean(FamilyHistory family) {
    double sum = 0;
    for (double value : family.values().values()) {
      sum += value;
    }
    return sum / family.values().size();
  }

  static double largest(FamilyHistory family, int snapshot) {
    Collection<Double> values = family.values(snapshot).values();
    return values.isEmpty() ? 0 : Collections.max(values);
  }

  private void instances() {
    Optional<FamilyHistory> replicas = evidence.best(Role.REPLICAS);
    if (replicas.isPresent() && replicas.get().last().size() == 1) {
      FamilyHistory family = replicas.get();
      evidence.use(family);
      findings.measured(
          Quantity.INSTANCES,
          Value.Amount.of(largest(family, family.snapshots() - 1)),
          instant(family, "as exposed", List.of()));
      return;
    }
    for (Role role : List.of(Role.CPU_TIME, Role.RESIDENT_MEMORY, Role.START_TIME)) {
      Optional<FamilyHistory> family = evidence.best(role);
      TreeSet<String> copies = new TreeSet<>();
      family.ifPresent(
          f ->
              f.last()
                  .keySet()
                  .forEach((Labels labels) -> copies.add(evidence.times().instance(labels))));
      copies.remove("");
      if (family.isPresent() && copies.size() > 1 && !ownedByOthers(family.get())) {
        findings.measured(
            Quantity.INSTANCES,
            new Value.Amount(copies.size(), copies.size(), Double.POSITIVE_INFINITY),
            instant(
                family.get(),
                "distinct copies by instance or pod label",
                List.of(
                    "a lower bound: copies that these snapshots do not show may run elsewhere")));
        return;
      }
    }
    findings.missing(
        Quantity.INSTANCES, "no label tells copies apart; one exposition speaks of one process");
  }

  Provenance instant(FamilyHistory family, String method, List<String> more) {
    return instant(evidence, family, method, more);
  }

  /** Where a value comes from that is read off the last snapshot. */
  static Provenance instant(
      Evidence evidence, FamilyHistory family, String method, List<String> more) {
    return instant(family, List.of(evidence.lastSnapshot()), method, more);
  }

  /** Where a value comes from that is the largest of all snapshots. */
  static Provenance largest(FamilyHistory family, String method, List<String> more) {
    return instant(family, IntStream.range(0, family.snapshots()).boxed().toList(), method, more);
  }

  private static Provenance instant(
      FamilyHistory family, List<Integer> snapshots, String method, List<String> more) {
    List<String> caveats = new ArrayList<>(more);
    caveats.addAll(family.convention().caveats());
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

  boolean ownedByOthers(FamilyHistory family) {
    return theirs(evidence, runtime, family);
  }
}
