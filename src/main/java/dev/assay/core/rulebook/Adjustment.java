package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import dev.assay.core.signal.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What moves a preference after it was read off its anchors; adjustments apply in the order they
 * are written.
 */
@Schema(
    description = "What moves a preference; the fields tell the kind.",
    oneOf = {
      Adjustment.Add.class,
      Adjustment.Multiply.class,
      Adjustment.Cap.class,
      Adjustment.Replace.class,
      Adjustment.Scale.class,
      Adjustment.Shift.class
    })
public sealed interface Adjustment {

  /** Why it applies, in words a reader can check. */
  String why();

  List<Rulebook.Source> sources();

  /** Adds the anchored value of another number; nothing where that is unknown. */
  record Add(String add, Anchors anchored, String why, List<Rulebook.Source> sources)
      implements Adjustment {}

  /**
   * Multiplies by the anchored value of another number; where that is unknown, by anything the
   * anchors allow.
   */
  record Multiply(String multiplyBy, Anchors anchored, String why, List<Rulebook.Source> sources)
      implements Adjustment {}

  /** Never more than this where the condition holds. */
  record Cap(double capAt, Condition when, String why, List<Rulebook.Source> sources)
      implements Adjustment {}

  /** Exactly this where the condition holds. */
  record Replace(double replaceBy, Condition when, String why, List<Rulebook.Source> sources)
      implements Adjustment {}

  /** Times this where the condition holds. */
  record Scale(double scaleBy, Condition when, String why, List<Rulebook.Source> sources)
      implements Adjustment {}

  /** Plus this where the condition holds. */
  record Shift(double shiftBy, Condition when, String why, List<Rulebook.Source> sources)
      implements Adjustment {}

  /** Everything wrong with it. */
  default List<Violation> validate(String pointer) {
    List<Violation> found =
        switch (this) {
          case Add add -> validateNumber(pointer, "add", add.add(), add.anchored());
          case Multiply multiply ->
              validateNumber(pointer, "multiplyBy", multiply.multiplyBy(), multiply.anchored());
          case Cap cap -> validateStep(pointer, "capAt", cap.capAt(), cap.when());
          case Replace replace ->
              validateStep(pointer, "replaceBy", replace.replaceBy(), replace.when());
          case Scale scale -> validateStep(pointer, "scaleBy", scale.scaleBy(), scale.when());
          case Shift shift -> validateStep(pointer, "shiftBy", shift.shiftBy(), shift.when());
        };
    if (sources() == null || sources().isEmpty()) {
      found.add(
          Violation.of(
              pointer + "/sources", "no-source", "\"" + why() + "\" names no source", why()));
    }
    return found;
  }

  private static List<Violation> validateNumber(
      String pointer, String name, String id, Anchors anchored) {
    List<Violation> found = new ArrayList<>(anchored.validate(pointer + "/anchored"));
    String here = pointer + "/" + name;
    Optional<Quantity> quantity = Quantity.byId(id);
    if (quantity.isEmpty()) {
      found.add(Violation.of(here, "unknown-quantity", "\"" + id + "\" is not a quantity", id));
    } else if (!quantity.get().unit().numeric()) {
      found.add(Violation.of(here, "wrong-function", "\"" + id + "\" is no number", id));
    }
    return found;
  }

  private static List<Violation> validateStep(
      String pointer, String name, double step, Condition when) {
    List<Violation> found = new ArrayList<>(when.validate(pointer + "/when"));
    if (!(Math.abs(step) <= 1)) {
      found.add(
          Violation.of(pointer + "/" + name, "out-of-range", step + " lies outside -1 to 1", step));
    }
    return found;
  }
}
