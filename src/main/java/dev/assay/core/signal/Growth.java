package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much the series of a family grew: between the first and the last snapshot, each series on its
 * own and reset by reset, or since the process began where there is only one snapshot.
 */
final class Growth {
  private final FamilyHistory family;
  private final ScrapeTimes times;
  private final Provenance.Window window;
  private final int first;
  private final List<Labels> series;
  private final List<Tally> tallies;
  private Set<String> resets = Set.of();
  private int appeared;
  private int vanished;
  private @Nullable Tally total;

  /** How long the copy ran that was asked of last, as several values rest on it. */
  private ScrapeTimes.@Nullable Seconds seconds;

  private @Nullable String secondsOf;

  private @Nullable String firstInstance;

  /** What weakens every value that rests on this growth over time, and on it alone. */
  private @Nullable List<String> timedCaveats;

  private @Nullable List<String> untimedCaveats;

  private Growth(FamilyHistory family, ScrapeTimes times, Provenance.Window window, int first) {
    this.family = family;
    this.times = times;
    this.window = window;
    this.first = first;
    this.series = new ArrayList<>(family.last().size());
    this.tallies = new ArrayList<>(family.last().size());
  }

  /** Between the snapshots where the family is in the first of them, otherwise since start. */
  static Growth of(FamilyHistory family, ScrapeTimes times) {
    return family.snapshots() > 1 && !family.at(0).isEmpty()
        ? between(family, times)
        : sinceStart(family, times);
  }

  /** Since the process began, by the last snapshot alone. */
  static Growth sinceStart(FamilyHistory family, ScrapeTimes times) {
    Growth growth = new Growth(family, times, Provenance.Window.LIFETIME, family.snapshots() - 1);
    List<Series> all = family.last();
    for (int i = 0; i < all.size(); i++) {
      Tally tally = Tally.of(all.get(i));
      if (tally != null) {
        growth.add(all.get(i).labels(), tally);
      }
    }
    return growth;
  }

  private void add(Labels labels, Tally tally) {
    series.add(labels);
    tallies.add(tally);
  }

  private static Growth between(FamilyHistory family, ScrapeTimes times) {
    Growth growth = new Growth(family, times, Provenance.Window.BETWEEN_SNAPSHOTS, 0);
    Set<Labels> all = new LinkedHashSet<>();
    IntStream.range(0, family.snapshots()).forEach(i -> all.addAll(family.byLabels(i).keySet()));
    for (Labels labels : all) {
      Tally total = Tally.ZERO;
      for (int i = 1; i < family.snapshots(); i++) {
        total = total.plus(growth.step(labels, i));
      }
      growth.add(labels, total);
    }
    return growth;
  }

  private Tally step(Labels labels, int snapshot) {
    Series before = family.byLabels(snapshot - 1).get(labels);
    Series after = family.byLabels(snapshot).get(labels);
    Tally now = after == null ? null : Tally.of(after);
    String instance = times.instance(labels);
    if (now == null || after == null) {
      vanished += before == null ? 0 : 1;
      return Tally.ZERO;
    }
    Tally earlier = before == null ? null : Tally.of(before);
    if (before == null || earlier == null) {
      if (begunBetween(after, instance, snapshot)) {
        return now;
      }
      appeared++;
      return Tally.ZERO;
    }
    Tally grown = now.since(earlier);
    boolean anew = grown == null || times.restarted(instance, snapshot) || recreated(before, after);
    if (anew) {
      resets = resets.isEmpty() ? new LinkedHashSet<>() : resets;
      resets.add(instance);
      return now;
    }
    return Objects.requireNonNull(grown);
  }

  private boolean begunBetween(Series series, String instance, int snapshot) {
    ScrapeTimes.Moment earlier = times.at(snapshot - 1);
    Double created = series.createdSeconds();
    double start = created == null ? times.start(instance, snapshot) : created;
    return earlier == null ? times.restarted(instance, snapshot) : start > earlier.point();
  }

