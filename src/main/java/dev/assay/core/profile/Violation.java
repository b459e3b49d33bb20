package dev.assay.core.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with an input, told so that it can be put right.
 *
 * @param pointer JSON pointer (RFC 6901) of the offending place, from the root of what was checked
 * @param code stable kebab-case name of the rule, for example {@code p99-below-p50}
 * @param detail a sentence that begins with the offending value
 * @param value the offending value, where there is one
 * @param accepted what would be accepted, where it can be listed
 */
public record Violation(
    String pointer, String code, String detail, @Nullable Object value, List<String> accepted) {
  public Violation {
    accepted = List.copyOf(accepted);
  }

  public static Violation of(String pointer, String code, String detail, @Nullable Object value) {
    return new Violation(pointer, code, detail, value, List.of());
  }
}
