package dev.assay.core.verdict;

import dev.assay.core.AdviceRequest;
import dev.assay.core.Advisor;
import dev.assay.core.Advisors;
import dev.assay.core.Answer;
import dev.assay.core.Examples;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Decision.PanelSplit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One whole answer, and its exact parts alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AdviceBenchmark {
  /** A service that states nearly everything, and one with three components. */
  @Param({"service", "components"})
  public String profile = "service";

  private static final String EVERYTHING =
      """
      {'name': 'complete', 'kind': 'rest-api',
       'budgets': {'p50Ms': 20, 'p95Ms': 80, 'p99Ms': 120, 'memoryMiB': 180, 'startupMs': 2000, 'imageMiB': 60},
       'load': {'expectedRps': 300, 'peakRps': 900, 'fanOut': 3, 'startsPerHour': 2, 'bound': 'io',
         'languageShare': 0.2, 'cpuMsPerRequest': 1.2, 'utilisation': 0.5},
       'fleet': {'instances': 6, 'placement': 'central', 'pricePerGiBMonth': 4.2, 'pricePerCoreMonth': 25, 'currency': 'EUR'},
       'failure': {'impact': 'high', 'recovery': 'restart', 'downtimeCostPerHour': 2000},
       'exposure': {'input': 'external-via-library', 'replaces': 'none'},
       'concurrency': 'independent',
       'platform': {'runtime': 'normal', 'kubernetes': 'deploys', 'inTree': false, 'architectures': ['amd64', 'arm64']},
       'dependencies': [{'name': 'payment SDK', 'go': 'ga', 'rust': 'community', 'required': true}],
       'team': {'engineers': 6, 'goProduction': 4, 'rustReviewers': 3, 'rustYears': 2, 'rustMaintainersIn12Months': 3,
         'rampUpWeeks': 6, 'onCall': 'broad-rotation', 'yearlyCostPerEngineer': 120000},
       'hiring': {'openings': 2, 'withinDays': 90, 'goToRustCandidateRatio': 2.5},
       'delivery': {'timeToMarket': 4, 'releasesPerWeek': 5, 'prototype': false, 'cleanBuildSeconds': 300,
         'incrementalBuildSeconds': 10, 'lifetimeYears': 5},
       'incumbent': {'situation': 'extension', 'language': 'go', 'tuned': true, 'hotPathIsolable': true},
       'split': {'separable': true, 'sharedDomainLogic': false, 'bothLanguagesInProduction': false},
       'observed': {'p50Ms': 8, 'p95Ms': 40, 'p99Ms': 90, 'requestsPerSecond': 290, 'errorRatio': 0.001, 'cpuCores': 0.3,
         'cpuMsPerRequest': 1.1, 'residentMemoryMiB': 90, 'peakMemoryMiB': 120, 'gcCpuShare': 0.04, 'startupMs': 900,
         'oomKills': 0, 'restartsPerDay': 0}}""";

  private static final PanelSplit VOTES = new PanelSplit(3, 2);

  private Advisor advisor = Advisors.shipped();
  private AdviceRequest request = request("service");
  private Subject subject = Examples.subject(Examples.written(EVERYTHING));

  @Setup
  public void prepare() {
    advisor = Advisors.shipped();
    request = request(profile);
    subject = advisor.known(request);
  }

  private static AdviceRequest request(String profile) {
    ServiceProfile stated =
        profile.equals("service") ? Examples.written(EVERYTHING) : Examples.profile("gpu-platform");
    return new AdviceRequest(
        stated, List.of(), new AdviceRequest.Rule(Assessments.RULEBOOK, "digest"), null);
  }

  /** 28 criteria, 5 alternatives, 10,000 draws, all flips, next questions, panel, plan and cost. */
  @Benchmark
  public Answer wholeAnswer() {
    return advisor.answer(request);
  }

  /** The whole answer without what is sampled or searched for. */
  @Benchmark
  public Answer summary() {
    return advisor.answer(request.explained(AdviceRequest.Explain.SUMMARY));
  }

  /** Matrix, gates, scores and verdict of a subject. */
  @Benchmark
  public Object exactParts() {
    Assessment assessment = Assessment.of(subject, Assessments.BUILDER);
    return Decision.of(assessment, Assessments.RULEBOOK.thresholds(), VOTES);
  }
}