  private static boolean recreated(Series before, Series after) {
    Double from = before.createdSeconds();
    Double to = after.createdSeconds();
    return from != null && to != null && to > from + 1;
  }

  FamilyHistory family() {
    return family;
  }

  Provenance.Window window() {
    return window;
  }

  /** Labels of the series that grew or could have. */
  List<Labels> series() {
    return series;
  }

  /** All series together. */
  Tally total() {
    Tally known = total;
    if (known == null) {
      known = Tally.ZERO;
      for (int i = 0; i < tallies.size(); i++) {
        known = known.plus(tallies.get(i));
      }
      total = known;
    }
    return known;
  }

  Tally total(Predicate<Labels> which) {
    Tally total = Tally.ZERO;
    for (int i = 0; i < tallies.size(); i++) {
      if (which.test(series.get(i))) {
        total = total.plus(tallies.get(i));
      }
    }
    return total;
  }

  /** Count per second by copy of the service; null where a copy's time is not known. */
  @Nullable Map<String, Value.Amount> ratesByInstance() {
    if (series.size() == 1 && window == Provenance.Window.LIFETIME) {
      String instance = firstInstance();
      Value.Amount rate = rate(instance, tallies.getFirst().count());
      return rate == null ? null : Map.of(instance, rate);
    }
    Map<String, Double> counts = new LinkedHashMap<>(4);
    boolean allPresent = window == Provenance.Window.LIFETIME;
    for (int i = 0; i < series.size(); i++) {
      double count = tallies.get(i).count();
      if (allPresent || count > 0 || presentLast(series.get(i))) {
        counts.merge(times.instance(series.get(i)), count, Double::sum);
      }
    }
    Map<String, Value.Amount> rates = new LinkedHashMap<>(4);
    for (Map.Entry<String, Double> entry : counts.entrySet()) {
      Value.Amount rate = rate(entry.getKey(), entry.getValue());
      if (rate == null) {
        return null;
      }
      rates.put(entry.getKey(), rate);
    }
    return rates;
  }

  private Value.@Nullable Amount rate(String instance, double count) {
    ScrapeTimes.Seconds seconds = seconds(instance);
    if (seconds == null) {
      return null;
    }
    double high =
        seconds.low() > 0 ? count / seconds.low() : count == 0 ? 0 : Double.POSITIVE_INFINITY;
    return new Value.Amount(count / seconds.high(), count / seconds.point(), high);
  }

  private boolean presentLast(Labels labels) {
    return family.byLabels(family.snapshots() - 1).containsKey(labels);
  }

  /** Count per second of all copies together; null where a copy's time is not known. */
  Value.@Nullable Amount rate() {
    Map<String, Value.Amount> rates = ratesByInstance();
    if (rates == null) {
      return null;
    }
    double low = 0;
    double point = 0;
    double high = 0;
    for (Value.Amount rate : rates.values()) {
      low += rate.low();
      point += rate.point();
      high += rate.high();
    }
    return new Value.Amount(low, point, high);
  }

  /** Length of the window for one copy of the service; null where nothing tells. */
  ScrapeTimes.@Nullable Seconds seconds(String instance) {
    if (!instance.equals(secondsOf)) {
      int last = family.snapshots() - 1;
      seconds =
          window == Provenance.Window.LIFETIME
              ? times.uptime(instance, last, moment(instance, last))
              : ScrapeTimes.between(moment(instance, first), moment(instance, last));
      secondsOf = instance;
    }
    return seconds;
  }

  /** When a copy's series were read: at their own timestamps where they have them. */
  private ScrapeTimes.@Nullable Moment moment(String instance, int snapshot) {
    double latest = Double.NaN;
    List<Series> all = family.at(snapshot);
    for (int i = 0; i < all.size(); i++) {
      Double stamp = all.get(i).timestampSeconds();
      if (stamp != null
          && !(latest >= stamp)
          && times.instance(all.get(i).labels()).equals(instance)) {
        latest = stamp;
      }
    }
    return Double.isNaN(latest)
        ? times.at(snapshot)
        : ScrapeTimes.Moment.exact(latest, "timestamps of the samples");
  }

