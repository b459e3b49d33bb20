package dev.assay.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Facts;
import dev.assay.core.matrix.Row.Standing;
import dev.assay.core.rulebook.CanonicalRulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each answer is worth by the shipped rulebook: every anchor, level, case and adjustment. */
class CanonicalCriteriaTest {
  private static final CanonicalRulebook CANONICAL =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);

  /** Facts under which no adjustment of a criterion is open and none changes anything. */
  private static String settled(String criterion) {
    return switch (criterion) {
      case "latency_p99_budget", "gc_pressure" ->
          "; load.languageShare=0.5; derived.throttledShare=0";
      case "cpu_intensity" -> "; load.languageShare=0.5; kind=worker";
      case "startup_budget" -> "; load.startsPerHour=1";
      case "time_to_market", "k8s_integration" -> "; team.rustReviewers=2";
      default -> "";
    };
  }

  @ParameterizedTest(name = "{0}: {1} is worth {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "workload_kind | kind=rest-api          | -0.7",
        "workload_kind | kind=admin-backend     | -0.7",
        "workload_kind | kind=k8s-operator      | -0.7",
        "workload_kind | kind=control-plane     | -0.6",
        "workload_kind | kind=scheduler         | -0.6",
        "workload_kind | kind=platform-cli      | -0.5",
        "workload_kind | kind=gateway           | -0.2",
        "workload_kind | kind=worker            | 0",
        "workload_kind | kind=cron-job          | 0",
        "workload_kind | kind=library           | 0",
        "workload_kind | kind=node-agent        | 0.3",
        "workload_kind | kind=database          | 0.3",
        "workload_kind | kind=message-broker    | 0.3",
        "workload_kind | kind=consensus-store   | 0.3",
        "workload_kind | kind=developer-cli     | 0.3",
        "workload_kind | kind=stream-pipeline   | 0.4",
        "workload_kind | kind=log-router        | 0.4",
        "workload_kind | kind=container-runtime | 0.5",
        "workload_kind | kind=proxy             | 0.6",
        "workload_kind | kind=parser            | 0.6",
        "workload_kind | kind=crypto            | 0.6",
        "workload_kind | kind=edge              | 0.7",
        "workload_kind | kind=wasm-module       | 0.7",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=0.5                | 1",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=1                  | 1",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=2.23606797749979   | 0.85",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=5                  | 0.7",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=15.811388300841896 | 0",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=50                 | -0.7",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=100                | -0.85",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=200                | -1",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=1000               | -1",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=50; load.fanOut=1    | -0.7",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=50; load.fanOut=10   | -0.55",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=50; load.fanOut=100  | -0.4",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=50; load.fanOut=5000 | -0.4",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=5;  load.fanOut=100  | 1",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=1;  load.fanOut=100; load.languageShare=0.3 | 0.5",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=5; load.languageShare=0.1 | 0",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=5; load.languageShare=0.05 | 0",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=5; load.languageShare=0.3 | 0.35",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=50; load.languageShare=0.3 | -0.35",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=5; load.languageShare=0.9 | 0.7",
        "latency_p99_budget | incumbent.language=go; budgets.p99Ms=5; observed.p99Ms=2.5 | -0.5",
        "latency_p99_budget | incumbent.language=go; budgets.p99Ms=5; observed.p99Ms=2.6 | 0.7",
        "latency_p99_budget | incumbent.language=go; budgets.p99Ms=50; observed.p99Ms=5  | -0.7",
        "latency_p99_budget | incumbent.language=jvm; budgets.p99Ms=5; observed.p99Ms=1  | 0.7",
        "latency_p99_budget | incumbent.language=go; budgets.p99Ms=5; observed.p99Ms=1; load.languageShare=0.3 | -0.25",
        "language_share | load.languageShare=0    | -0.5",
        "language_share | load.languageShare=0.1  | -0.5",
        "language_share | load.languageShare=0.3  | -0.1",
        "language_share | load.languageShare=0.35 | 0",
        "language_share | load.languageShare=0.5  | 0.3",
        "language_share | load.languageShare=1    | 0.3",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.01  | -0.4",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.05  | -0.4",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.075 | -0.1",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.1   | 0.2",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.175 | 0.5",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.25  | 0.8",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.6   | 0.8",
        "gc_pressure | incumbent.language=go; incumbent.tuned=false; observed.gcCpuShare=0.25 | 0.3",
        "gc_pressure | incumbent.language=go; incumbent.tuned=false; observed.gcCpuShare=0.1  | 0.2",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.25; derived.throttledShare=0.06 | 0.3",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.25; derived.throttledShare=0.05 | 0.8",
        "gc_pressure | incumbent.language=go; incumbent.tuned=true; observed.gcCpuShare=0.25; load.languageShare=0.3 | 0.4",
        "gc_pressure | incumbent.language=go; incumbent.tuned=false; observed.gcCpuShare=0.25; load.languageShare=0.2 | 0.2",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=8     | 1",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=16    | 1",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=22.627416997969522 | 0.85",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=32    | 0.7",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=64    | 0.4",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=107.33126291998991 | 0.1",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=180   | -0.2",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=256   | -0.4",
        "memory_headroom | incumbent.language=rust; budgets.memoryMiB=4096  | -0.4",
        "memory_headroom | incumbent.language=go; budgets.memoryMiB=100; observed.peakMemoryMiB=20; observed.oomKills=0  | -0.4",
        "memory_headroom | incumbent.language=go; budgets.memoryMiB=100; observed.peakMemoryMiB=50; observed.oomKills=0  | -0.4",
        "memory_headroom | incumbent.language=go; budgets.memoryMiB=100; observed.peakMemoryMiB=65; observed.oomKills=0  | -0.2",
        "memory_headroom | incumbent.language=go; budgets.memoryMiB=100; observed.peakMemoryMiB=80; observed.oomKills=0  | 0",
        "memory_headroom | incumbent.language=go; budgets.memoryMiB=100; observed.peakMemoryMiB=90; observed.oomKills=0  | 0.25",
        "memory_headroom | incumbent.language=go; budgets.memoryMiB=100; observed.peakMemoryMiB=100; observed.oomKills=0 | 0.5",
        "memory_headroom | incumbent.language=go; budgets.memoryMiB=100; observed.peakMemoryMiB=300; observed.oomKills=0 | 0.5",
        "memory_headroom | incumbent.language=jvm; budgets.memoryMiB=64; observed.peakMemoryMiB=64; observed.oomKills=9 | 0.4",
        "memory_headroom | incumbent.language=go; incumbent.tuned=true; observed.oomKills=1  | 0.7",
        "memory_headroom | incumbent.language=go; incumbent.tuned=true; observed.oomKills=9  | 0.7",
        "memory_headroom | incumbent.language=go; incumbent.tuned=false; observed.oomKills=1 | 0.4",
        "memory_headroom | incumbent.language=go; incumbent.tuned=false; observed.oomKills=0; budgets.memoryMiB=100; observed.peakMemoryMiB=100 | 0.5",
        "startup_budget | budgets.startupMs=5    | 0.8",
        "startup_budget | budgets.startupMs=20   | 0.8",
        "startup_budget | budgets.startupMs=44.721359549995796 | 0.6",
        "startup_budget | budgets.startupMs=100  | 0.4",
        "startup_budget | budgets.startupMs=223.60679774997897 | 0.2",
        "startup_budget | budgets.startupMs=500  | 0",
        "startup_budget | budgets.startupMs=2000 | 0",
        "startup_budget | budgets.startupMs=20; load.startsPerHour=0.9 | 0",
        "startup_budget | budgets.startupMs=20; load.startsPerHour=1   | 0.8",
        "cpu_intensity | load.cpuMsPerRequest=0.1 | -0.3",
        "cpu_intensity | load.cpuMsPerRequest=0.5 | -0.3",
        "cpu_intensity | load.cpuMsPerRequest=1.5811388300841898 | 0.05",
        "cpu_intensity | load.cpuMsPerRequest=5   | 0.4",
        "cpu_intensity | load.cpuMsPerRequest=10  | 0.55",
        "cpu_intensity | load.cpuMsPerRequest=20  | 0.7",
        "cpu_intensity | load.cpuMsPerRequest=500 | 0.7",
        "cpu_intensity | observed.cpuMsPerRequest=0.4; load.cpuMsPerRequest=20 | -0.3",
        "cpu_intensity | observed.cpuMsPerRequest=0.5 | -0.3",
        "cpu_intensity | observed.cpuMsPerRequest=5   | 0.4",
        "cpu_intensity | observed.cpuMsPerRequest=20  | 0.7",
        "cpu_intensity | observed.cpuMsPerRequest=50  | 0.7",
        "cpu_intensity | kind=parser; load.cpuMsPerRequest=20 | 0.9",
        "cpu_intensity | kind=crypto; load.cpuMsPerRequest=20 | 0.9",
        "cpu_intensity | kind=proxy;  load.cpuMsPerRequest=20 | 0.7",
        "cpu_intensity | kind=parser; load.cpuMsPerRequest=20; load.languageShare=0.3 | 0.45",
        "system_level | platform.runtime=normal     | -0.1",
        "system_level | platform.runtime=cgo-heavy  | 0.3",
        "system_level | platform.runtime=namespaces | 0.4",
        "system_level | platform.runtime=wasm       | 0.5",
        "system_level | platform.runtime=hardware   | 0.6",
        "system_level | platform.runtime=ebpf       | 0.6",
        "system_level | platform.runtime=no-std     | 1",
        "instances | fleet.instances=1    | -0.2",
        "instances | fleet.instances=3    | -0.2",
        "instances | fleet.instances=15.491933384829668 | 0.05",
        "instances | fleet.instances=80   | 0.3",
        "instances | fleet.instances=282.842712474619   | 0.45",
        "instances | fleet.instances=1000 | 0.6",
        "instances | fleet.instances=9000 | 0.6",
        "throughput | load.utilisation=0.1 | -0.4",
        "throughput | load.utilisation=0.3 | -0.4",
        "throughput | load.utilisation=0.5 | -0.1",
        "throughput | load.utilisation=0.7 | 0.2",
        "throughput | load.utilisation=0.8 | 0.4",
        "throughput | load.utilisation=0.9 | 0.6",
        "throughput | load.utilisation=1.4 | 0.6",
        "projected_saving | derived.savingRatio=0    | -0.6",
        "projected_saving | derived.savingRatio=0.5  | -0.6",
        "projected_saving | derived.savingRatio=0.75 | -0.3",
        "projected_saving | derived.savingRatio=1    | 0",
        "projected_saving | derived.savingRatio=2    | 0.35",
        "projected_saving | derived.savingRatio=3    | 0.7",
        "projected_saving | derived.savingRatio=30   | 0.7",
        "team_skill | derived.skillBalance=-1   | -1",
        "team_skill | derived.skillBalance=-0.5 | -0.5",
        "team_skill | derived.skillBalance=0    | 0",
        "team_skill | derived.skillBalance=1    | 1",
        "team_skill | team.rustReviewers=3; team.goProduction=6 | -0.5",
        "team_skill | team.rustReviewers=4; team.goProduction=1 | 0.75",
        "team_skill | team.rustReviewers=0; team.goProduction=0 | 0",
        "hiring | hiring.openings=0 | 0",
        "hiring | hiring.openings=0; hiring.withinDays=30; hiring.goToRustCandidateRatio=0.5 | 0",
        "hiring | hiring.openings=1; hiring.withinDays=30; hiring.goToRustCandidateRatio=0.9 | 0.3",
        "hiring | hiring.openings=1; hiring.withinDays=60; hiring.goToRustCandidateRatio=1   | -0.6",
        "hiring | hiring.openings=1; hiring.withinDays=61; hiring.goToRustCandidateRatio=2   | -0.4",
        "hiring | hiring.openings=1; hiring.withinDays=90; hiring.goToRustCandidateRatio=2   | -0.4",
        "hiring | hiring.openings=1; hiring.withinDays=90; hiring.goToRustCandidateRatio=1.9 | 0",
        "hiring | hiring.openings=1; hiring.withinDays=91; hiring.goToRustCandidateRatio=2   | 0",
        "ramp_up | team.rampUpWeeks=1    | -0.7",
        "ramp_up | team.rampUpWeeks=4    | -0.7",
        "ramp_up | team.rampUpWeeks=8.5  | -0.45",
        "ramp_up | team.rampUpWeeks=13   | -0.2",
        "ramp_up | team.rampUpWeeks=19.5 | -0.1",
        "ramp_up | team.rampUpWeeks=26   | 0",
        "ramp_up | team.rampUpWeeks=52   | 0",
        "ownership_continuity | team.rustMaintainersIn12Months=0 | -1",
        "ownership_continuity | team.rustMaintainersIn12Months=1 | -0.7",
        "ownership_continuity | team.rustMaintainersIn12Months=2 | -0.2",
        "ownership_continuity | team.rustMaintainersIn12Months=3 | 0",
        "ownership_continuity | team.rustMaintainersIn12Months=8 | 0",
        "time_to_market | delivery.timeToMarket=1 | 0.1",
        "time_to_market | delivery.timeToMarket=2 | 0",
        "time_to_market | delivery.timeToMarket=3 | -0.2",
        "time_to_market | delivery.timeToMarket=4 | -0.4",
        "time_to_market | delivery.timeToMarket=5 | -0.7",
        "time_to_market | delivery.timeToMarket=5; team.rustReviewers=3; team.rustYears=1   | -0.35",
        "time_to_market | delivery.timeToMarket=5; team.rustReviewers=3; team.rustYears=0.9 | -0.7",
        "time_to_market | delivery.timeToMarket=5; team.rustReviewers=2; team.rustYears=9   | -0.7",
        "change_rate | delivery.prototype=true                                 | -0.6",
        "change_rate | delivery.prototype=true; delivery.releasesPerWeek=0.25  | -0.6",
        "change_rate | delivery.prototype=false; delivery.releasesPerWeek=0.25 | 0.2",
        "change_rate | delivery.releasesPerWeek=0.1  | 0.2",
        "change_rate | delivery.releasesPerWeek=0.25 | 0.2",
        "change_rate | delivery.releasesPerWeek=0.5  | 0.1",
        "change_rate | delivery.releasesPerWeek=1    | -0.1",
        "change_rate | delivery.releasesPerWeek=3    | -0.25",
        "change_rate | delivery.releasesPerWeek=5    | -0.4",
        "change_rate | delivery.releasesPerWeek=70   | -0.4",
        "oncall_debuggability | team.onCall=broad-rotation | -0.5",
        "oncall_debuggability | team.onCall=expert-owners  | 0",
        "build_feedback | delivery.cleanBuildSeconds=10;  delivery.incrementalBuildSeconds=6 | -0.4",
        "build_feedback | delivery.cleanBuildSeconds=60;  delivery.incrementalBuildSeconds=6 | -0.4",
        "build_feedback | delivery.cleanBuildSeconds=180; delivery.incrementalBuildSeconds=6 | -0.2",
        "build_feedback | delivery.cleanBuildSeconds=300; delivery.incrementalBuildSeconds=6 | 0",
        "build_feedback | delivery.cleanBuildSeconds=900; delivery.incrementalBuildSeconds=6 | 0",
        "build_feedback | delivery.cleanBuildSeconds=300; delivery.incrementalBuildSeconds=5 | -0.3",
        "build_feedback | delivery.cleanBuildSeconds=60;  delivery.incrementalBuildSeconds=5 | -0.4",
        "build_feedback | delivery.incrementalBuildSeconds=5   | -0.3",
        "build_feedback | delivery.incrementalBuildSeconds=5.1 | 0",
        "lifetime | delivery.lifetimeYears=0.5; team.rustMaintainersIn12Months=2 | -0.3",
        "lifetime | delivery.lifetimeYears=1;   team.rustMaintainersIn12Months=2 | -0.3",
        "lifetime | delivery.lifetimeYears=2;   team.rustMaintainersIn12Months=2 | -0.15",
        "lifetime | delivery.lifetimeYears=3;   team.rustMaintainersIn12Months=2 | 0",
        "lifetime | delivery.lifetimeYears=4;   team.rustMaintainersIn12Months=1 | 0.15",
        "lifetime | delivery.lifetimeYears=5;   team.rustMaintainersIn12Months=2 | 0.3",
        "lifetime | delivery.lifetimeYears=25;  team.rustMaintainersIn12Months=2 | 0.3",
        "lifetime | delivery.lifetimeYears=5;   team.rustMaintainersIn12Months=1 | -0.3",
        "lifetime | delivery.lifetimeYears=25;  team.rustMaintainersIn12Months=0 | -0.3",
        "dependency_readiness | derived.dependencyReadiness=-1  | -1",
        "dependency_readiness | derived.dependencyReadiness=0.4 | 0.4",
        "dependency_readiness | derived.dependencyReadiness=1   | 1",
        "incumbent | incumbent.situation=greenfield | 0",
        "incumbent | incumbent.situation=greenfield; exposure.replaces=c | 0",
        "incumbent | incumbent.situation=extension; incumbent.language=go   | -0.6",
        "incumbent | incumbent.situation=extension; incumbent.language=rust | 0.6",
        "incumbent | incumbent.situation=extension; incumbent.language=jvm; exposure.replaces=none | 0",
        "incumbent | incumbent.situation=extension; incumbent.language=c    | 0.2",
        "incumbent | incumbent.situation=port; incumbent.language=go     | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=jvm    | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=node   | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=python | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=dotnet | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=ruby   | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=php    | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=erlang | -0.5",
        "incumbent | incumbent.situation=port; incumbent.language=other; exposure.replaces=none | 0",
        "incumbent | incumbent.situation=port; incumbent.language=rust; exposure.replaces=none  | 0",
        "incumbent | incumbent.situation=port; incumbent.language=c      | 0.2",
        "incumbent | incumbent.situation=port; incumbent.language=cpp    | 0.2",
        "incumbent | incumbent.situation=rewrite; incumbent.language=jvm; exposure.replaces=c   | 0.2",
        "incumbent | incumbent.situation=rewrite; incumbent.language=jvm; exposure.replaces=cpp | 0.2",
        "incumbent | incumbent.situation=rewrite; incumbent.language=jvm; exposure.replaces=cgo | 0.2",
        "incumbent | incumbent.situation=rewrite; incumbent.language=jvm; exposure.replaces=none | 0",
        "incumbent | incumbent.situation=rewrite; incumbent.language=go; exposure.replaces=none; derived.savingRatio=1   | -0.6",
        "incumbent | incumbent.situation=rewrite; incumbent.language=go; exposure.replaces=none; derived.savingRatio=1.1 | 0",
        "artifact | budgets.imageMiB=10   | 0.3",
        "artifact | budgets.imageMiB=10.1 | 0",
        "artifact | budgets.imageMiB=50; kind=edge | 0",
        "artifact | kind=edge        | 0.3",
        "artifact | kind=wasm-module | 0.3",
        "artifact | kind=proxy; platform.runtime=cgo-heavy; derived.architectures=3 | -0.2",
        "artifact | kind=proxy; platform.runtime=cgo-heavy; derived.architectures=2 | 0",
        "artifact | kind=proxy; platform.runtime=normal; derived.architectures=9    | 0",
        "artifact | kind=proxy; derived.architectures=1 | 0",
      })
  void an_exact_answer_is_worth_exactly(String criterion, String facts, double worth) {
    Row row = row(criterion, facts, settled(criterion));

    assertThat(row.preference().point()).isCloseTo(worth, within(1e-12));
    assertThat(row.preference()).isEqualTo(Preference.exactly(row.preference().point()));
    assertThat(row.standing()).isEqualTo(Standing.DECLARED);
  }

  @ParameterizedTest(name = "{0}: {1} is worth {3} within {2} to {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "failure_impact | failure.impact=low       | -0.5 | -0.5 | -0.3",
        "failure_impact | failure.impact=medium    | -0.3 | -0.1 | 0.15",
        "failure_impact | failure.impact=high      | 0.15 | 0.4  | 0.55",
        "failure_impact | failure.impact=very-high | 0.55 | 0.7  | 0.7",
        "recoverability | failure.recovery=clean-rerun            | -0.5  | -0.5 | -0.35",
        "recoverability | failure.recovery=restart                | -0.35 | -0.2 | 0.05",
        "recoverability | failure.recovery=partial-loss           | 0.05  | 0.3  | 0.55",
        "recoverability | failure.recovery=silent-or-irreversible | 0.55  | 0.8  | 0.8",
        "untrusted_input | exposure.input=internal             | 0    | 0   | 0.05",
        "untrusted_input | exposure.input=external-via-library | 0.05 | 0.1 | 0.3",
        "untrusted_input | exposure.input=own-parser           | 0.3  | 0.5 | 0.5",
        "concurrency_criticality | concurrency=independent   | -0.3  | -0.3 | -0.15",
        "concurrency_criticality | concurrency=some-shared   | -0.15 | 0    | 0.25",
        "concurrency_criticality | concurrency=state-machine | 0.25  | 0.5  | 0.6",
        "concurrency_criticality | concurrency=lock-free     | 0.6   | 0.7  | 0.7",
        "k8s_integration | team.rustReviewers=2; platform.kubernetes=deploys    | -0.05 | 0    | 0",
        "k8s_integration | team.rustReviewers=2; platform.kubernetes=client     | -0.3  | -0.1 | -0.05",
        "k8s_integration | team.rustReviewers=2; platform.kubernetes=controller | -0.75 | -0.5 | -0.3",
        "k8s_integration | team.rustReviewers=2; platform.kubernetes=core       | -1    | -1   | -0.75",
        "k8s_integration | team.rustReviewers=3; rustLibraries=ready; platform.kubernetes=controller | -0.3  | -0.2 | -0.12",
        "k8s_integration | team.rustReviewers=3; rustLibraries=ready; platform.kubernetes=core       | -0.4  | -0.4 | -0.3",
        "k8s_integration | team.rustReviewers=3; rustLibraries=partial; platform.kubernetes=core     | -1    | -1   | -0.75",
      })
  void a_stated_level_of_a_scale_may_be_half_a_step_off(
      String criterion, String facts, double low, double point, double high) {
    Row row = row(criterion, facts, "");

    assertPreference(row, low, point, high, Preference.Shape.TRIANGULAR);
    assertThat(row.preference().reason()).isEqualTo("a stated level may be half a step off");
    assertThat(row.standing()).isEqualTo(Standing.DECLARED);
  }

  @Test
  void the_ends_of_a_scale_with_equal_neighbours_are_exact() {
    assertThat(
            row("k8s_integration", "team.rustReviewers=2; platform.kubernetes=none", "")
                .preference())
        .isEqualTo(Preference.exactly(0));
  }

  @ParameterizedTest(name = "{0}: {1} stands in, worth {3} within {2} to {4}")
  @CsvSource(
      delimiter = '|',
      value = {
        "latency_p99_budget | incumbent.language=rust; load.languageShare=0.5; budgets.p95Ms=1   | 0.7  | 1    | 1",
        "latency_p99_budget | incumbent.language=rust; load.languageShare=0.5; budgets.p95Ms=5   | 0.4  | 0.7  | 1",
        "latency_p99_budget | incumbent.language=rust; load.languageShare=0.5; budgets.p95Ms=50  | -1   | -0.7 | -0.4",
        "latency_p99_budget | incumbent.language=rust; load.languageShare=0.5; budgets.p95Ms=200 | -1   | -1   | -0.7",
        "language_share | load.bound=io    | -0.5 | -0.5 | -0.3",
        "language_share | load.bound=mixed | -0.3 | -0.1 | 0.1",
        "language_share | load.bound=cpu   | 0.1  | 0.3  | 0.3",
        "cpu_intensity | kind=worker; load.languageShare=0.5; load.bound=io    | -0.3  | -0.3 | -0.15",
        "cpu_intensity | kind=worker; load.languageShare=0.5; load.bound=mixed | -0.15 | 0    | 0.2",
        "cpu_intensity | kind=worker; load.languageShare=0.5; load.bound=cpu   | 0.2   | 0.4  | 0.4",
        "cpu_intensity | kind=parser; load.languageShare=0.5; load.bound=cpu   | 0.4   | 0.6  | 0.6",
        "instances | fleet.placement=central    | -0.2 | -0.2 | -0.2",
        "instances | fleet.placement=per-node   | 0.3  | 0.3  | 0.3",
        "instances | fleet.placement=per-pod    | 0.6  | 0.6  | 0.6",
        "instances | fleet.placement=per-device | 0.6  | 0.6  | 0.6",
        "instances | fleet.placement=serverless | 0.05 | 0.05 | 0.05",
        "dependency_readiness | rustLibraries=ready   | -0.2 | 0    | 0",
        "dependency_readiness | rustLibraries=partial | -0.7 | -0.4 | -0.2",
        "dependency_readiness | rustLibraries=missing | -1   | -1   | -0.7",
      })
  void a_stand_in_counts_as_assumed_and_says_so(
      String criterion, String facts, double low, double point, double high) {
    Row row = row(criterion, facts, "");

    assertPreference(
        row, low, point, high, low == high ? Preference.Shape.POINT : Preference.Shape.TRIANGULAR);
    assertThat(row.standing()).isEqualTo(Standing.ASSUMED);
    assertThat(row.notes()).first().asString().startsWith("Read from ");
  }

  @ParameterizedTest(name = "{0}: {1} is worth {3} within {2} to {4}, as {5}")
  @CsvSource(
      delimiter = '|',
      value = {
        "latency_p99_budget | load.languageShare=0.5; incumbent.language=rust; budgets.p99Ms=[2 4 8] | 0.41423202428170525 | 0.7415940651559642 | 0.8707970325779821 | the value is known as an interval",
        "latency_p99_budget | load.languageShare=0.5; incumbent.language=rust; budgets.p99Ms=50; load.fanOut=[1 10 100] | -0.7 | -0.55 | -0.4 | load.fanOut is known as an interval",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=50; load.languageShare=[0.1 0.3 0.5] | -0.7 | -0.35 | 0 | load.languageShare is known as an interval",
        "latency_p99_budget | incumbent.language=rust; budgets.p99Ms=5 | 0 | 0.7 | 0.7 | load.languageShare is not known",
        "latency_p99_budget | load.languageShare=0.5; budgets.p99Ms=5 | -0.5 | 0.7 | 0.7 | it cannot be told whether: Go as it runs today keeps half of the budget free.",
        "latency_p99_budget | load.languageShare=0.5; incumbent.language=go; budgets.p99Ms=5; observed.p99Ms=[2 2.4 3] | -0.5 | 0.7 | 0.7 | it cannot be told whether: Go as it runs today keeps half of the budget free.",
        "latency_p99_budget | budgets.p99Ms=5 | -0.5 | 0.7 | 0.7 | load.languageShare is not known",
        "latency_p99_budget | incumbent.language=rust; budgets.p95Ms=5; load.languageShare=0.5 | 0.4 | 0.7 | 1 | the answer stands in for another",
        "gc_pressure | load.languageShare=0.5; derived.throttledShare=0; incumbent.language=go; observed.gcCpuShare=0.25 | 0.3 | 0.8 | 0.8 | it cannot be told whether: Untuned or CPU-throttled: the collector may not be to blame.",
        "gc_pressure | load.languageShare=0.5; incumbent.tuned=true; incumbent.language=go; observed.gcCpuShare=0.25 | 0.3 | 0.8 | 0.8 | it cannot be told whether: Untuned or CPU-throttled: the collector may not be to blame.",
        "gc_pressure | load.languageShare=0.5; derived.throttledShare=0; incumbent.tuned=true; incumbent.language=go; observed.gcCpuShare=[0.04 0.1 0.3] | -0.4 | 0.2 | 0.8 | the value is known as an interval",
        "gc_pressure | load.languageShare=0.5; incumbent.tuned=false; incumbent.language=go; observed.gcCpuShare=[0.04 0.2 0.3] | -0.4 | 0.3 | 0.3 | the value is known as an interval",
        "memory_headroom | incumbent.language=go; observed.oomKills=2 | 0.4 | 0.7 | 0.7 | it cannot be told whether: Killed for memory while untuned: tuning comes first.",
        "startup_budget | budgets.startupMs=100 | 0 | 0.4 | 0.4 | it cannot be told whether: It starts less than once an hour.",
        "cpu_intensity | load.languageShare=0.5; load.cpuMsPerRequest=5 | 0.4 | 0.4 | 0.6 | it cannot be told whether: Parsing, compression or cryptography.",
        "cpu_intensity | kind=worker; load.cpuMsPerRequest=5 | 0 | 0.4 | 0.4 | load.languageShare is not known",
        "time_to_market | delivery.timeToMarket=5 | -0.7 | -0.7 | -0.35 | it cannot be told whether: Three or more reviewers with a year of Rust lose no time.",
        "time_to_market | delivery.timeToMarket=1; team.rustYears=2 | 0.05 | 0.1 | 0.1 | it cannot be told whether: Three or more reviewers with a year of Rust lose no time.",
        "build_feedback | delivery.cleanBuildSeconds=300 | -0.3 | 0 | 0 | it cannot be told whether: An incremental build must take five seconds or less.",
        "lifetime | delivery.lifetimeYears=5 | -0.3 | 0.3 | 0.3 | it cannot be told whether: A long life with fewer than two Rust maintainers is an ownership risk.",
        "k8s_integration | platform.kubernetes=core | -1 | -1 | -0.3 | a stated level may be half a step off",
        "hiring | hiring.openings=1 | -0.6 | 0 | 0.3 | a condition cannot be told",
        "hiring | hiring.openings=1; hiring.goToRustCandidateRatio=2 | -0.6 | 0 | 0 | a condition cannot be told",
        "hiring | hiring.openings=1; hiring.goToRustCandidateRatio=1 | -0.6 | 0 | 0 | a condition cannot be told",
        "hiring | hiring.openings=1; hiring.withinDays=70 | -0.4 | 0 | 0.3 | a condition cannot be told",
        "hiring | hiring.openings=1; hiring.withinDays=120 | 0 | 0 | 0.3 | a condition cannot be told",
        "hiring | hiring.openings=1; hiring.withinDays=30 | -0.6 | -0.6 | 0.3 | a condition cannot be told",
        "incumbent | incumbent.situation=extension | -0.6 | 0 | 0.6 | a condition cannot be told",
        "incumbent | incumbent.situation=port | -0.5 | 0 | 0.2 | a condition cannot be told",
        "incumbent | incumbent.situation=rewrite; incumbent.language=go; exposure.replaces=none | -0.6 | 0 | 0 | a condition cannot be told",
        "incumbent | incumbent.situation=rewrite; incumbent.language=go; exposure.replaces=none; derived.savingRatio=[0.9 1.2 2] | -0.6 | 0 | 0 | a condition cannot be told",
        "artifact | derived.architectures=3 | -0.2 | 0 | 0 | a condition cannot be told",
      })
  void what_is_not_told_widens_and_does_not_move(
      String criterion, String facts, double low, double point, double high, String reason) {
    Row row = row(criterion, facts, "");

    assertPreference(row, low, point, high, Preference.Shape.TRIANGULAR);
    assertThat(row.preference().reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0} may be {2} to {3} with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "workload_kind           || -0.7 | 0.7",
        "latency_p99_budget      || -1   | 1",
        "language_share          || -0.5 | 0.3",
        "gc_pressure             || -0.4 | 0.8",
        "memory_headroom         || -0.4 | 1",
        "startup_budget          || 0    | 0.8",
        "cpu_intensity           || -0.3 | 0.9",
        "system_level            || -0.1 | 1",
        "instances               || -0.2 | 0.6",
        "throughput              || -0.4 | 0.6",
        "projected_saving        || -0.6 | 0.7",
        "failure_impact          || -0.5 | 0.7",
        "recoverability          || -0.5 | 0.8",
        "untrusted_input         || 0    | 0.5",
        "concurrency_criticality || -0.3 | 0.7",
        "team_skill              || -1   | 1",
        "hiring                  || -0.6 | 0.3",
        "ramp_up                 || -0.7 | 0",
        "ownership_continuity    || -1   | 0",
        "time_to_market          || -0.7 | 0.1",
        "change_rate             || -0.6 | 0.2",
        "oncall_debuggability    || -0.5 | 0",
        "build_feedback          || -0.4 | 0",
        "lifetime                || -0.3 | 0.3",
        "k8s_integration         || -1   | 0",
        "dependency_readiness    || -1   | 1",
        "incumbent               || -0.6 | 0.6",
        "artifact                || -0.2 | 0.3",
        "latency_p99_budget      | load.fanOut=100        | -0.7 | 1",
        "latency_p99_budget      | load.languageShare=0.3 | -0.5 | 0.5",
        "gc_pressure             | incumbent.language=jvm; observed.gcCpuShare=0.3; derived.throttledShare=0 | -0.4 | 0.8",
        "gc_pressure             | derived.throttledShare=0.1 | -0.4 | 0.3",
        "cpu_intensity           | kind=worker            | -0.3 | 0.7",
        "cpu_intensity           | kind=crypto; load.languageShare=0.5 | -0.1 | 0.9",
        "build_feedback          | delivery.incrementalBuildSeconds=[4 5 6] | -0.4 | 0",
        "k8s_integration         | team.rustReviewers=3; rustLibraries=ready | -0.4 | 0",
      })
  void a_missing_answer_may_be_anything(String criterion, String facts, double low, double high) {
    Row row = row(criterion, facts == null ? "" : facts, "");

    assertPreference(row, low, (low + high) / 2, high, Preference.Shape.UNIFORM);
    assertThat(row.preference().reason()).isEqualTo("unknown: any answer is possible");
    assertThat(row.standing()).isEqualTo(Standing.MISSING);
    assertThat(row.basis()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "startup_budget     | load.startsPerHour=0.5",
        "latency_p99_budget | load.languageShare=0.1",
        "gc_pressure        | load.languageShare=0.1",
        "cpu_intensity      | load.languageShare=0.1",
      })
  void a_missing_answer_that_cannot_matter_is_worth_nothing(String criterion, String facts) {
    Row row = row(criterion, facts, "");

    assertPreference(row, 0, 0, 0, Preference.Shape.POINT);
    assertThat(row.standing()).isEqualTo(Standing.MISSING);
  }

  @Test
  void there_are_28_criteria_with_these_weights() {
    assertThat(CANONICAL.criteria().stream().map(c -> c.id() + " " + c.weight()))
        .containsExactly(
            "workload_kind 4.0",
            "latency_p99_budget 8.0",
            "language_share 1.0",
            "gc_pressure 4.0",
            "memory_headroom 6.0",
            "startup_budget 2.0",
            "cpu_intensity 3.0",
            "system_level 2.0",
            "instances 1.0",
            "throughput 2.0",
            "projected_saving 6.0",
            "failure_impact 7.0",
            "recoverability 3.0",
            "untrusted_input 4.0",
            "concurrency_criticality 4.0",
            "team_skill 9.0",
            "hiring 4.0",
            "ramp_up 2.0",
            "ownership_continuity 4.0",
            "time_to_market 4.0",
            "change_rate 2.0",
            "oncall_debuggability 5.0",
            "build_feedback 2.0",
            "lifetime 1.0",
            "k8s_integration 4.0",
            "dependency_readiness 3.0",
            "incumbent 2.0",
            "artifact 1.0");
  }

  private static Row row(String criterion, String facts, String defaults) {
    String stated = facts;
    for (String fact : defaults.split(";")) {
      if (!fact.isBlank() && !facts.contains(fact.strip().split("=")[0])) {
        stated += ";" + fact;
      }
    }
    return CriterionReader.read(CANONICAL.criterion(criterion), Facts.of(stated), 0.01);
  }

  private static void assertPreference(
      Row row, double low, double point, double high, Preference.Shape shape) {
    assertThat(row.preference().low()).isCloseTo(low, within(1e-12));
    assertThat(row.preference().point()).isCloseTo(point, within(1e-12));
    assertThat(row.preference().high()).isCloseTo(high, within(1e-12));
    assertThat(row.preference().shape()).isEqualTo(shape);
  }
}
