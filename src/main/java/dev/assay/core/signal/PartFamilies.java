package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricFamily;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Families that are parts of one figure, such as user and system time, until all are found. */
final class PartFamilies {
  private final List<Whole> wholes = new ArrayList<>(1);

  private record Whole(Meaning.Reading reading, List<Part> parts) {}

  private record Part(MetricFamily latest, List<List<Series>> series) {}

  /** What makes a family of all parts, and what says that one is missing. */
  interface Joined {
    /** All parts as one family. */
    void whole(Meaning.Reading reading, MetricFamily family, List<List<Series>> series);

    /** A part whose others are not there. */
    void incomplete(MetricFamily part, String why);
  }

  void add(Meaning.Reading reading, MetricFamily latest, List<List<Series>> series) {
    Whole whole = null;
    for (Whole known : wholes) {
      whole = known.reading.convention() == reading.convention() ? known : whole;
    }
    if (whole == null) {
      whole = new Whole(reading, new ArrayList<>(2));
      wholes.add(whole);
    }
    // A body may hold a counter under its name with _total and without: the later one counts.
    String name = SignalCatalogue.normal(latest);
    whole.parts.removeIf(part -> SignalCatalogue.normal(part.latest).equals(name));
    whole.parts.add(new Part(latest, series));
  }

  void join(Joined joined) {
    for (Whole whole : wholes) {
      List<String> names = whole.reading.convention().names();
      if (whole.parts.size() == names.size()) {
        joined.whole(whole.reading, family(whole.parts), series(whole.parts));
      } else {
        for (Part part : whole.parts) {
          joined.incomplete(part.latest, "is only a part of " + String.join(" + ", names));
        }
      }
    }
  }

  private static MetricFamily family(List<Part> parts) {
    MetricFamily first = parts.getFirst().latest;
    return new MetricFamily(
        parts.stream().map(part -> part.latest.name()).collect(Collectors.joining(" + ")),
        first.type(),
        first.help(),
        first.unit(),
        first.wanted(),
        first.line(),
        List.of());
  }

  private static List<List<Series>> series(List<Part> parts) {
    List<List<Series>> bySnapshot = new ArrayList<>();
    for (int i = 0; i < parts.getFirst().series.size(); i++) {
      List<Series> all = new ArrayList<>();
      for (Part part : parts) {
        for (Series series : part.series.get(i)) {
          if (series instanceof Series.Scalar scalar) {
            all.add(named(scalar, part.latest.name()));
          }
        }
      }
      bySnapshot.add(all);
    }
    return bySnapshot;
  }

  /** The series with its family's name among its labels, by which the parts are told apart. */
  private static Series named(Series.Scalar series, String name) {
    Map<String, String> labels = new TreeMap<>(Map.of("__name__", name));
    for (int i = 0; i < series.labels().size(); i++) {
      labels.put(series.labels().name(i), series.labels().value(i));
    }
    List<String> sorted = new ArrayList<>();
    labels.forEach(
        (label, value) -> {
          sorted.add(label);
          sorted.add(value);
        });
    return new Series.Scalar(
        Labels.ofSorted(sorted.toArray(String[]::new)),
        series.value(),
        series.line(),
        series.timestampSeconds(),
        series.createdSeconds());
  }
}
