package dev.assay.core.mcda;

/** What every method asks of its numbers; a message begins with the offending value and place. */
final class Checks {
  private Checks() {}

  /** A copy of the numbers, each finite. */
  static double[] finite(String what, double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw new IllegalArgumentException(
            "%s at %s[%d] is not a finite number".formatted(numbers[i], what, i));
      }
    }
    return numbers.clone();
  }

  static double finite(String what, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "%s for %s is not a finite number".formatted(number, what));
    }
    return number;
  }

  /** A copy of the numbers, each finite or negative infinity: the utility of what is ruled out. */
  static double[] utilities(String what, double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isNaN(numbers[i]) || numbers[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "%s at %s[%d] is not a utility".formatted(numbers[i], what, i));
      }
    }
    return numbers.clone();
  }

  /** A copy of the weights: finite, none negative, at least one positive. */
  static double[] weights(double[] weights) {
    double[] copy = finite("weights", weights);
    double sum = 0;
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] < 0) {
        throw new IllegalArgumentException("%s at weights[%d] is negative".formatted(copy[i], i));
      }
      sum += copy[i];
    }
    if (!(sum > 0) || !Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "%s is the sum of weights: it must be positive".formatted(sum));
    }
    return copy;
  }

  /** A copy of the weights, divided by their sum. */
  static double[] normalised(double[] weights) {
    double[] copy = weights(weights);
    double sum = CompensatedSum.of(copy);
    for (int i = 0; i < copy.length; i++) {
      copy[i] /= sum;
    }
    return copy;
  }

  static void length(String what, double[] numbers, int expected) {
    if (numbers.length != expected) {
      throw new IllegalArgumentException(
          "%d numbers in %s: expected %d".formatted(numbers.length, what, expected));
    }
  }

  /** A copy of the rows, each of the given width and finite. */
  static double[][] table(String what, double[][] rows, int columns) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      String row = "%s[%d]".formatted(what, i);
      length(row, rows[i], columns);
      copy[i] = finite(row, rows[i]);
    }
    return copy;
  }

  static int index(String what, int index, int size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "%d for %s is outside 0 to %d".formatted(index, what, size - 1));
    }
    return index;
  }

  static double share(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("%s for %s is outside 0 to 1".formatted(share, what));
    }
    return share;
  }
}
