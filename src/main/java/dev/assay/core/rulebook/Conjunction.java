package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.List;

/**
 * Rust where every term of one sentence holds, Go where any term of the next does; the source
 * breaks off in that second sentence (seed 004).
 *
 * @param rows the six-row matrix that the sentences sum up
 * @param rust the terms that must all hold
 * @param go the terms of which one is enough
 * @param cutOff what the source leaves unsaid
 */
public record Conjunction(
    Header header, List<PrintedRow> rows, List<Term> rust, List<Term> go, CutOff cutOff)
    implements SeedRulebook {

  public Conjunction {
    rows = rows == null ? List.of() : List.copyOf(rows);
    rust = rust == null ? List.of() : List.copyOf(rust);
    go = go == null ? List.of() : List.copyOf(go);
  }

  /** Where the source breaks off, and what that leaves open. */
  public record CutOff(String words, Source source) {}

  @Override
  public List<Violation> validate() {
    Findings findings = Findings.on(header);
    PrintedRow.validate(rows, "/rows", findings);
    findings.filled("/rust", rust);
    Term.validate(rust, "/rust", findings);
    findings.filled("/go", go);
    Term.validate(go, "/go", findings);
    if (findings.required("/cutOff", cutOff)) {
      findings.required("/cutOff/words", cutOff.words());
      findings.source("/cutOff/source", cutOff.source());
    }
    if (header != null && header.complete()) {
      findings.add("/header/complete", "cut-off", "true, but the source breaks off", true);
    }
    return findings.all();
  }
}
