package dev.assay.core.verdict;

import dev.assay.core.profile.ServiceKind;
import dev.assay.core.rulebook.LabelLookup;
import dev.assay.core.rulebook.Term;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How {@link LabelLookup} answers: an override that holds, else the label, else nothing. */
final class LookupOpinion {
  private LookupOpinion() {}

  static SubjectOpinion of(LabelLookup rulebook, Signals signals) {
    List<Opinion.Reason> reasons = new ArrayList<>();
    Optional<LabelLookup.Overrule> override = Optional.empty();
    for (LabelLookup.Overrule candidate : rulebook.overrides()) {
      reasons.add(reason(candidate, signals));
      if (override.isEmpty() && holds(candidate, signals) == Truth.TRUE) {
        override = Optional.of(candidate);
      }
    }
    String kind = signals.level(Quantity.KIND).orElse("");
    Optional<LabelLookup.Label> label =
        rulebook.labels().stream()
            .filter(l -> l.kinds().stream().map(ServiceKind::id).anyMatch(kind::equals))
            .findFirst();
    label.ifPresent(
        l ->
            reasons.add(
                new Opinion.Reason(
                    "%s counts as %s".formatted(kind, l.words()),
                    Verdict.of(l.language()),
                    Words.place(l.source()))));
    if (override.isPresent()) {
      LabelLookup.Overrule deciding = override.get();
      return new SubjectOpinion(
          Verdict.of(deciding.language()),
          "%s for %s, whatever the label".formatted(deciding.language().title(), deciding.words()),
          reasons);
    }
    return label
        .map(
            l ->
                new SubjectOpinion(
                    Verdict.of(l.language()),
                    "%s because %s counts as %s".formatted(l.language().title(), kind, l.words()),
                    reasons))
        .orElseGet(
            () ->
                new SubjectOpinion(
                    null,
                    "no label names %s, and no override is known to hold"
                        .formatted(kind.isEmpty() ? "an unstated kind" : kind),
                    reasons));
  }

  private static Truth holds(LabelLookup.Overrule override, Signals signals) {
    return Truth.all(override.needs().stream().map(n -> n.when().holds(signals)).toList());
  }

  private static Opinion.Reason reason(LabelLookup.Overrule override, Signals signals) {
    List<String> parts = override.needs().stream().map(need -> told(need, signals)).toList();
    boolean holds = holds(override, signals) == Truth.TRUE;
    return new Opinion.Reason(
        override.id() + ": " + String.join("; ", parts),
        holds ? Verdict.of(override.language()) : null,
        Words.place(override.source()));
  }

  private static String told(Term need, Signals signals) {
    return switch (need.when().holds(signals)) {
      case TRUE ->
          "%s (%s)".formatted(need.words(), Words.values(signals, need.when().quantities()));
      case FALSE ->
          "not so: %s (%s)"
              .formatted(need.words(), Words.values(signals, need.when().quantities()));
      case UNKNOWN -> "not known: %s".formatted(Words.unknown(signals, need.when()));
    };
  }
}
