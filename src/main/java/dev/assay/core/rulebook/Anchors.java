package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piecewise linear function through fixed anchors, flat beyond the first and the last.
 *
 * @param axis how distances between anchors are measured; logarithmic anchors lie above zero
 * @param points at least one, ascending by {@code at}
 */
@Schema(
    description = "A piecewise linear function through fixed anchors, flat beyond the outermost.")
public record Anchors(
    @Schema(description = "How distances between anchors are measured.") @NotNull Axis axis,
    @Schema(description = "At least one, ascending by at.") @Size(max = 50)
        List<@Valid Anchor> points) {

  /** How the raw value is scaled between anchors. */
  public enum Axis {
    LINEAR,
    LOG
  }

  /**
   * One fixed point.
   *
   * @param at raw value, in the unit of the quantity
   * @param v value there
   */
  @Schema(description = "A fixed point.")
  public record Anchor(
      @Schema(description = "Raw value, in the unit of the quantity.") double at,
      @Schema(description = "Value there, -1 to 1.") double v) {}

  public Anchors {
    points = points == null ? List.of() : List.copyOf(points);
  }

  /** The value at a raw value; beyond the anchors, that of the nearest one. */
  public double at(double raw) {
    Anchor previous = points.getFirst();
    if (raw <= previous.at()) {
      return previous.v();
    }
    for (Anchor next : points.subList(1, points.size())) {
      if (raw <= next.at()) {
        double share =
            (scaled(raw) - scaled(previous.at())) / (scaled(next.at()) - scaled(previous.at()));
        return previous.v() + share * (next.v() - previous.v());
      }
      previous = next;
    }
    return previous.v();
  }

  /** The least and the greatest value over an interval of raw values. */
  public Range over(double low, double high) {
    Range range = Range.at(at(low)).with(at(high));
    for (Anchor anchor : points) {
      if (low < anchor.at() && anchor.at() < high) {
        range = range.with(anchor.v());
      }
    }
    return range;
  }

  /** The least and the greatest value of all. */
  public Range range() {
    return over(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Everything wrong with it. */
  List<Violation> validate(String pointer) {
    List<Violation> found = new ArrayList<>();
    if (points.isEmpty()) {
      found.add(Violation.of(pointer + "/points", "empty", "[] anchors nothing", null));
    }
    for (int i = 0; i < points.size(); i++) {
      Anchor anchor = points.get(i);
      String here = pointer + "/points/" + i;
      if (!Double.isFinite(anchor.at())) {
        found.add(
            Violation.of(
                here + "/at", "not-finite", anchor.at() + " is not a finite number", null));
      }
      if (!(Math.abs(anchor.v()) <= 1)) {
        found.add(
            Violation.of(
                here + "/v", "out-of-range", anchor.v() + " lies outside -1 to 1", anchor.v()));
      }
      if (axis == Axis.LOG && anchor.at() <= 0) {
        found.add(
            Violation.of(
                here + "/at", "out-of-range", anchor.at() + " has no logarithm", anchor.at()));
      }
      if (i > 0 && anchor.at() <= points.get(i - 1).at()) {
        found.add(
            Violation.of(
                here + "/at",
                "not-ascending",
                anchor.at() + " does not follow the anchor before it",
                anchor.at()));
      }
    }
    return found;
  }

  private double scaled(double raw) {
    return switch (axis) {
      case LINEAR -> raw;
      case LOG -> Math.log(raw);
    };
  }
}