  /** The copy of the service that the first series belongs to; empty where there is only one. */
  String firstInstance() {
    String known = firstInstance;
    if (known == null) {
      known = series.isEmpty() ? "" : times.instance(series.getFirst());
      firstInstance = known;
    }
    return known;
  }

  /** Where a value comes from that rests on this growth and not on how long it took. */
  Provenance provenance(String method, List<String> more) {
    return provenance(method, more, false);
  }

  /** Where a value comes from that rests on this growth over time. */
  Provenance timed(String method, List<String> more) {
    return provenance(method, more, true);
  }

  private Provenance provenance(String method, List<String> more, boolean timed) {
    ScrapeTimes.Seconds seconds = seconds(firstInstance());
    return new Provenance(
        family.name(),
        family.labels(),
        family.latest().line(),
        window == Provenance.Window.LIFETIME ? family.lastSnapshot() : family.everySnapshot(),
        window,
        seconds == null ? null : seconds.point(),
        method,
        caveats(more, seconds, timed));
  }

  /** What weakens a value that rests on this growth and not on how long it took. */
  List<String> caveats(List<String> more) {
    return caveats(more, seconds(firstInstance()), false);
  }

  private List<String> caveats(
      List<String> more, ScrapeTimes.@Nullable Seconds seconds, boolean timed) {
    List<String> own = timed ? timedCaveats : untimedCaveats;
    if (own == null) {
      own = family.convention().caveats();
      if (seconds != null
          || window == Provenance.Window.BETWEEN_SNAPSHOTS
          || !family.dropped().isEmpty()) {
        List<String> found = new ArrayList<>(own);
        weaknesses(found, seconds, timed);
        own = List.copyOf(found);
      }
      if (timed) {
        timedCaveats = own;
      } else {
        untimedCaveats = own;
      }
    }
    if (more.isEmpty() || own.isEmpty()) {
      return more.isEmpty() ? own : more;
    }
    List<String> all = new ArrayList<>(more.size() + own.size());
    all.addAll(more);
    all.addAll(own);
    return all;
  }

  private void weaknesses(
      List<String> caveats, ScrapeTimes.@Nullable Seconds seconds, boolean timed) {
    if (timed && seconds != null && seconds.caveat() != null) {
      caveats.add(seconds.caveat());
    }
    if (window == Provenance.Window.LIFETIME && seconds != null) {
      if (seconds.point() < 600) {
        caveats.add(
            "low confidence: up for "
                + Figures.plain(seconds.point())
                + " s only, start and warm-up dominate below 10 minutes");
      } else if (seconds.point() > 7 * 86_400) {
        caveats.add(
            "low confidence: an average over "
                + Figures.plain(Math.floor(seconds.point() / 86_400))
                + " days since start; two snapshots say more");
      }
    }
    if (!resets.isEmpty()) {
      caveats.add(
          "counters began anew between the snapshots"
              + (resets.size() == 1 && resets.contains("")
                  ? ""
                  : " in " + resets.size() + " copies")
              + ": what they counted before that is lost, so the growth is a lower bound");
    }
    if (appeared > 0) {
      caveats.add(
          Figures.count(appeared, "series", "series")
              + " appeared between the snapshots; how much of them is new is not known, so they are"
              + " left out");
    }
    if (vanished > 0) {
      caveats.add(Figures.count(vanished, "series", "series") + " vanished between the snapshots");
    }
    family
        .dropped()
        .forEach(
            (why, count) ->
                caveats.add(
                    "left out: " + Figures.count(count, "series", "series") + " of " + why));
  }
}
