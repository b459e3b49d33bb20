package dev.assay.core.exposition;

import dev.assay.core.exposition.Names.Name;
import dev.assay.core.exposition.Names.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the family that a sample belongs to: {@code x_bucket} to {@code x}, also where the TYPE of
 * {@code x} is missing or comes late, and where each of its parts is a family of no type, as a
 * Prometheus server federates them.
 */
final class FamilyResolver {
  private static final byte[] NOTHING = {};

  static final byte[] QUANTILE = {'q', 'u', 'a', 'n', 't', 'i', 'l', 'e'};

  private final Names names;
  private final List<FamilyBuilder> families;
  private final Selection wanted;
  private final Problems problems;
  private final boolean strict;

  /** Gauges that by their names may be the start times of another family. */
  private List<FamilyBuilder> startTimes = List.of();

  /** Families without metadata whose name could be a part of another family. */
  private int orphans;

  FamilyResolver(
      Names names,
      List<FamilyBuilder> families,
      Selection wanted,
      Problems problems,
      boolean strict) {
    this.names = names;
    this.families = families;
    this.wanted = wanted;
    this.problems = problems;
    this.strict = strict;
  }

  /** The family that a HELP, TYPE or UNIT line names. */
  FamilyBuilder declared(Name name, int line) {
    FamilyBuilder known = name.family;
    if (known != null) {
      return known;
    }
    Selection.Wanted own = name.wantedBy(wanted, 0);
    Selection.Wanted started =
        mayTellStarts(name, own) ? name.wantedBy(wanted, Part.CREATED.suffix.length) : null;
    FamilyBuilder family = new FamilyBuilder(name, line, own, started);
    if (started != null) {
      noteStartTimes(family);
    }
    families.add(family);
    name.family = family;
    return family;
  }

  /**
   * Whether a family may hold the start times of another and is not read for itself; a strict
   * reading wants everything, to judge it.
   */
  private boolean mayTellStarts(Name name, Selection.@Nullable Wanted own) {
    return (own == null || strict) && name.lengthWithout(Part.CREATED) > 0;
  }

  private void noteStartTimes(FamilyBuilder family) {
    startTimes = startTimes.isEmpty() ? new ArrayList<>() : startTimes;
    startTimes.add(family);
  }

  /**
   * Gives the series of counters, histograms and summaries their start times where those are gauges
   * of their own, as Prometheus text has them.
   */
  void joinStartTimes() {
    for (FamilyBuilder times : startTimes) {
      Name name = times.name;
      int length = name.lengthWithout(Part.CREATED);
      FamilyBuilder family = started(name, length, NOTHING);
      if (family == null) {
        family = started(name, length, Part.TOTAL.suffix);
      }
      if (family != null && times.type == MetricType.GAUGE) {
        family.startAt(times);
      }
    }
  }

  private @Nullable FamilyBuilder started(Name name, int length, byte[] suffix) {
    Name base = find(name, length, suffix);
    FamilyBuilder family = base == null ? null : base.family;
    return family != null && family.selected() && Part.CREATED.belongsTo(family.type)
        ? family
        : null;
  }

  /**
   * Gives a family its type.
   *
   * @return whether samples of the family had come before
   */
  boolean type(FamilyBuilder family, MetricType type) {
    if (type == MetricType.UNKNOWN && !strict && family.samples == 0 && !family.inferred) {
      untyped(family);
      return false;
    }
    family.typed = true;
    boolean late = family.samples > 0;
    if (family.inferred) {
      family.inferred = false;
      boolean histogram = type == MetricType.HISTOGRAM || type == MetricType.GAUGE_HISTOGRAM;
      if (histogram && family.type == MetricType.HISTOGRAM) {
        family.type = type;
      }
      return true;
    }
    if (late && (type == MetricType.HISTOGRAM || type == MetricType.SUMMARY)) {
      return true;
    }
    family.type = type;
    return adopt(family) || late;
  }

  private void untyped(FamilyBuilder family) {
    FamilyBuilder open = family;
    Name name = family.name;
    if (!family.helpSeen && family == families.getLast() && baseLength(name) > 0) {
      open = loose(name, family.line);
      families.set(families.size() - 1, open);
      name.family = open;
    }
    open.untyped = true;
  }

  /** Length of the name of which another is the count or the sum; 0 where it is none. */
  private static int baseLength(Name name) {
    return Math.max(name.lengthWithout(Part.COUNT), name.lengthWithout(Part.SUM));
  }

