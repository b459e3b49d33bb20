package dev.assay.core.verdict;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one service or one component taken alone.
 *
 * @param verdict null where the rule gives no clear winner
 * @param notes what the rule itself has to say about its source
 */
record SubjectOpinion(
    @Nullable Verdict verdict, String because, List<Opinion.Reason> reasons, List<String> notes) {

  SubjectOpinion {
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
  }

  SubjectOpinion(@Nullable Verdict verdict, String because, List<Opinion.Reason> reasons) {
    this(verdict, because, reasons, List.of());
  }

  /**
   * The verdict of parts taken together: a split where both languages are asked for, one language
   * where all parts agree, and none where a part without a verdict could still tip it.
   */
  static @Nullable Verdict together(List<SubjectOpinion> parts) {
    boolean go = parts.stream().anyMatch(p -> p.verdict() == Verdict.GO);
    boolean rust = parts.stream().anyMatch(p -> p.verdict() == Verdict.RUST);
    if (go && rust) {
      return Verdict.HYBRID;
    }
    if (parts.stream().anyMatch(p -> p.verdict() == null)) {
      return null;
    }
    return go ? Verdict.GO : Verdict.RUST;
  }

  /** The reasons with the name of the component before each. */
  Stream<Opinion.Reason> reasonsOf(String component) {
    return reasons.stream()
        .map(r -> new Opinion.Reason(component + ": " + r.text(), r.favours(), r.source()));
  }
}
