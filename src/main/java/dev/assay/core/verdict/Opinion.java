package dev.assay.core.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one named rule says of a subject, on its own.
 *
 * @param verdict null where the rule gives no clear winner
 * @param because one sentence in the rule's own terms, with the values that decided
 * @param reasons every step that counted, each with its place in the source
 * @param notes contradictions of the sources that show in this answer, each with its resolution
 * @param components the same for each component, in profile order
 */
public record Opinion(
    String rulebook,
    @Nullable Verdict verdict,
    String because,
    List<Reason> reasons,
    List<String> notes,
    List<ComponentOpinion> components) {

  public Opinion {
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
    components = List.copyOf(components);
  }

  /**
   * One step of a rule.
   *
   * @param text what the rule found
   * @param favours the side it counts for; null for a tie or no vote
   * @param source seed file and place, for example {@code 001 L7}
   */
  public record Reason(String text, @Nullable Verdict favours, String source) {}

  /** What the rule says of one component. */
  public record ComponentOpinion(String component, @Nullable Verdict verdict, String because) {}
}
