package dev.assay.boot;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Hibernate Validator, set up to read the constraints of a record when one is first checked. */
public final class BeanValidation {
  private BeanValidation() {}

  /** Checks the constraints that records declare; its messages are in English. */
  public static Validator validator() {
    return Validation.byProvider(HibernateValidator.class)
        .configure()
        .ignoreXmlConfiguration()
        .defaultLocale(Locale.ENGLISH)
        .messageInterpolator(new ParameterMessageInterpolator())
        .buildValidatorFactory()
        .getValidator();
  }
}
