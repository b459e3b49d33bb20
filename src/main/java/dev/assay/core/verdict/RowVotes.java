package dev.assay.core.verdict;

import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.PrintedRow;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a printed matrix, each with its vote; every row weighs the same.
 *
 * @param go rows for Go
 * @param rust rows for Rust
 * @param unknown rows that lack a value
 */
record RowVotes(int go, int rust, int unknown, List<Opinion.Reason> reasons) {

  static RowVotes of(List<PrintedRow> rows, Signals signals) {
    int go = 0;
    int rust = 0;
    int unknown = 0;
    List<Opinion.Reason> reasons = new ArrayList<>();
    for (PrintedRow row : rows) {
      PrintedRow.Vote vote = row.vote(signals);
      String found = Words.values(signals, quantities(row));
      String because = found.isEmpty() ? "" : " (" + found + ")";
      Verdict favours = null;
      String text =
          switch (vote) {
            case GO -> {
              go++;
              favours = Verdict.GO;
              yield "Go, \"%s\"%s".formatted(row.goWords(), because);
            }
            case RUST -> {
              rust++;
              favours = Verdict.RUST;
              yield "Rust, \"%s\"%s".formatted(row.rustWords(), because);
            }
            case TIE ->
                row.go() == null
                    ? "a tie, both columns say \"%s\"".formatted(row.goWords())
                    : "a tie, both columns apply" + because;
            case NO_VOTE -> "no vote, neither column applies" + because;
            case UNKNOWN -> {
              unknown++;
              yield "no vote, " + unknown(row, signals);
            }
          };
      reasons.add(
          new Opinion.Reason(row.factor() + ": " + text, favours, Words.place(row.source())));
    }
    return new RowVotes(go, rust, unknown, List.copyOf(reasons));
  }

  /** The side with more rows; null where the sides are level or no row votes. */
  @Nullable Verdict majority() {
    if (go == rust) {
      return null;
    }
    return go > rust ? Verdict.GO : Verdict.RUST;
  }

  /** For example {@code 3 rows for Go, 1 for Rust, 2 not known}. */
  String tally() {
    return "%s %s for Go, %s for Rust%s"
        .formatted(
            go, go == 1 ? "row" : "rows", rust, unknown == 0 ? "" : ", " + unknown + " not known");
  }

  private static List<Quantity> quantities(PrintedRow row) {
    return Stream.of(row.go(), row.rust())
        .filter(Objects::nonNull)
        .flatMap(c -> c.quantities().stream())
        .distinct()
        .toList();
  }

  private static String unknown(PrintedRow row, Signals signals) {
    List<Quantity> missing =
        quantities(row).stream().filter(q -> signals.known(q).isEmpty()).toList();
    Condition open = row.go() == null ? row.rust() : row.go();
    if (missing.isEmpty() && open != null) {
      return Words.unknown(signals, open);
    }
    return Words.ids(missing) + (missing.size() == 1 ? " is" : " are") + " not known";
  }
}
