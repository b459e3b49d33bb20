package dev.assay.core.verdict;

import dev.assay.core.rulebook.Conjunction;
import dev.assay.core.rulebook.Term;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.List;

/**
 * How {@link Conjunction} answers: the sentence that holds; nothing where neither does or both do,
 * because the source breaks off. The rows are shown and decide nothing.
 */
final class ConjunctionOpinion {
  private ConjunctionOpinion() {}

  static SubjectOpinion of(Conjunction rulebook, Signals signals) {
    RowVotes votes = RowVotes.of(rulebook.rows(), signals);
    List<Opinion.Reason> reasons = new ArrayList<>();
    Truth rust = Truth.all(told(rulebook.rust(), signals, Verdict.RUST, reasons));
    Truth go = Truth.any(told(rulebook.go(), signals, Verdict.GO, reasons));
    reasons.addAll(votes.reasons());
    List<String> notes = List.of("C22: " + rulebook.cutOff().words());
    String matrix = "; its matrix stands at " + votes.tally();
    if (rust == Truth.TRUE && go != Truth.TRUE) {
      return new SubjectOpinion(
          Verdict.RUST,
          "Rust because all of this holds: " + words(rulebook.rust()) + matrix,
          reasons,
          notes);
    }
    if (go == Truth.TRUE && rust != Truth.TRUE) {
      List<Term> holding =
          rulebook.go().stream().filter(t -> t.when().holds(signals) == Truth.TRUE).toList();
      return new SubjectOpinion(
          Verdict.GO, "Go because of " + words(holding) + matrix, reasons, notes);
    }
    String why =
        rust == Truth.TRUE
            ? "both sentences apply"
            : rust == Truth.FALSE && go == Truth.FALSE
                ? "neither sentence applies"
                : "not enough is known to say which sentence applies";
    return new SubjectOpinion(null, why + ", and the source breaks off" + matrix, reasons, notes);
  }

  private static List<Truth> told(
      List<Term> terms, Signals signals, Verdict side, List<Opinion.Reason> reasons) {
    List<Truth> truths = new ArrayList<>();
    for (Term term : terms) {
      Truth truth = term.when().holds(signals);
      truths.add(truth);
      String found = Words.values(signals, term.when().quantities());
      String text =
          switch (truth) {
            case TRUE -> "%s (%s)".formatted(term.words(), found);
            case FALSE -> "not so: %s (%s)".formatted(term.words(), found);
            case UNKNOWN ->
                "not known: %s, %s".formatted(term.words(), Words.unknown(signals, term.when()));
          };
      reasons.add(
          new Opinion.Reason(text, truth == Truth.TRUE ? side : null, Words.place(term.source())));
    }
    return truths;
  }

  private static String words(List<Term> terms) {
    return Words.list(terms.stream().map(Term::words).toList());
  }
}
