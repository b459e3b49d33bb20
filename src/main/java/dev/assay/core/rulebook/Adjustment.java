package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.Rulebook.Source;
import dev.assay.core.signal.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
  @Schema(name = "AddAdjustment", description = "Adds the anchored value of another number.")
  record Add(
      @NotNull String add,
      @NotNull @Valid Anchors anchored,
      @NotNull @Size(min = 1, max = 500) String why,
      @Size(max = 20) List<@Valid Source> sources)
      implements Adjustment {
    public Add {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

  /**
   * Multiplies by the anchored value of another number; where that is unknown, by anything the
   * anchors allow.
   */
  @Schema(
      name = "MultiplyAdjustment",
      description = "Multiplies by the anchored value of another number.")
  record Multiply(
      @NotNull String multiplyBy,
      @NotNull @Valid Anchors anchored,
      @NotNull @Size(min = 1, max = 500) String why,
      @Size(max = 20) List<@Valid Source> sources)
      implements Adjustment {
    public Multiply {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

  /** Never more than this where the condition holds. */
  @Schema(name = "CapAdjustment", description = "Never more than this where the condition holds.")
  record Cap(
      double capAt,
      @NotNull @Valid Condition when,
      @NotNull @Size(min = 1, max = 500) String why,
      @Size(max = 20) List<@Valid Source> sources)
      implements Adjustment {
    public Cap {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

  /** Exactly this where the condition holds. */
  @Schema(name = "ReplaceAdjustment", description = "Exactly this where the condition holds.")
  record Replace(
      double replaceBy,
      @NotNull @Valid Condition when,
      @NotNull @Size(min = 1, max = 500) String why,
      @Size(max = 20) List<@Valid Source> sources)
      implements Adjustment {
    public Replace {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

  /** Times this where the condition holds. */
  @Schema(name = "ScaleAdjustment", description = "Times this where the condition holds.")
  record Scale(
      double scaleBy,
      @NotNull @Valid Condition when,
      @NotNull @Size(min = 1, max = 500) String why,
      @Size(max = 20) List<@Valid Source> sources)
      implements Adjustment {
    public Scale {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

  /** Plus this where the condition holds. */
  @Schema(name = "ShiftAdjustment", description = "Plus this where the condition holds.")
  record Shift(
      double shiftBy,
      @NotNull @Valid Condition when,
      @NotNull @Size(min = 1, max = 500) String why,
      @Size(max = 20) List<@Valid Source> sources)
      implements Adjustment {
    public Shift {
      sources = sources == null ? List.of() : List.copyOf(sources);
    }
  }

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
    found.addAll(Findings.sources(pointer + "/sources", sources(), why()));
    return found;
  }

  private static List<Violation> validateNumber(
      String pointer, String name, String id, Anchors anchored) {
    List<Violation> found = new ArrayList<>(anchored.validate(pointer + "/anchored"));
    String here = pointer + "/" + name;
    Optional<Quantity> quantity = Quantity.byId(id);
    if (quantity.isEmpty()) {
      found.add(Findings.unknownQuantity(here, id));
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
