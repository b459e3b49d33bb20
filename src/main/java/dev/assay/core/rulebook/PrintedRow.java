package dev.assay.core.rulebook;

import dev.assay.core.signal.Signals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a printed two-column matrix.
 *
 * @param factor the row's heading
 * @param goWords the Go column as printed
 * @param rustWords the Rust column as printed
 * @param go when the row counts for Go; both columns without a condition make the row a tie
 * @param rust when the row counts for Rust
 */
public record PrintedRow(
    String id,
    String factor,
    String goWords,
    String rustWords,
    @Nullable Condition go,
    @Nullable Condition rust,
    Rulebook.Source source) {

  /** What a row says of a subject. */
  public enum Vote {
    GO,
    RUST,
    /** The columns say the same, or both apply. */
    TIE,
    /** Neither column applies. */
    NO_VOTE,
    /** A value that decides is missing. */
    UNKNOWN
  }

  /** What it says; a column counts only where the other is known not to. */
  public Vote vote(Signals signals) {
    if (go == null || rust == null) {
      return Vote.TIE;
    }
    Truth forGo = go.holds(signals);
    Truth forRust = rust.holds(signals);
    if (forGo == Truth.UNKNOWN || forRust == Truth.UNKNOWN) {
      return Vote.UNKNOWN;
    }
    if (forGo == forRust) {
      return forGo == Truth.TRUE ? Vote.TIE : Vote.NO_VOTE;
    }
    return forGo == Truth.TRUE ? Vote.GO : Vote.RUST;
  }

  static void validate(List<PrintedRow> rows, String pointer, Findings findings) {
    findings.filled(pointer, rows);
    findings.keyed(pointer, rows, "id", PrintedRow::id);
    for (int i = 0; i < rows.size(); i++) {
      PrintedRow row = rows.get(i);
      String place = pointer + "/" + i;
      findings.required(place + "/factor", row.factor());
      findings.required(place + "/goWords", row.goWords());
      findings.required(place + "/rustWords", row.rustWords());
      findings.source(place + "/source", row.source());
      findings.optionalCondition(place + "/go", row.go());
      findings.optionalCondition(place + "/rust", row.rust());
      if ((row.go() == null) != (row.rust() == null)) {
        findings.add(
            place,
            "one-sided",
            "\"" + row.id() + "\" has a condition for one column only",
            row.id());
      }
    }
  }
}
