package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.List;

/**
 * Five categories scored 1 to 5; two groups of them are compared by their means (seed 003).
 *
 * @param categories the five, in printed order
 * @param modes the ways to read the rule; the first is the one that answers
 * @param margin least difference of the group means that makes a winner, in score points
 * @param marginSource where the margin comes from
 * @param unsure what the source advises where there is no clear winner
 */
public record FiveScores(
    Header header,
    List<Category> categories,
    List<Mode> modes,
    double margin,
    Source marginSource,
    Advice unsure)
    implements SeedRulebook {

  /** The lowest score. */
  public static final int LOWEST = 1;

  /** The highest score. */
  public static final int HIGHEST = 5;

  public FiveScores {
    categories = categories == null ? List.of() : List.copyOf(categories);
    modes = modes == null ? List.of() : List.copyOf(modes);
  }

  /**
   * One category.
   *
   * @param number as printed, from 1
   * @param scores from the first match on; the last one has to match where nothing else does
   */
  public record Category(int number, String id, String words, List<Score> scores, Source source) {
    public Category {
      scores = scores == null ? List.of() : List.copyOf(scores);
    }
  }

  /** A score and when it is given. */
  public record Score(int score, Condition when, Source source) {}

  /**
   * A reading of the rule.
   *
   * @param rust numbers of the categories whose mean counts for Rust
   * @param go numbers of the categories whose mean counts for Go
   * @param inverted numbers of the categories that are turned round first: a score x becomes 6 - x
   */
  public record Mode(
      String name,
      List<Integer> rust,
      List<Integer> go,
      List<Integer> inverted,
      String words,
      Source source) {
    public Mode {
      rust = rust == null ? List.of() : List.copyOf(rust);
      go = go == null ? List.of() : List.copyOf(go);
      inverted = inverted == null ? List.of() : List.copyOf(inverted);
    }
  }

  /** A piece of advice with its place. */
  public record Advice(String words, Source source) {}

  @Override
  public List<Violation> validate() {
    Findings findings = Findings.on(header);
    findings.filled("/categories", categories);
    findings.keyed("/categories", categories, "id", Category::id);
    findings.keyed("/categories", categories, "number", Category::number);
    for (int i = 0; i < categories.size(); i++) {
      validate(categories.get(i), "/categories/" + i, findings);
    }
    findings.filled("/modes", modes);
    findings.keyed("/modes", modes, "name", Mode::name);
    for (int i = 0; i < modes.size(); i++) {
      validate(modes.get(i), "/modes/" + i, findings);
    }
    if (!(margin > 0 && margin < HIGHEST - LOWEST)) {
      findings.add("/margin", "out-of-range", margin + " is not between 0 and 4", margin);
    }
    findings.source("/marginSource", marginSource);
    if (findings.required("/unsure", unsure)) {
      findings.required("/unsure/words", unsure.words());
      findings.source("/unsure/source", unsure.source());
    }
    return findings.all();
  }

  private static void validate(Category category, String pointer, Findings findings) {
    findings.required(pointer + "/words", category.words());
    findings.source(pointer + "/source", category.source());
    findings.filled(pointer + "/scores", category.scores());
    findings.keyed(pointer + "/scores", category.scores(), "score", Score::score);
    for (int i = 0; i < category.scores().size(); i++) {
      Score score = category.scores().get(i);
      if (score.score() < LOWEST || score.score() > HIGHEST) {
        findings.add(
            pointer + "/scores/" + i + "/score",
            "out-of-range",
            score.score() + " is not a score from 1 to 5",
            score.score());
      }
      findings.condition(pointer + "/scores/" + i + "/when", score.when());
      findings.source(pointer + "/scores/" + i + "/source", score.source());
    }
  }

  private void validate(Mode mode, String pointer, Findings findings) {
    findings.required(pointer + "/words", mode.words());
    findings.source(pointer + "/source", mode.source());
    findings.filled(pointer + "/rust", mode.rust());
    findings.filled(pointer + "/go", mode.go());
    for (int i = 0; i < mode.go().size(); i++) {
      if (mode.rust().contains(mode.go().get(i))) {
        findings.add(
            pointer + "/go/" + i,
            "duplicate",
            mode.go().get(i) + " counts for both sides",
            mode.go().get(i));
      }
    }
    List<Integer> numbers = categories.stream().map(Category::number).toList();
    numbersExist(mode.rust(), numbers, pointer + "/rust", findings);
    numbersExist(mode.go(), numbers, pointer + "/go", findings);
    numbersExist(mode.inverted(), numbers, pointer + "/inverted", findings);
  }

  private static void numbersExist(
      List<Integer> used, List<Integer> numbers, String pointer, Findings findings) {
    for (int i = 0; i < used.size(); i++) {
      if (!numbers.contains(used.get(i))) {
        findings.add(
            pointer + "/" + i,
            "unknown-category",
            used.get(i) + " is not one of " + numbers,
            used.get(i));
      }
    }
  }
}
