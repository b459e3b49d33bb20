package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that betrays what runs: a language runtime, a framework, or an exporter or sidecar that
 * stands beside the service.
 *
 * @param names family names as in a {@link Convention}
 * @param where a rule that a series must satisfy; null for any
 * @param language the language it proves or hints at
 * @param versionLabel label that holds the language's version
 * @param framework framework or library it proves
 * @param bystander exporter, sidecar or proxy whose own process this is, rather than the service's
 * @param prefix what the names of the bystander's own process metrics begin with, so that plain
 *     ones such as {@code go_info} are not its own; null where it has the plain names
 * @param counts whether the bystander counts the requests itself, so that its start is theirs
 * @param weak whether it only hints
 * @param unless families whose presence takes a hint's word away
 */
public record RuntimeMark(
    List<String> names,
    @Nullable LabelRule where,
    @Nullable IncumbentLanguage language,
    @Nullable String versionLabel,
    @Nullable String framework,
    @Nullable String bystander,
    @Nullable String prefix,
    @Nullable Boolean counts,
    @Nullable Boolean weak,
    List<String> unless,
    Convention.Source source) {
  public RuntimeMark {
    names = names == null ? List.of() : List.copyOf(names);
    counts = counts != null && counts;
    weak = weak != null && weak;
    unless = unless == null ? List.of() : List.copyOf(unless);
  }

  /** Whether the bystander itself counts the requests, which pass through it. */
  boolean relay() {
    return counts != null && counts;
  }

  /** Whether it only hints at the language. */
  public boolean hint() {
    return weak != null && weak;
  }

  /** What it tells, in words. */
  String sentence() {
    String what =
        bystander != null
            ? bystander + " stands beside the service"
            : language == null ? "" : "runs " + language.id();
    return (hint() ? "hints: " : "") + what + (framework == null ? "" : " with " + framework);
  }
}
