package dev.assay.api;

import dev.assay.api.Impact.Outcome;
import dev.assay.api.Impact.ServiceChange;
import dev.assay.api.Impact.Transition;
import dev.assay.api.Impact.Unscored;
import dev.assay.boot.RulebookLibrary;
import dev.assay.boot.Rulebooks.Entry;
import dev.assay.core.AdviceRequest;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.Advisor;
import dev.assay.core.profile.Choice;
import dev.assay.core.profile.Violation;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.RulebookRef;
import dev.assay.core.verdict.Verdict;
import dev.assay.store.KeptRequest;
import dev.assay.store.Recommendations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores what is kept under another rulebook: the newest request of each service. */
@Singleton
final class Rescoring {
  private static final int PAGE = 500;

  private final Recommendations store;
  private final RequestReader reader;
  private final Advisor advisor;
  private final RulebookLibrary library;

  Rescoring(Recommendations store, RequestReader reader, Advisor advisor, RulebookLibrary library) {
    this.store = store;
    this.reader = reader;
    this.advisor = advisor;
    this.library = library;
  }

  /** What became of one service: scored, or the reason why not. */
  private record Scored(
      KeptRequest kept, @Nullable Outcome before, @Nullable Outcome after, String why) {}

  /**
   * What the rulebook would change. A verdict of today is scored again under the rulebook that
   * decided it, so that the difference is the rulebook's alone; where that rulebook is no longer
   * known, it is the verdict as it was given.
   *
   * @param listed how many changes are listed
   * @param explain how much of the working of its answers is wanted
   */
  Impact under(Entry rulebook, int listed, Explain explain) {
    Map<String, Map<String, Integer>> transitions = new TreeMap<>();
    List<ServiceChange> changes = new ArrayList<>();
    List<Unscored> unscored = new ArrayList<>();
    int services = 0;
    int changed = 0;
    int failed = 0;
    List<KeptRequest> page = store.newestOfEachService("", PAGE);
    while (!page.isEmpty()) {
      for (Scored one :
          page.parallelStream().map(kept -> score(kept, rulebook, explain)).toList()) {
        Outcome before = one.before();
        Outcome after = one.after();
        if (before == null || after == null) {
          failed++;
          if (unscored.size() < listed) {
            unscored.add(new Unscored(one.kept().service(), one.kept().id(), one.why()));
          }
          continue;
        }
        services++;
        transitions
            .computeIfAbsent(before.verdict(), v -> new TreeMap<>())
            .merge(after.verdict(), 1, Integer::sum);
        if (!before.verdict().equals(after.verdict())) {
          changed++;
          if (changes.size() < listed) {
            changes.add(change(one.kept(), before, after));
          }
        }
      }
      page = store.newestOfEachService(page.getLast().service(), PAGE);
    }
    return new Impact(
        new RulebookRef(
            rulebook.rulebook().header().name(),
            rulebook.rulebook().header().version(),
            rulebook.digest()),
        services,
        changed,
        transitions.entrySet().stream()
            .flatMap(
                from ->
                    from.getValue().entrySet().stream()
                        .map(to -> new Transition(from.getKey(), to.getKey(), to.getValue())))
            .toList(),
        changes,
        changed - changes.size(),
        unscored,
        failed - unscored.size());
  }

  private Scored score(KeptRequest kept, Entry rulebook, Explain explain) {
    AdviceRequest.Rule today =
        library
            .find(kept.rulebookName(), kept.rulebookVersion())
            .filter(e -> e.digest().equals(kept.rulebookDigest()))
            .map(Entry::rule)
            .orElse(null);
    try {
      AdviceRequest asked =
          reader
              .read(
                  Sent.of(kept.request(), kept.requestType()),
                  today == null ? rulebook.rule() : today)
              .explained(Explain.SUMMARY);
      AdviceRequest other = asked.ruledBy(rulebook.rule());
      List<Violation> violations = advisor.check(other);
      if (!violations.isEmpty()) {
        return new Scored(kept, null, null, violations.getFirst().detail());
      }
      Outcome before =
          today == null ? new Outcome(kept.verdict(), null, null, null) : outcome(asked);
      return new Scored(kept, before, outcome(other.explained(explain)), "");
    } catch (InvalidException e) {
      return new Scored(kept, null, null, e.errors().getFirst().detail());
    } catch (MalformedException e) {
      return new Scored(kept, null, null, e.detail());
    }
  }

  private Outcome outcome(AdviceRequest request) {
    Recommendation recommendation = advisor.recommend(request);
    Verdict leader = recommendation.leader();
    Recommendation.Comparison comparison = recommendation.comparison();
    Recommendation.Confidence confidence = recommendation.confidence();
    return new Outcome(
        Choice.id(recommendation.verdict().name()),
        leader == null ? null : leader.id(),
        comparison == null ? null : comparison.margin(),
        confidence == null ? null : confidence.level());
  }

  private static ServiceChange change(KeptRequest kept, Outcome before, Outcome after) {
    return new ServiceChange(
        kept.service(),
        kept.id(),
        kept.createdAt(),
        kept.rulebookName() + "@" + kept.rulebookVersion(),
        before,
        after);
  }
}
