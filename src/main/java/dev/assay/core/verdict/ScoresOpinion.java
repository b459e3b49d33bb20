package dev.assay.core.verdict;

import dev.assay.core.rulebook.FiveScores;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How {@link FiveScores} answers. A score that cannot be told exactly is the range of what it can
 * be, and a verdict is given only where it holds over the whole range.
 */
final class ScoresOpinion {
  private ScoresOpinion() {}

  /** What a score can be, both ends included. */
  record Range(int low, int high) {
    boolean exact() {
      return low == high;
    }

    Range inverted() {
      int sum = FiveScores.LOWEST + FiveScores.HIGHEST;
      return new Range(sum - high, sum - low);
    }

    @Override
    public String toString() {
      return exact() ? String.valueOf(low) : low + " to " + high;
    }
  }

  /**
   * One reading of the rule.
   *
   * @param low least difference of the means that can be, Rust less Go
   * @param high greatest difference of the means that can be
   */
  record Reading(FiveScores.Mode mode, double low, double high, @Nullable Verdict verdict) {}

  static SubjectOpinion of(FiveScores rulebook, Signals signals) {
    List<Opinion.Reason> reasons = new ArrayList<>();
    Map<Integer, Range> scores = new LinkedHashMap<>();
    for (FiveScores.Category category : rulebook.categories()) {
      Range range = score(category, signals);
      scores.put(category.number(), range);
      reasons.add(reason(category, range, signals));
    }
    List<Reading> readings =
        rulebook.modes().stream().map(m -> reading(rulebook, m, scores)).toList();
    for (Reading reading : readings) {
      reasons.add(
          new Opinion.Reason(
              "%s (%s): %s"
                  .formatted(reading.mode().name(), reading.mode().words(), outcome(reading)),
              reading.verdict(),
              Words.place(reading.mode().source())));
    }
    Reading first = readings.getFirst();
    if (first.verdict() == null) {
      reasons.add(
          new Opinion.Reason(
              "unsure: " + rulebook.unsure().words(),
              null,
              Words.place(rulebook.unsure().source())));
    }
    List<String> notes =
        readings.stream()
            .filter(r -> r.verdict() != first.verdict())
            .map(r -> "C01: %s, but %s".formatted(told(first), told(r)))
            .toList();
    String missing =
        scores.values().stream().allMatch(Range::exact)
            ? ""
            : "; "
                + Words.list(
                    rulebook.categories().stream()
                        .filter(c -> !scores.getOrDefault(c.number(), ALL).exact())
                        .map(c -> c.words() + " is not known exactly")
                        .toList());
    return new SubjectOpinion(first.verdict(), told(first) + missing, reasons, notes);
  }

  private static final Range ALL = new Range(FiveScores.LOWEST, FiveScores.HIGHEST);

  /** What the score can be: every row that may hold before one that does. */
  static Range score(FiveScores.Category category, Signals signals) {
    int low = FiveScores.HIGHEST;
    int high = FiveScores.LOWEST;
    boolean any = false;
    for (FiveScores.Score score : category.scores()) {
      Truth truth = score.when().holds(signals);
      if (truth == Truth.FALSE) {
        continue;
      }
      any = true;
      low = Math.min(low, score.score());
      high = Math.max(high, score.score());
      if (truth == Truth.TRUE) {
        break;
      }
    }
    return any ? new Range(low, high) : ALL;
  }

  private static Reading reading(
      FiveScores rulebook, FiveScores.Mode mode, Map<Integer, Range> scores) {
    double rustLow = 0;
    double rustHigh = 0;
    for (int number : mode.rust()) {
      Range range = read(mode, number, scores);
      rustLow += range.low();
      rustHigh += range.high();
    }
    double goLow = 0;
    double goHigh = 0;
    for (int number : mode.go()) {
      Range range = read(mode, number, scores);
      goLow += range.low();
      goHigh += range.high();
    }
    double low = rustLow / mode.rust().size() - goHigh / mode.go().size();
    double high = rustHigh / mode.rust().size() - goLow / mode.go().size();
    Verdict verdict =
        low >= rulebook.margin() ? Verdict.RUST : high <= -rulebook.margin() ? Verdict.GO : null;
    return new Reading(mode, low, high, verdict);
  }

  private static Range read(FiveScores.Mode mode, int number, Map<Integer, Range> scores) {
    Range range = scores.getOrDefault(number, ALL);
    return mode.inverted().contains(number) ? range.inverted() : range;
  }

  private static Opinion.Reason reason(FiveScores.Category category, Range range, Signals signals) {
    List<Quantity> quantities =
        category.scores().stream().flatMap(s -> s.when().quantities().stream()).distinct().toList();
    String found = Words.values(signals, quantities);
    String missing =
        Words.ids(quantities.stream().filter(q -> signals.known(q).isEmpty()).toList());
    String because =
        range.exact() || missing.isEmpty()
            ? found
            : (found.isEmpty() ? "" : found + "; ") + "not stated: " + missing;
    return new Opinion.Reason(
        "%s. %s: %s (%s)".formatted(category.number(), category.words(), range, because),
        null,
        Words.place(category.source()));
  }

  private static String told(Reading reading) {
    return "%s %s: %s"
        .formatted(
            reading.mode().name(),
            reading.verdict() == null
                ? "has no clear winner"
                : "says " + (reading.verdict() == Verdict.GO ? "Go" : "Rust"),
            outcome(reading));
  }

  private static String outcome(Reading reading) {
    String low = String.format(Locale.ROOT, "%+.2f", reading.low());
    String high = String.format(Locale.ROOT, "%+.2f", reading.high());
    return "mean of %s less mean of %s is %s"
        .formatted(
            reading.mode().rust(),
            reading.mode().go(),
            low.equals(high) ? low : low + " to " + high);
  }
}
