package dev.assay.core.verdict;

import dev.assay.core.profile.Impact;
import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.GoDefaultGates;
import dev.assay.core.rulebook.Term;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@link GoDefaultGates} answers. What cannot be told leaves the default in place: an unknown
 * gate is not open, and unknown support is no support; an unanswered question of the checklist
 * stays open without blocking.
 */
final class GatesOpinion {
  private final GoDefaultGates rulebook;
  private final Signals signals;
  private final List<Opinion.Reason> reasons = new ArrayList<>();

  private GatesOpinion(GoDefaultGates rulebook, Signals signals) {
    this.rulebook = rulebook;
    this.signals = signals;
  }

  static SubjectOpinion of(GoDefaultGates rulebook, Signals signals) {
    return new GatesOpinion(rulebook, signals).answer();
  }

  private SubjectOpinion answer() {
    Verdict fallback = Verdict.of(rulebook.fallback().language());
    String home = rulebook.fallback().language().title();
    tier();
    List<Term> open = open(rulebook.gates(), "gate");
    if (open.isEmpty()) {
      questions(open, false);
      reason(rulebook.fallback().words(), fallback, Words.place(rulebook.fallback().source()));
      return new SubjectOpinion(
          fallback, "%s: %s".formatted(home, rulebook.fallback().words()), reasons);
    }
    String justified = Words.list(open.stream().map(Term::words).toList());
    List<Term> support = open(rulebook.support(), "support");
    if (support.size() < rulebook.support().size()) {
      List<String> lacking =
          rulebook.support().stream().filter(t -> !support.contains(t)).map(this::lacking).toList();
      questions(open, false);
      return new SubjectOpinion(
          fallback,
          "%s: %s would justify Rust, but the team is not known to support it (%s)%s"
              .formatted(home, justified, String.join("; ", lacking), stricter()),
          reasons);
    }
    List<GoDefaultGates.Question> blocking = questions(open, true);
    if (!blocking.isEmpty()) {
      return new SubjectOpinion(
          fallback,
          "%s: %s would justify Rust, but the checklist blocks it (%s)%s"
              .formatted(
                  home,
                  justified,
                  String.join(", ", blocking.stream().map(q -> q.id()).toList()),
                  stricter()),
          reasons);
    }
    return new SubjectOpinion(
        Verdict.RUST,
        "Rust: justified by %s, and the team can support it".formatted(justified),
        reasons);
  }

  /** The failure tier, where the impact is stated. */
  private void tier() {
    String impact = signals.level(Quantity.FAILURE_IMPACT).orElse("");
    for (GoDefaultGates.Tier tier : rulebook.tiers()) {
      if (tier.level().id().equals(impact)) {
        reason(
            "failure impact %s: %s".formatted(impact, tier.advice()),
            Verdict.of(tier.favours()),
            Words.place(tier.source()));
      }
    }
  }

  private List<Term> open(List<Term> terms, String what) {
    List<Term> open = new ArrayList<>();
    for (Term term : terms) {
      Truth truth = term.when().holds(signals);
      String text =
          switch (truth) {
            case TRUE ->
                "%s %s: %s (%s)".formatted(what, term.id(), term.words(), values(term.when()));
            case FALSE -> "%s %s: not given (%s)".formatted(what, term.id(), values(term.when()));
            case UNKNOWN ->
                "%s %s: not known, %s"
                    .formatted(what, term.id(), Words.unknown(signals, term.when()));
          };
      reason(text, truth == Truth.TRUE ? Verdict.RUST : null, Words.place(term.source()));
      if (truth == Truth.TRUE) {
        open.add(term);
      }
    }
    return open;
  }

  private String lacking(Term term) {
    return term.when().holds(signals) == Truth.FALSE
        ? "%s: %s".formatted(term.words(), values(term.when()))
        : Words.unknown(signals, term.when());
  }

  /**
   * The checklist; returns the questions that stand in the way of Rust.
   *
   * @param rust whether Rust is what the rule would choose
   */
  private List<GoDefaultGates.Question> questions(List<Term> open, boolean rust) {
    List<String> gates = open.stream().map(Term::id).toList();
    List<GoDefaultGates.Question> blocking = new ArrayList<>();
    for (GoDefaultGates.Question question : rulebook.checklist()) {
      Condition blocks = rust ? question.blocksRust() : question.blocksGo();
      if (blocks == null) {
        continue;
      }
      boolean counts =
          question.onlyForGates().isEmpty() || question.onlyForGates().containsAll(gates);
      Truth truth = blocks.holds(signals);
      if (rust && counts && truth == Truth.TRUE) {
        blocking.add(question);
      }
      told(question, blocks, truth, counts, rust);
    }
    return blocking;
  }

  private void told(
      GoDefaultGates.Question question,
      Condition blocks,
      Truth truth,
      boolean counts,
      boolean rust) {
    String language = rust ? "Rust" : "Go";
    Verdict against = rust ? Verdict.GO : Verdict.RUST;
    @Nullable Verdict favours = null;
    String text =
        switch (truth) {
          case TRUE -> {
            favours = counts ? against : null;
            yield counts
                ? "stands in the way of %s (%s)".formatted(language, values(blocks))
                : "does not count, recovery outranks runtime (%s)".formatted(values(blocks));
          }
          case FALSE -> "clear for " + language;
          case UNKNOWN -> "open: " + Words.unknown(signals, blocks);
        };
    reason(
        "checklist %s: \"%s\" %s".formatted(question.id(), question.question(), text),
        favours,
        Words.place(question.source()));
  }

  /** What to do instead where the damage is great and Rust is out of reach. */
  private String stricter() {
    boolean grave =
        signals
            .level(Quantity.FAILURE_IMPACT)
            .filter(i -> i.equals(Impact.HIGH.id()) || i.equals(Impact.VERY_HIGH.id()))
            .isPresent();
    return grave ? "; stricter rules and slower changes instead" : "";
  }

  private String values(Condition condition) {
    return Words.values(signals, condition.quantities());
  }

  private void reason(String text, @Nullable Verdict favours, String source) {
    reasons.add(new Opinion.Reason(text, favours, source));
  }
}
