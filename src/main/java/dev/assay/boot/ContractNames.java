package dev.assay.boot;

import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Fields under the names that the contract gives them, for a name that Java keeps to itself, for
 * example {@code class}.
 */
public final class ContractNames extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public ContractNames() {
    super("contract-names");
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.insertAnnotationIntrospector(new Names());
  }

  private static final class Names extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
      return name(annotated);
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
      return name(annotated);
    }

    private static @Nullable PropertyName name(Annotated annotated) {
      Schema schema =
          annotated instanceof AnnotatedMember ? annotated.getAnnotation(Schema.class) : null;
      return schema == null || schema.name().isEmpty()
          ? null
          : PropertyName.construct(schema.name());
    }
  }
}
