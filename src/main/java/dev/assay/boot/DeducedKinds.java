package dev.assay.boot;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.assay.core.rulebook.Adjustment;
import dev.assay.core.rulebook.ValueFunction;
import java.util.Set;

/**
 * Tells the kinds of a closed choice apart by the fields that are there, so that files need no type
 * names.
 */
public final class DeducedKinds extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final Set<Class<?>> CHOICES = Set.of(ValueFunction.class, Adjustment.class);

  public DeducedKinds() {
    super("deduced-kinds");
    CHOICES.forEach(choice -> registerSubtypes(choice.getPermittedSubclasses()));
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    ObjectMapper mapper = context.getOwner();
    mapper.setDefaultTyping(new Deduction().init(JsonTypeInfo.Id.DEDUCTION, null));
  }

  /** Gives no input a type to choose: the fields that are there decide among the kinds. */
  private static final class Deduction extends ObjectMapper.DefaultTypeResolverBuilder {
    private static final long serialVersionUID = 1L;

    Deduction() {
      super(
          ObjectMapper.DefaultTyping.NON_FINAL,
          BasicPolymorphicTypeValidator.builder()
              .allowIfSubType(ValueFunction.class)
              .allowIfSubType(Adjustment.class)
              .build());
    }

    @Override
    public boolean useForType(JavaType type) {
      return CHOICES.contains(type.getRawClass());
    }
  }
}
