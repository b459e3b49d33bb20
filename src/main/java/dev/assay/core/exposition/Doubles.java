package dev.assay.core.exposition;

import java.util.Arrays;
import java.util.Comparator;

/** A growing column of numbers. */
final class Doubles {
  private double[] values = new double[8];
  private int size;

  int size() {
    return size;
  }

  double get(int index) {
    return values[index];
  }

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void clear() {
    size = 0;
  }

  double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** The numbers in an array that is theirs already where it equals them. */
  double[] toArray(double[] known) {
    return Arrays.equals(known, 0, known.length, values, 0, size) ? known : toArray();
  }

  /** Brings bounds into ascending order and what stands beside them along with them. */
  static void order(Doubles bounds, Doubles beside) {
    boolean ordered = true;
    for (int i = 1; i < bounds.size && ordered; i++) {
      ordered = Double.compare(bounds.values[i - 1], bounds.values[i]) <= 0;
    }
    if (ordered) {
      return;
    }
    Integer[] places = new Integer[bounds.size];
    Arrays.setAll(places, i -> i);
    double[] oldBounds = bounds.toArray();
    double[] oldBeside = beside.toArray();
    Arrays.sort(places, Comparator.comparingDouble(i -> oldBounds[i]));
    for (int i = 0; i < places.length; i++) {
      bounds.values[i] = oldBounds[places[i]];
      beside.values[i] = oldBeside[places[i]];
    }
  }
}
