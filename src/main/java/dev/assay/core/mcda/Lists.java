package dev.assay.core.mcda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of numbers as immutable lists, for results that are compared and written out. */
final class Lists {
  private Lists() {}

  static List<Double> of(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  static List<List<Double>> of(double[][] rows) {
    List<List<Double>> lists = new ArrayList<>();
    for (double[] row : rows) {
      lists.add(of(row));
    }
    return List.copyOf(lists);
  }
}
