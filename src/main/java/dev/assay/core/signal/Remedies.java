package dev.assay.core.signal;

import dev.assay.core.profile.IncumbentLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How to get what is missing, the most fitting advice first. */
final class Remedies {
  /** A framework's own remedy before a language's, and that before one for all. */
  private static final Comparator<Remedy> MOST_FITTING =
      Comparator.comparingInt(
          remedy -> (remedy.framework() == null ? 2 : 0) + (remedy.language() == null ? 1 : 0));

  /** Those of p99 serve p50 and p95 too, after those of their own that fit as well. */
  private final Map<Quantity, List<Remedy>> byQuantity = new EnumMap<>(Quantity.class);

  /** The most fitting remedy of each quantity by language, where no framework is known. */
  private final @Nullable String[][] plain =
      new @Nullable String[IncumbentLanguage.values().length + 1][Quantity.values().length];

  /** Those of all parts, among equals in their order. */
  Remedies(List<SignalCatalogue.Part> parts) {
    for (SignalCatalogue.Part part : parts) {
      for (Remedy remedy : part.remedies()) {
        Quantity.byId(remedy.quantity())
            .ifPresent(q -> byQuantity.computeIfAbsent(q, any -> new ArrayList<>()).add(remedy));
      }
    }
    List<Remedy> ofP99 = List.copyOf(byQuantity.getOrDefault(Quantity.OBSERVED_P99, List.of()));
    byQuantity.computeIfAbsent(Quantity.OBSERVED_P50, any -> new ArrayList<>()).addAll(ofP99);
    byQuantity.computeIfAbsent(Quantity.OBSERVED_P95, any -> new ArrayList<>()).addAll(ofP99);
    byQuantity.values().forEach(all -> all.sort(MOST_FITTING));
    for (Quantity quantity : byQuantity.keySet()) {
      plain[0][quantity.ordinal()] = mostFitting(quantity, null, List.of());
      for (IncumbentLanguage language : IncumbentLanguage.values()) {
        plain[language.ordinal() + 1][quantity.ordinal()] =
            mostFitting(quantity, language, List.of());
      }
    }
  }

  /** How to get a quantity, the most fitting remedy; null where none is known. */
  @Nullable String of(
      Quantity quantity, @Nullable IncumbentLanguage language, Collection<String> frameworks) {
    return frameworks.isEmpty()
        ? plain[language == null ? 0 : language.ordinal() + 1][quantity.ordinal()]
        : mostFitting(quantity, language, frameworks);
  }

  private @Nullable String mostFitting(
      Quantity quantity, @Nullable IncumbentLanguage language, Collection<String> frameworks) {
    for (Remedy remedy : byQuantity.getOrDefault(quantity, List.of())) {
      if ((remedy.language() == null || remedy.language() == language)
          && (remedy.framework() == null || frameworks.contains(remedy.framework()))) {
        return quantity == Quantity.OBSERVED_P50
            ? remedy.how().replace("p99", "p50")
            : quantity == Quantity.OBSERVED_P95 ? remedy.how().replace("p99", "p95") : remedy.how();
      }
    }
    return null;
  }
}