  /** Counts and sums of no type that have one another become a summary without quantiles. */
  void pairUntyped() {
    for (int i = 0; i < families.size() && orphans > 0; i++) {
      FamilyBuilder count = families.get(i);
      int length = count.untyped && count.orphan ? count.name.lengthWithout(Part.COUNT) : 0;
      Name base =
          length == 0
              ? null
              : names.of(
                  count.name.source, count.name.from, count.name.from + length, count.name.plain);
      Name sum = base == null || base.family != null ? null : find(base, Part.SUM);
      if (base != null && sum != null && sum.family != null && sum.family.untyped) {
        FamilyBuilder family = declared(base, count.line);
        family.type = MetricType.SUMMARY;
        family.inferred = true;
        adopt(family);
      }
    }
  }

  /** Where samples of a name go, decided at the first of them. */
  FamilyBuilder target(Name name, SampleLexer sample, int line) {
    FamilyBuilder own = name.family;
    if (own == null || !own.typed) {
      for (Part part : Part.WITH_SUFFIX) {
        int length = name.lengthWithout(part);
        if (length > 0) {
          FamilyBuilder family = familyOfPart(name, part, length, sample, line);
          if (family != null) {
            name.part = part;
            name.target = family;
            if (own != null) {
              own.absorbed |= own.untyped;
            }
            return family;
          }
        }
      }
    }
    FamilyBuilder family = own == null ? undeclared(name, line) : own;
    if (!family.typed && family.samples == 0 && isQuantile(sample)) {
      family.type = MetricType.SUMMARY;
      family.inferred = true;
      adopt(family);
    }
    name.part = Part.VALUE;
    name.target = family;
    return family;
  }

  private @Nullable FamilyBuilder familyOfPart(
      Name name, Part part, int length, SampleLexer sample, int line) {
    Name base = names.find(name.source, name.from, name.from + length);
    FamilyBuilder family = base == null ? null : base.family;
    if (family != null && (family.typed || family.inferred)) {
      if (family.typed && name.family != null && name.family.untyped) {
        return null;
      }
      return part.belongsTo(family.type) ? family : null;
    }
    int le = sample.labels.indexOf('l', 'e');
    if (part != Part.BUCKET || le < 0 || !sample.labels.isNumber(le)) {
      return null;
    }
    if (family == null) {
      base = names.of(name.source, name.from, name.from + length, name.plain);
      family = declared(base, line);
    } else if (family.samples > 0) {
      return null;
    }
    family.type = MetricType.HISTOGRAM;
    family.inferred = true;
    adopt(family);
    return family;
  }

  private FamilyBuilder undeclared(Name name, int line) {
    FamilyBuilder family = loose(name, line);
    families.add(family);
    name.family = family;
    return family;
  }

  /** A family that may turn out to be a part of another. */
  private FamilyBuilder loose(Name name, int line) {
    Selection.Wanted own = name.wantedBy(wanted, 0);
    Selection.Wanted asPart = null;
    boolean orphan = false;
    for (Part part : Part.WITH_SUFFIX) {
      int length = name.lengthWithout(part);
      if (length > 0) {
        orphan = true;
        orphans++;
        if (asPart == null) {
          asPart = name.wantedBy(wanted, part.suffix.length);
        }
      }
    }
    FamilyBuilder family = new FamilyBuilder(name, line, own, asPart);
    family.orphan = orphan;
    if (asPart != null && mayTellStarts(name, own)) {
      noteStartTimes(family);
    }
    return family;
  }

  /** Moves samples that came before it was known what they are parts of. */
  private boolean adopt(FamilyBuilder family) {
    if (orphans == 0) {
      return false;
    }
    boolean found = false;
    for (Part part : Part.WITH_SUFFIX) {
      if (part.belongsTo(family.type)) {
        Name name = find(family.name, part);
        FamilyBuilder orphan = name == null ? null : name.family;
        if (name != null && orphan != null && orphan.orphan && !orphan.helpSeen && !orphan.typed) {
          family.absorb(orphan, part);
          orphans--;
          name.family = null;
          name.target = family;
          name.part = part;
          found = true;
        }
      }
    }
    return found;
  }

  private @Nullable Name find(Name base, Part part) {
    return find(base, base.to - base.from, part.suffix);
  }

  /** The name of so many bytes of another with a suffix. */
  private @Nullable Name find(Name other, int length, byte[] suffix) {
    byte[] bytes = new byte[length + suffix.length];
    System.arraycopy(other.source, other.from, bytes, 0, length);
    System.arraycopy(suffix, 0, bytes, length, suffix.length);
    return names.find(bytes, 0, bytes.length);
  }

  private static boolean isQuantile(SampleLexer sample) {
    int quantile = sample.labels.indexOf(QUANTILE);
    if (quantile < 0 || !sample.labels.isNumber(quantile)) {
      return false;
    }
    double value = sample.labels.number(quantile);
    return value >= 0 && value <= 1;
  }

  /** Remarks on families whose type was not stated. */
  void reportInferred() {
    for (FamilyBuilder family : families) {
      if (family.inferred) {
        problems.warn(Rule.INFERRED_TYPE, family.line, 0, family.name.text());
      }
    }
  }
}
