package dev.assay.core.mcda;

/** How the utilities of all alternatives follow from one draw of weights and input values. */
@FunctionalInterface
public interface UtilityFunction {
  /**
   * Fills in one utility per alternative; {@link Double#NEGATIVE_INFINITY} for one that is ruled
   * out in this draw. Must depend on nothing but its arguments and keep none of the arrays.
   *
   * @param weights one per criterion, not to be changed
   * @param values one per input, not to be changed
   * @param utilities filled in, one per alternative
   */
  void evaluate(double[] weights, double[] values, double[] utilities);
}
