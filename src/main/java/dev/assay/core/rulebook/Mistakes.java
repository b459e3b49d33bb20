package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The common mistakes that the seeds warn of, in the order they are told. */
public record Mistakes(List<Mistake> mistakes) {

  public Mistakes {
    mistakes = mistakes == null ? List.of() : List.copyOf(mistakes);
  }

  /**
   * One mistake. Exactly one of {@code when} and {@code across} is given.
   *
   * @param code stable name, for example {@code fantasy-peak}
   * @param text what the answer says
   * @param when shows it in a service or in a component
   * @param across shows it where one component meets this and another is known not to
   * @param verdicts wire ids of the verdicts under which it can be made; empty for all
   */
  public record Mistake(
      String code,
      String text,
      @Nullable Condition when,
      @Nullable Condition across,
      List<String> verdicts,
      Rulebook.Source source) {
    public Mistake {
      verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
    }
  }

  /** Everything wrong with them, with JSON pointers; empty where they can be used. */
  public List<Violation> validate() {
    Findings findings = new Findings();
    findings.filled("/mistakes", mistakes);
    findings.keyed("/mistakes", mistakes, "code", Mistake::code);
    for (int i = 0; i < mistakes.size(); i++) {
      Mistake mistake = mistakes.get(i);
      String pointer = "/mistakes/" + i;
      findings.required(pointer + "/text", mistake.text());
      findings.source(pointer + "/source", mistake.source());
      findings.optionalCondition(pointer + "/when", mistake.when());
      findings.optionalCondition(pointer + "/across", mistake.across());
      if ((mistake.when() == null) == (mistake.across() == null)) {
        findings.add(
            pointer,
            "when-or-across",
            "\"" + mistake.code() + "\" needs exactly one of when and across",
            mistake.code());
      }
    }
    return findings.all();
  }
}
