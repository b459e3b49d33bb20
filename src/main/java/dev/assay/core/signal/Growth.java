package dev.assay.core.signal;

import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
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

  /** What befell the series between the snapshots; null since start. */
  private final @Nullable Steps steps;

  /** The copy of the service that each series belongs to, once it was asked for. */
  private @Nullable String @Nullable [] instances;

  /** Whether it is since start because earlier snapshots show other processes. */
  private boolean ofOther;

  private @Nullable Tally total;

  /** How long the copy ran that was asked of last, as several values rest on it. */
  private ScrapeTimes.@Nullable Seconds seconds;

  private @Nullable String secondsOf;
  private Map<String, ScrapeTimes.@Nullable Seconds> secondsByCopy = Map.of();

  private @Nullable CopyTimes copyTimes;
  private @Nullable GrowthCaveats caveats;

  private Growth(FamilyHistory family, ScrapeTimes times, @Nullable Steps steps) {
    this.family = family;
    this.times = times;
    this.steps = steps;
    if (steps == null) {
      this.window = Provenance.Window.LIFETIME;
      this.first = family.snapshots() - 1;
      this.series = new ArrayList<>(family.last().size());
      this.tallies = new ArrayList<>(family.last().size());
    } else {
      this.window = Provenance.Window.BETWEEN_SNAPSHOTS;
      this.first = 0;
      this.series = new ArrayList<>(steps.grown().keySet());
      this.tallies = new ArrayList<>(steps.grown().values());
    }
  }

  /**
   * Between the snapshots where the family is in the first of them, otherwise since start; since
   * start, too, where the snapshots show different processes.
   */
  static Growth of(FamilyHistory family, ScrapeTimes times) {
    if (family.snapshots() == 1 || family.at(0).isEmpty()) {
      return sinceStart(family, times);
    }
    Steps steps = new Steps(family, times);
    if (!steps.onlyOthers()) {
      return new Growth(family, times, steps);
    }
    Growth growth = sinceStart(family, times);
    growth.ofOther = true;
    return growth;
  }

  /** Since the process began, by the last snapshot alone. */
  static Growth sinceStart(FamilyHistory family, ScrapeTimes times) {
    Growth growth = new Growth(family, times, null);
    List<Series> all = family.last();
    for (int i = 0; i < all.size(); i++) {
      Tally tally = Tally.of(all.get(i));
      if (tally != null) {
        growth.series.add(all.get(i).labels());
        growth.tallies.add(tally);
      }
    }
    return growth;
  }

  /** Over that stretch of time, where both are known; otherwise since start. */
  Growth over(Provenance.Window other) {
    return window == other ? this : sinceStart(family, times);
  }

  FamilyHistory family() {
    return family;
  }

  Provenance.Window window() {
    return window;
  }

  /** What befell the series between the snapshots; null since start. */
  @Nullable Steps steps() {
    return steps;
  }

  /** Whether it is since start because earlier snapshots show other processes. */
  boolean ofOther() {
    return ofOther;
  }

  /** Labels of the series that grew or could have. */
  List<Labels> series() {
    return series;
  }

  /** All series together, as far as their growth is known. */
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

  /** What series held when they appeared, of which all or nothing may be new. */
  Tally open(Predicate<Labels> which) {
    Tally open = Tally.ZERO;
    if (steps != null && steps.anyOpen()) {
      for (int i = 0; i < series.size(); i++) {
        Tally held = which.test(series.get(i)) ? steps.open(series.get(i)) : null;
        open = held == null ? open : open.plus(held);
      }
    }
    return open;
  }

  /** Same as {@link #open(Predicate)} of all series. */
  Tally open() {
    return steps == null || !steps.anyOpen() ? Tally.ZERO : open(labels -> true);
  }

  /**
   * The copies that counted what no snapshot shows, as their counters began anew or vanished in
   * between, or belong to different processes.
   */
  Set<String> lost() {
    return steps == null ? Set.of() : steps.lost();
  }

  /** What was counted in all: without end where counts were lost. */
  Value.Amount counted() {
    double known = total().count();
    return new Value.Amount(
        known, known, lost().isEmpty() ? known + open().count() : Double.POSITIVE_INFINITY);
  }

  /**
   * Count per second by copy of the service, of the copies of which something is known; null where
   * a copy's time is not known.
   */
  @Nullable Map<String, Value.Amount> ratesByInstance() {
    return rates(Tally::count, false);
  }

  /** The same of another figure than the count, in its unit per second. */
  @Nullable Map<String, Value.Amount> ratesByInstance(ToDoubleFunction<Tally> figure) {
    return rates(figure, false);
  }

  /** A figure of each copy of the service, as far as its growth is known. */
  Map<String, Double> byInstance(ToDoubleFunction<Tally> figure) {
    if (series.size() == 1) {
      return Map.of(instance(0), figure.applyAsDouble(tallies.getFirst()));
    }
    Map<String, Double> figures = new LinkedHashMap<>(4);
    for (int i = 0; i < series.size(); i++) {
      if (steps == null || steps.open(series.get(i)) == null) {
        figures.merge(instance(i), figure.applyAsDouble(tallies.get(i)), Double::sum);
      }
    }
    return figures;
  }

  /** What one copy counted. */
  private static final class Counted {
    private double known;
    private double open;
    private boolean anyKnown;
  }

  private @Nullable Map<String, Value.Amount> rates(ToDoubleFunction<Tally> figure, boolean all) {
    if (ofOneCopySinceStart()) {
      Value.Amount rate = rateSinceStart(figure);
      return rate == null ? null : Map.of(instance(0), rate);
    }
    Map<String, Counted> counts = new LinkedHashMap<>(4);
    for (int i = 0; i < series.size(); i++) {
      double count = figure.applyAsDouble(tallies.get(i));
      Tally open = steps == null ? null : steps.open(series.get(i));
      if (steps == null || count > 0 || open != null || presentLast(series.get(i))) {
        Counted counted = counts.computeIfAbsent(instance(i), copy -> new Counted());
        counted.known += count;
        counted.open += open == null ? 0 : figure.applyAsDouble(open);
        counted.anyKnown |= open == null;
      }
    }
    Map<String, Value.Amount> rates = new LinkedHashMap<>(4);
    for (Map.Entry<String, Counted> entry : counts.entrySet()) {
      Counted counted = entry.getValue();
      if (all || counted.anyKnown) {
        Value.Amount rate = rate(entry.getKey(), counted.known, counted.open);
        if (rate == null) {
          return null;
        }
        rates.put(entry.getKey(), rate);
      }
    }
    return rates;
  }

  /** Whether all series are of one copy and counted since its start. */
  private boolean ofOneCopySinceStart() {
    if (steps != null || series.isEmpty()) {
      return false;
    }
    for (int i = 1; i < series.size(); i++) {
      if (!instance(i).equals(instance(0))) {
        return false;
      }
    }
    return true;
  }

  private Value.@Nullable Amount rateSinceStart(ToDoubleFunction<Tally> figure) {
    double counted = 0;
    for (int i = 0; i < tallies.size(); i++) {
      counted += figure.applyAsDouble(tallies.get(i));
    }
    return rate(instance(0), counted, 0);
  }

  private Value.@Nullable Amount rate(String instance, double known, double open) {
    ScrapeTimes.Seconds seconds = seconds(instance);
    if (seconds == null || Double.isNaN(known)) {
      return null;
    }
    double most = known + open;
    double high =
        !(most >= 0) || lost().contains(instance)
            ? Double.POSITIVE_INFINITY
            : seconds.low() > 0 ? most / seconds.low() : most == 0 ? 0 : Double.POSITIVE_INFINITY;
    return new Value.Amount(known / seconds.high(), known / seconds.point(), high);
  }

  private boolean presentLast(Labels labels) {
    return family.byLabels(family.snapshots() - 1).containsKey(labels);
  }

  /** Count per second of all copies together; null where a copy's time is not known. */
  Value.@Nullable Amount rate() {
    if (ofOneCopySinceStart()) {
      return rateSinceStart(Tally::count);
    }
    Map<String, Value.Amount> rates = rates(Tally::count, true);
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
    return new Value.Amount(low, point, lost().isEmpty() ? high : Double.POSITIVE_INFINITY);
  }

  /** Length of the window for one copy of the service; null where nothing tells. */
  ScrapeTimes.@Nullable Seconds seconds(String instance) {
    if (instance.equals(secondsOf)) {
      return seconds;
    }
    if (secondsByCopy.containsKey(instance)) {
      return secondsByCopy.get(instance);
    }
    if (secondsOf != null) {
      secondsByCopy = secondsByCopy.isEmpty() ? new HashMap<>() : secondsByCopy;
      secondsByCopy.put(secondsOf, seconds);
    }
    int last = family.snapshots() - 1;
    seconds =
        steps == null
            ? times.uptime(instance, last, moment(instance, last))
            : ScrapeTimes.between(moment(instance, first), moment(instance, last));
    secondsOf = instance;
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

  private String instance(int index) {
    @Nullable String[] known = instances;
    if (known == null) {
      known = new @Nullable String[series.size()];
      instances = known;
    }
    String instance = known[index];
    if (instance == null) {
      instance = times.instance(series.get(index));
      known[index] = instance;
    }
    return instance;
  }

  /** How long the copies ran that the series belong to. */
  CopyTimes copyTimes() {
    CopyTimes known = copyTimes;
    if (known == null) {
      known = new CopyTimes();
      for (int i = 0; i < series.size(); i++) {
        String instance = instance(i);
        if (!known.has(instance)) {
          known.add(instance, seconds(instance));
        }
      }
      copyTimes = known;
    }
    return known;
  }

  /** Tells how long the copies ran where another than their own start does. */
  void ran(CopyTimes told) {
    copyTimes = told;
  }

  /** Why nothing can be told per second though the count is there. */
  String noTime() {
    if (steps != null) {
      return "the times of the snapshots are not known or not in order: give takenAt with each";
    }
    for (int i = 0; i < series.size(); i++) {
      String contradiction = times.contradiction(instance(i), family.snapshots() - 1);
      if (contradiction != null) {
        return contradiction;
      }
    }
    return times.unknownStart(family);
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
    ScrapeTimes.Seconds longest = copyTimes().longest();
    return new Provenance(
        family.name(),
        family.labels(),
        family.latest().line(),
        steps == null ? family.lastSnapshot() : family.everySnapshot(),
        window,
        longest == null ? null : longest.point(),
        method,
        weaknesses().with(more, timed));
  }

  /** What weakens a value that rests on this growth and not on how long it took. */
  List<String> caveats(List<String> more) {
    return weaknesses().with(more, false);
  }

  private GrowthCaveats weaknesses() {
    GrowthCaveats known = caveats;
    if (known == null) {
      known = new GrowthCaveats(this);
      caveats = known;
    }
    return known;
  }
}
