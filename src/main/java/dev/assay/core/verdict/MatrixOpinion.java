package dev.assay.core.verdict;

import dev.assay.core.profile.ServiceKind;
import dev.assay.core.rulebook.QuickMatrix;
import dev.assay.core.rulebook.Side;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How {@link QuickMatrix} answers: the majority of the rows; where there is none, the default list
 * that alone applies; where there is none either, the plane.
 */
final class MatrixOpinion {
  private MatrixOpinion() {}

  static SubjectOpinion of(QuickMatrix rulebook, Signals signals) {
    RowVotes votes = RowVotes.of(rulebook.rows(), signals);
    List<QuickMatrix.DefaultItem> items =
        rulebook.defaults().stream().filter(i -> i.when().holds(signals) == Truth.TRUE).toList();
    Optional<QuickMatrix.Plane> plane = plane(rulebook, signals);
    List<Opinion.Reason> reasons = new ArrayList<>(votes.reasons());
    for (QuickMatrix.DefaultItem item : items) {
      reasons.add(
          new Opinion.Reason(
              "default list: %s (%s)"
                  .formatted(item.words(), Words.values(signals, item.when().quantities())),
              Verdict.of(item.language()),
              Words.place(item.source())));
    }
    plane.ifPresent(
        p ->
            reasons.add(
                new Opinion.Reason(
                    "plane: " + p.words(), Verdict.of(p.language()), Words.place(p.source()))));

    Verdict majority = votes.majority();
    Verdict listed = listed(items);
    if (majority != null) {
      String aside =
          listed == null || listed == majority
              ? ""
              : "; the default lists say " + title(listed) + " and are outvoted";
      return new SubjectOpinion(
          majority, "%s by %s%s".formatted(title(majority), votes.tally(), aside), reasons);
    }
    String undecided = "the matrix does not decide (%s)".formatted(votes.tally());
    if (listed != null) {
      return new SubjectOpinion(
          listed,
          "%s by the default list: %s; %s"
              .formatted(
                  title(listed),
                  Words.list(items.stream().map(QuickMatrix.DefaultItem::words).toList()),
                  undecided),
          reasons);
    }
    return plane
        .map(
            p ->
                new SubjectOpinion(
                    Verdict.of(p.language()),
                    "%s for the plane \"%s\"; %s and the default lists name %s"
                        .formatted(
                            p.language().title(),
                            p.words(),
                            undecided,
                            items.isEmpty() ? "neither side" : "both sides"),
                    reasons))
        .orElseGet(
            () ->
                new SubjectOpinion(
                    null,
                    "%s, the default lists name %s, and no plane fits"
                        .formatted(undecided, items.isEmpty() ? "neither side" : "both sides"),
                    reasons));
  }

  private static @Nullable Verdict listed(List<QuickMatrix.DefaultItem> items) {
    List<Side> sides = items.stream().map(QuickMatrix.DefaultItem::language).distinct().toList();
    return sides.size() == 1 ? Verdict.of(sides.getFirst()) : null;
  }

  private static Optional<QuickMatrix.Plane> plane(QuickMatrix rulebook, Signals signals) {
    String kind = signals.level(Quantity.KIND).orElse("");
    return rulebook.planes().stream()
        .filter(p -> p.kinds().stream().map(ServiceKind::id).anyMatch(kind::equals))
        .findFirst();
  }

  private static String title(Verdict verdict) {
    return verdict == Verdict.GO ? Side.GO.title() : Side.RUST.title();
  }
}
