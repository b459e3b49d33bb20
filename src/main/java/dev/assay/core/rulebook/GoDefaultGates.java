package dev.assay.core.rulebook;

import dev.assay.core.profile.Impact;
import dev.assay.core.profile.Violation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go by default; Rust only where a gate is open, the team can support it, and no question of the
 * checklist stands in the way (seed 002).
 *
 * @param fallback what holds where nothing else does
 * @param gates what can justify the other language, in order of precedence: the cost of recovery
 *     before runtime wins
 * @param support what the team must bring, all of it
 * @param checklist what must not stand in the way
 * @param tiers how much damage a failure does, and what that asks for
 */
public record GoDefaultGates(
    Header header,
    Fallback fallback,
    List<Term> gates,
    List<Term> support,
    List<Question> checklist,
    List<Tier> tiers)
    implements SeedRulebook {

  public GoDefaultGates {
    gates = gates == null ? List.of() : List.copyOf(gates);
    support = support == null ? List.of() : List.copyOf(support);
    checklist = checklist == null ? List.of() : List.copyOf(checklist);
    tiers = tiers == null ? List.of() : List.copyOf(tiers);
  }

  /** The language that needs no justification. */
  public record Fallback(Side language, String words, Source source) {}

  /**
   * A question to answer before committing to a language.
   *
   * @param question as printed
   * @param blocksRust when the answer stands in the way of Rust; null where it never does
   * @param blocksGo when the answer stands in the way of Go; null where it never does
   * @param onlyForGates it counts against Rust only where no other gate is open; empty where it
   *     always counts
   */
  public record Question(
      String id,
      String question,
      @Nullable Condition blocksRust,
      @Nullable Condition blocksGo,
      List<String> onlyForGates,
      Source source) {
    public Question {
      onlyForGates = onlyForGates == null ? List.of() : List.copyOf(onlyForGates);
    }
  }

  /**
   * One step of the failure ranking.
   *
   * @param examples services on this step, in the words of the source
   * @param advice what the source asks for there
   */
  public record Tier(
      Impact level, List<String> examples, Side favours, String advice, Source source) {
    public Tier {
      examples = examples == null ? List.of() : List.copyOf(examples);
    }
  }

  @Override
  public List<Violation> validate() {
    Findings findings = Findings.on(header);
    if (findings.required("/fallback", fallback)) {
      findings.required("/fallback/language", fallback.language());
      findings.required("/fallback/words", fallback.words());
      findings.source("/fallback/source", fallback.source());
    }
    findings.filled("/gates", gates);
    Term.validate(gates, "/gates", findings);
    findings.filled("/support", support);
    Term.validate(support, "/support", findings);
    List<String> gateIds = gates.stream().map(Term::id).toList();
    findings.keyed("/checklist", checklist, "id", Question::id);
    for (int i = 0; i < checklist.size(); i++) {
      Question question = checklist.get(i);
      String pointer = "/checklist/" + i;
      findings.required(pointer + "/question", question.question());
      findings.optionalCondition(pointer + "/blocksRust", question.blocksRust());
      findings.optionalCondition(pointer + "/blocksGo", question.blocksGo());
      if (question.blocksRust() == null && question.blocksGo() == null) {
        findings.add(pointer, "no-condition", "\"" + question.id() + "\" blocks nothing", null);
      }
      findings.source(pointer + "/source", question.source());
      for (int j = 0; j < question.onlyForGates().size(); j++) {
        String gate = question.onlyForGates().get(j);
        if (!gateIds.contains(gate)) {
          findings.add(
              pointer + "/onlyForGates/" + j,
              "unknown-gate",
              "\"" + gate + "\" is not one of " + gateIds,
              gate);
        }
      }
    }
    findings.keyed("/tiers", tiers, "level", Tier::level);
    List<Impact> levels = tiers.stream().map(Tier::level).toList();
    if (!levels.containsAll(Arrays.asList(Impact.values()))) {
      findings.add("/tiers", "missing-level", levels + " leave out a level of impact", null);
    }
    for (int i = 0; i < tiers.size(); i++) {
      findings.filled("/tiers/" + i + "/examples", tiers.get(i).examples());
      findings.required("/tiers/" + i + "/favours", tiers.get(i).favours());
      findings.required("/tiers/" + i + "/advice", tiers.get(i).advice());
      findings.source("/tiers/" + i + "/source", tiers.get(i).source());
    }
    return findings.all();
  }
}
