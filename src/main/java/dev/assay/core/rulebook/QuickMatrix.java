package dev.assay.core.rulebook;

import dev.assay.core.profile.ServiceKind;
import dev.assay.core.profile.Violation;
import java.util.List;

/**
 * Eight rows of equal weight; where they do not decide, the default lists; where those do not
 * either, the plane that the component belongs to (seed 001).
 *
 * @param rows the quick decision matrix
 * @param defaults the two lists of the recommendation
 * @param planes the split of the worked example
 */
public record QuickMatrix(
    Header header, List<PrintedRow> rows, List<DefaultItem> defaults, List<Plane> planes)
    implements SeedRulebook {

  public QuickMatrix {
    rows = rows == null ? List.of() : List.copyOf(rows);
    defaults = defaults == null ? List.of() : List.copyOf(defaults);
    planes = planes == null ? List.of() : List.copyOf(planes);
  }

  /**
   * One entry of a default list.
   *
   * @param words the entry as printed
   */
  public record DefaultItem(
      String id, Side language, String words, Condition when, Source source) {}

  /** A plane of the worked example and the language chosen for it. */
  public record Plane(
      String id, Side language, List<ServiceKind> kinds, String words, Source source) {
    public Plane {
      kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }
  }

  @Override
  public List<Violation> validate() {
    Findings findings = Findings.on(header);
    PrintedRow.validate(rows, "/rows", findings);
    findings.keyed("/defaults", defaults, "id", DefaultItem::id);
    for (int i = 0; i < defaults.size(); i++) {
      DefaultItem item = defaults.get(i);
      String pointer = "/defaults/" + i;
      findings.required(pointer + "/language", item.language());
      findings.required(pointer + "/words", item.words());
      findings.condition(pointer + "/when", item.when());
      findings.source(pointer + "/source", item.source());
    }
    findings.keyed("/planes", planes, "id", Plane::id);
    findings.disjoint("/planes", planes, "kinds", Plane::kinds);
    for (int i = 0; i < planes.size(); i++) {
      findings.required("/planes/" + i + "/language", planes.get(i).language());
      findings.required("/planes/" + i + "/words", planes.get(i).words());
      findings.source("/planes/" + i + "/source", planes.get(i).source());
    }
    return findings.all();
  }
}
