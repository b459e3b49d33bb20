package dev.assay.boot;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.assay.core.rulebook.Adjustment;
import dev.assay.core.rulebook.ValueFunction;

/**
 * Tells the kinds of a closed choice apart by the fields that are there, so that files need no type
 * names.
 */
public final class DeducedKinds extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public DeducedKinds() {
    super("deduced-kinds");
    setMixInAnnotation(ValueFunction.class, ValueFunctionKinds.class);
    setMixInAnnotation(Adjustment.class, AdjustmentKinds.class);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(ValueFunction.Anchored.class),
    @JsonSubTypes.Type(ValueFunction.Levelled.class),
    @JsonSubTypes.Type(ValueFunction.Cases.class)
  })
  private interface ValueFunctionKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(Adjustment.Add.class),
    @JsonSubTypes.Type(Adjustment.Multiply.class),
    @JsonSubTypes.Type(Adjustment.Cap.class),
    @JsonSubTypes.Type(Adjustment.Replace.class),
    @JsonSubTypes.Type(Adjustment.Scale.class),
    @JsonSubTypes.Type(Adjustment.Shift.class)
  })
  private interface AdjustmentKinds {}
}
