package dev.assay.core.signal;

import dev.assay.core.exposition.Grouping;
import dev.assay.core.exposition.Labels;
import dev.assay.core.exposition.MetricType;
import dev.assay.core.exposition.Selection;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a family name means. */
final class Meaning implements Selection.Wanted {
  private final SignalCatalogue catalogue;
  private final String name;
  private final @Nullable String spelling;
  private final List<Convention> conventions;
  private final Reading[] readings;
  private final List<RuntimeMark> marks;
  private final boolean marked;
  private final boolean help;

  /** What a family tells, with what is asked of every family kept at hand. */
  static final class Reading {
    private final Convention convention;
    private final SeriesRules drops;
    private final boolean summed;
    private final boolean keepsUnlabelled;

    /** The types that carry it, as bits. */
    private final int types;

    /**
     * What a family tells by a convention.
     *
     * @param drops the rules by which series do not count
     */
    Reading(Convention convention, SeriesRules drops) {
      this.convention = convention;
      this.drops = drops;
      this.summed = convention.summed();
      this.keepsUnlabelled =
          convention.only().stream().allMatch(rule -> rule.matches(Labels.EMPTY))
              && drops.why(Labels.EMPTY) == null;
      int accepted = 0;
      for (MetricType type : MetricType.values()) {
        accepted |= convention.accepts(type) ? 1 << type.ordinal() : 0;
      }
      this.types = accepted;
    }

    Convention convention() {
      return convention;
    }

    /** The rules by which series do not count. */
    SeriesRules drops() {
      return drops;
    }

    /** Whether it tells only a part of what is read. */
    boolean summed() {
      return summed;
    }

    /** Whether a family of this type can tell it. */
    boolean accepts(MetricType type) {
      return (types & 1 << type.ordinal()) != 0;
    }

    /** Whether no rule leaves out a series without labels. */
    boolean keepsUnlabelled() {
      return keepsUnlabelled;
    }
  }

  /**
   * What a name means.
   *
   * @param catalogue the catalogue that says so
   * @param name the name as conventions write it
   * @param readings the conventions that it meets, best rank first; usually none or one
   * @param marks the runtime marks that it meets
   */
  Meaning(SignalCatalogue catalogue, String name, List<Reading> readings, List<RuntimeMark> marks) {
    this.catalogue = catalogue;
    this.name = name;
    this.spelling = null;
    Convention[] met = new Convention[readings.size()];
    Reading[] best = new Reading[readings.size()];
    int roles = 0;
    boolean unitless = false;
    for (int i = 0; i < met.length; i++) {
      Reading reading = readings.get(i);
      met[i] = reading.convention();
      unitless |= met[i].role().requests() && met[i].unit() == null;
      boolean first = true;
      for (int b = 0; b < roles; b++) {
        first &= best[b].convention().role() != met[i].role();
      }
      if (first) {
        best[roles++] = reading;
      }
    }
    this.conventions = List.of(met);
    this.readings = roles == best.length ? best : Arrays.copyOf(best, roles);
    this.marks = List.copyOf(marks);
    this.marked = !marks.isEmpty();
    this.help = unitless;
  }

  private Meaning(Meaning other, String name, @Nullable String spelling) {
    this.catalogue = other.catalogue;
    this.name = name;
    this.spelling = spelling;
    this.conventions = other.conventions;
    this.readings = other.readings;
    this.marks = other.marks;
    this.marked = other.marked;
    this.help = other.help;
  }

  /** The same for another name, of a family whose name is written like that. */
  Meaning named(String other, String family) {
    return new Meaning(this, other, family);
  }

  /** The same of a family whose name is written like that. */
  Meaning spelled(String family) {
    return new Meaning(this, name, family);
  }

  SignalCatalogue catalogue() {
    return catalogue;
  }

  /** The name as conventions write it. */
  String name() {
    return name;
  }

  /** The conventions that the name meets, best rank first; usually none or one. */
  List<Convention> conventions() {
    return conventions;
  }

  /** The best of them for each role; not to be changed. */
  Reading[] readings() {
    return readings;
  }

  /** The runtime marks that the name meets. */
  List<RuntimeMark> marks() {
    return marks;
  }

  /** Whether it meets any runtime mark. */
  boolean marked() {
    return marked;
  }

  /** Whether the name means nothing. */
  boolean none() {
    return readings.length == 0 && !marked;
  }

  @Override
  public @Nullable String spelling() {
    return spelling;
  }

  /** A help text is asked only for the unit of durations. */
  @Override
  public boolean help() {
    return help;
  }

  @Override
  public @Nullable Grouping grouping() {
    return grouping(Set.of());
  }

  private Grouping grouping(Set<String> labels) {
    Set<String> kept = labels;
    if (ofContainers(name)) {
      kept = new HashSet<>(labels);
      kept.add("name");
    }
    Set<String> all = Set.copyOf(kept);
    return new Grouping(series -> catalogue.groups().of(series, all), grouped());
  }

  /** Whether a family speaks of containers, which on Docker a label {@code name} tells apart. */
  static boolean ofContainers(String family) {
    return family.startsWith("container_");
  }

  /** What stands for the values of series that differ only in what no convention asks for. */
  private Grouping.Values grouped() {
    Grouping.Values values = null;
    for (Convention convention : conventions) {
      Grouping.Values needed = convention.role().grouped();
      values = values == null || values == needed ? needed : Grouping.Values.EACH;
    }
    return values == null ? Grouping.Values.FIRST : values;
  }

  /** The same where some labels are to be kept even in families of very many series. */
  Selection.Wanted keeping(Set<String> labels) {
    Meaning meaning = this;
    return new Selection.Wanted() {
      @Override
      public @Nullable String spelling() {
        return meaning.spelling();
      }

      @Override
      public boolean help() {
        return meaning.help();
      }

      @Override
      public Grouping grouping() {
        return meaning.grouping(labels);
      }
    };
  }
}
