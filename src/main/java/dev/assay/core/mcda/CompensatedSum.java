package dev.assay.core.mcda;

/** Neumaier's compensated summation: the order of the terms does not show in the sum. */
final class CompensatedSum {
  private double sum;
  private double lost;

  void add(double term) {
    double next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  double total() {
    return sum + lost;
  }

  static double of(double[] terms) {
    CompensatedSum sum = new CompensatedSum();
    for (double term : terms) {
      sum.add(term);
    }
    return sum.total();
  }

  /** The sum of the products of two equally long rows. */
  static double ofProducts(double[] a, double[] b) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < a.length; i++) {
      sum.add(a[i] * b[i]);
    }
    return sum.total();
  }
}
