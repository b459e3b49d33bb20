package dev.assay.core.rulebook;

import java.util.List;

/**
 * One named part of a rule: what it asks, and how that is told.
 *
 * @param words what it asks, in the words of the source
 * @param when the condition under which it holds
 */
public record Term(String id, String words, Condition when, Rulebook.Source source) {

  static void validate(List<Term> terms, String pointer, Findings findings) {
    findings.keyed(pointer, terms, "id", Term::id);
    for (int i = 0; i < terms.size(); i++) {
      findings.required(pointer + "/" + i + "/words", terms.get(i).words());
      findings.condition(pointer + "/" + i + "/when", terms.get(i).when());
      findings.source(pointer + "/" + i + "/source", terms.get(i).source());
    }
  }
}
