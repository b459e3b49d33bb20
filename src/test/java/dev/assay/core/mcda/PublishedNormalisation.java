package dev.assay.core.mcda;

import dev.assay.core.rulebook.Anchors;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The relative normalisations under which some published examples were computed. They make a score
 * depend on the other rows of the table, which is why no method of the package offers them.
 */
final class PublishedNormalisation {
  private PublishedNormalisation() {}

  static double[] column(double[][] matrix, int j) {
    return Arrays.stream(matrix).mapToDouble(row -> row[j]).toArray();
  }

  /** Each cell together with a figure of its column. */
  private static double[][] byColumn(
      double[][] matrix, IntToDoubleFunction figure, DoubleBinaryOperator cell) {
    double[][] result = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      double[] row = matrix[i].clone();
      for (int j = 0; j < row.length; j++) {
        row[j] = cell.applyAsDouble(row[j], figure.applyAsDouble(j));
      }
      result[i] = row;
    }
    return result;
  }

  /** Cost columns as reciprocals. */
  static double[][] reciprocalCosts(double[][] matrix, int[] types) {
    double[][] result = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      result[i] = matrix[i].clone();
      for (int j = 0; j < types.length; j++) {
        if (types[j] < 0) {
          result[i][j] = 1 / result[i][j];
        }
      }
    }
    return result;
  }

  static double[][] bySum(double[][] matrix) {
    return byColumn(matrix, j -> DoubleStream.of(column(matrix, j)).sum(), (x, sum) -> x / sum);
  }

  static double[][] byMaximum(double[][] matrix) {
    return byColumn(
        matrix, j -> DoubleStream.of(column(matrix, j)).max().getAsDouble(), (x, max) -> x / max);
  }

  static double[][] byNorm(double[][] matrix) {
    return byColumn(
        matrix,
        j -> Math.sqrt(DoubleStream.of(column(matrix, j)).map(x -> x * x).sum()),
        (x, norm) -> x / norm);
  }

  /** From 0 for the worst row to 1 for the best one. */
  static double[][] minMax(double[][] matrix, int[] types) {
    double[][] result = new double[matrix.length][types.length];
    for (int j = 0; j < types.length; j++) {
      double[] column = column(matrix, j);
      double min = DoubleStream.of(column).min().getAsDouble();
      double max = DoubleStream.of(column).max().getAsDouble();
      Anchors value = types[j] > 0 ? Additive.between(min, max) : Additive.between(max, min);
      for (int i = 0; i < matrix.length; i++) {
        result[i][j] = value.at(column[i]);
      }
    }
    return result;
  }

  /** The best of every column where best is 1, the worst of every column where it is -1. */
  static double[] extreme(double[][] matrix, int[] types, int best) {
    double[] extremes = new double[types.length];
    for (int j = 0; j < types.length; j++) {
      DoubleStream column = DoubleStream.of(column(matrix, j));
      extremes[j] = (types[j] * best > 0 ? column.max() : column.min()).getAsDouble();
    }
    return extremes;
  }

  /** Cost columns negated, so that higher is better everywhere. */
  static double[][] upwards(double[][] matrix, int[] types) {
    double[][] result = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      result[i] = matrix[i].clone();
      for (int j = 0; j < types.length; j++) {
        result[i][j] *= types[j];
      }
    }
    return result;
  }
}
