package dev.assay.core.verdict;

import dev.assay.core.rulebook.Gate;
import dev.assay.core.rulebook.Rulebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one gate says of a subject.
 *
 * @param component the component it was asked of; null for the service itself
 * @param kind how its condition is meant
 * @param state whether it lets the alternatives through
 * @param decisive whether nothing is recommended that this gate could still close
 * @param overridable whether a plan can override it
 * @param alternatives the alternatives that it can block
 * @param tests the numbers and answers that it compared
 * @param remedy what would open it
 */
public record GateResult(
    String id,
    @Nullable String component,
    Gate.Kind kind,
    State state,
    boolean decisive,
    boolean overridable,
    List<Verdict> alternatives,
    String reason,
    List<Test> tests,
    String remedy,
    List<Rulebook.Source> sources) {

  public GateResult {
    alternatives = List.copyOf(alternatives);
    tests = List.copyOf(tests);
    sources = List.copyOf(sources);
  }

  /** Whether it makes its alternatives inadmissible. */
  boolean closed() {
    return kind != Gate.Kind.WARNING && state == State.CLOSED;
  }

  /** Whether something that its alternatives require is not known. */
  boolean unproven() {
    return kind == Gate.Kind.REQUIREMENT && state == State.UNKNOWN;
  }

  /** Whether a gate lets its alternatives through. */
  public enum State {
    OPEN,
    CLOSED,
    /** A value that decides is not known. */
    UNKNOWN,
    /** It would be closed, but something named overrides it. */
    OVERRIDDEN
  }

  /**
   * One comparison.
   *
   * @param quantity id of what was compared
   * @param rule the comparison, for example {@code below 2}
   * @param value what was found; null where it is not known
   * @param unit unit of the value; empty for a choice or a flag
   * @param distance how far the value is from the threshold, in its unit; null where there is no
   *     distance
   */
  public record Test(
      String quantity,
      String rule,
      @Nullable Object value,
      String unit,
      @Nullable Double distance) {}
}
