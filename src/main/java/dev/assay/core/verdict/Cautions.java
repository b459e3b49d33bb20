package dev.assay.core.verdict;

import dev.assay.core.rulebook.Condition;
import dev.assay.core.rulebook.Contradictions;
import dev.assay.core.rulebook.Mistakes;
import dev.assay.core.rulebook.Mistakes.Mistake;
import dev.assay.core.rulebook.Truth;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an answer must warn of, and where the sources it rests on contradict each other. */
public final class Cautions {
  private Cautions() {}

  /**
   * The common mistakes that the subject shows, in the order of the catalogue. A service with
   * components is asked through its components.
   *
   * @param verdict what is recommended; some mistakes can be made only under some verdicts
   */
  public static List<Recommendation.Caveat> caveats(
      Mistakes mistakes, Subject subject, Verdict verdict) {
    return mistakes.mistakes().stream()
        .filter(m -> m.verdicts().isEmpty() || m.verdicts().contains(verdict.id()))
        .flatMap(m -> caveat(m, places(subject)).stream())
        .toList();
  }

  /**
   * The contradictions that show in an answer, in the order of the catalogue.
   *
   * @param opinions what the seed rules say of the subject
   */
  public static List<Recommendation.Contradiction> contradictions(
      Contradictions contradictions, Subject subject, List<Opinion> opinions) {
    return contradictions.contradictions().stream()
        .filter(c -> shows(c, subject, opinions))
        .map(c -> new Recommendation.Contradiction(c.id(), c.what(), c.resolution(), c.where()))
        .toList();
  }

  private static boolean shows(
      Contradictions.Contradiction contradiction, Subject subject, List<Opinion> opinions) {
    Condition when = contradiction.when();
    if (when != null) {
      return Stream.concat(Stream.of(subject), subject.components().stream())
          .anyMatch(s -> when.holds(s.signals()) == Truth.TRUE);
    }
    return opinions.stream()
        .filter(o -> o.rulebook().equals(contradiction.shownBy()))
        .flatMap(o -> o.notes().stream())
        .anyMatch(note -> note.startsWith(contradiction.id() + ":"));
  }

  /** A service or component with the JSON pointer of what it states. */
  private record Place(Subject subject, String pointer) {
    boolean meets(Condition condition, Truth truth) {
      return condition.holds(subject.signals()) == truth;
    }
  }

  private static List<Place> places(Subject subject) {
    if (subject.components().isEmpty()) {
      return List.of(new Place(subject, ""));
    }
    List<Place> places = new ArrayList<>();
    for (Subject component : subject.components()) {
      places.add(new Place(component, "/components/" + places.size()));
    }
    return places;
  }

  private static Optional<Recommendation.Caveat> caveat(Mistake mistake, List<Place> places) {
    Condition condition = mistake.when() == null ? mistake.across() : mistake.when();
    if (condition == null) {
      return Optional.empty();
    }
    List<Place> shown = places.stream().filter(p -> p.meets(condition, Truth.TRUE)).toList();
    boolean across = mistake.when() == null;
    if (shown.isEmpty()
        || (across && places.stream().noneMatch(p -> p.meets(condition, Truth.FALSE)))) {
      return Optional.empty();
    }
    boolean everywhere = shown.size() == places.size();
    String whose =
        everywhere ? "" : Words.list(shown.stream().map(p -> p.subject().name()).toList()) + ": ";
    return Optional.of(
        new Recommendation.Caveat(
            mistake.code(),
            whose + mistake.text(),
            shown.stream().flatMap(p -> pointers(p, condition)).distinct().toList(),
            List.of(mistake.source())));
  }

  private static Stream<String> pointers(Place place, Condition condition) {
    return condition.quantities().stream()
        .flatMap(q -> pointers(place, q, place.subject().signals().get(q)));
  }

  private static Stream<String> pointers(Place place, Quantity quantity, Signal signal) {
    return switch (signal) {
      case Signal.Declared declared -> Stream.of(declared.pointer());
      case Signal.Measured measured -> Stream.of(place.pointer() + quantity.pointer());
      case Signal.Derived derived ->
          derived.parts().stream().flatMap(part -> pointers(place, part.quantity(), part));
      case Signal.Missing missing ->
          quantity.derived() ? Stream.empty() : Stream.of(place.pointer() + quantity.pointer());
    };
  }
}
