package dev.assay.core.signal;

import dev.assay.core.exposition.Grouping;
import dev.assay.core.exposition.Selection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a family name means.
 *
 * @param catalogue the catalogue that says so
 * @param name the name as conventions write it
 * @param conventions those that it meets, best rank first; usually none or one
 * @param drops the rules by which series do not count, for each of the conventions
 * @param marks the runtime marks that it meets
 */
record Meaning(
    SignalCatalogue catalogue,
    String name,
    List<Convention> conventions,
    List<SeriesRules> drops,
    List<RuntimeMark> marks)
    implements Selection.Wanted {
  Meaning {
    conventions = List.copyOf(conventions);
    drops = List.copyOf(drops);
    marks = List.copyOf(marks);
  }

  boolean none() {
    return conventions.isEmpty() && marks.isEmpty();
  }

  /** A help text is asked only for the unit of durations. */
  @Override
  public boolean help() {
    for (int i = 0; i < conventions.size(); i++) {
      if (conventions.get(i).role().requests() && conventions.get(i).unit() == null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Grouping grouping() {
    return grouping(Set.of());
  }

  private Grouping grouping(Set<String> labels) {
    return new Grouping(series -> catalogue.groups().of(series, labels), grouped());
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
