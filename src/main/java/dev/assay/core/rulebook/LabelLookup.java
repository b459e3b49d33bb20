package dev.assay.core.rulebook;

import dev.assay.core.profile.ServiceKind;
import dev.assay.core.profile.Violation;
import java.util.List;

/**
 * A label of the workload decides, unless memory and tail latency are critical (seed 000).
 *
 * @param labels which language a kind of service belongs to; a kind in none of them has no answer
 * @param overrides what outranks the label, first match first
 */
public record LabelLookup(Header header, List<Label> labels, List<Overrule> overrides)
    implements SeedRulebook {

  public LabelLookup {
    labels = labels == null ? List.of() : List.copyOf(labels);
    overrides = overrides == null ? List.of() : List.copyOf(overrides);
  }

  /**
   * One label.
   *
   * @param kinds the kinds of service that carry it
   * @param words the label in the words of the source
   */
  public record Label(
      String id, List<ServiceKind> kinds, Side language, String words, Source source) {
    public Label {
      kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }
  }

  /**
   * A need that outranks the label.
   *
   * @param needs holds where each of these holds
   * @param words the override in the words of the source
   */
  public record Overrule(String id, Side language, List<Term> needs, String words, Source source) {
    public Overrule {
      needs = needs == null ? List.of() : List.copyOf(needs);
    }
  }

  @Override
  public List<Violation> validate() {
    Findings findings = Findings.on(header);
    findings.filled("/labels", labels);
    findings.keyed("/labels", labels, "id", Label::id);
    findings.disjoint("/labels", labels, "kinds", Label::kinds);
    for (int i = 0; i < labels.size(); i++) {
      findings.required("/labels/" + i + "/language", labels.get(i).language());
      findings.required("/labels/" + i + "/words", labels.get(i).words());
      findings.source("/labels/" + i + "/source", labels.get(i).source());
    }
    findings.keyed("/overrides", overrides, "id", Overrule::id);
    for (int i = 0; i < overrides.size(); i++) {
      Overrule override = overrides.get(i);
      String pointer = "/overrides/" + i;
      findings.required(pointer + "/language", override.language());
      findings.required(pointer + "/words", override.words());
      findings.source(pointer + "/source", override.source());
      findings.filled(pointer + "/needs", override.needs());
      Term.validate(override.needs(), pointer + "/needs", findings);
    }
    return findings.all();
  }
}
