package dev.assay.core;

import dev.assay.core.profile.ProfileRules;
import dev.assay.core.profile.RustLibraries;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.profile.Team;
import dev.assay.core.profile.Violation;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Services whose teams decided, as facts with their sources.
 *
 * @param caveats what to keep in mind of such data
 * @param neutral the team that every case is given when the team is to tell nothing
 */
public record DecidedCases(List<String> caveats, Neutral neutral, List<Case> cases) {
  public DecidedCases {
    caveats = List.copyOf(caveats);
    cases = List.copyOf(cases);
  }

  /** One team and one state of the libraries for all. */
  public record Neutral(Team team, RustLibraries rustLibraries) {}

  /**
   * One decision.
   *
   * @param decided year
   * @param outcome what the team did
   * @param accept verdicts that count as agreement
   * @param path how it came about, for example {@code greenfield}
   * @param why in a sentence
   * @param grade how far the source was read
   * @param documented blocks of the profile that the source supports
   */
  public record Case(
      String id,
      String name,
      int decided,
      Verdict outcome,
      List<Verdict> accept,
      String path,
      String why,
      String source,
      Grade grade,
      List<String> documented,
      ServiceProfile profile) {
    public Case {
      accept = List.copyOf(accept);
      documented = List.copyOf(documented);
    }
  }

  /** How far the source of a case was read. */
  @Schema(name = "CaseGrade", description = "How far the source of a case was read.")
  public enum Grade {
    /** The whole text. */
    FULL,
    /** Its beginning. */
    EXCERPT,
    /** Someone else's account of it. */
    SECONDARY,
    /** The languages of the repository were counted. */
    REPO_MEASURED,
    /** A seed states it. */
    SEED
  }

  /** The profile of a case with the neutral team and libraries, and without hiring. */
  ServiceProfile neutralised(ServiceProfile p) {
    return new ServiceProfile(
        p.name(),
        p.owner(),
        p.description(),
        p.labels(),
        p.kind(),
        p.budgets(),
        p.load(),
        p.fleet(),
        p.failure(),
        p.exposure(),
        p.concurrency(),
        p.platform(),
        null,
        neutral.rustLibraries(),
        neutral.team(),
        null,
        p.delivery(),
        p.incumbent(),
        p.split(),
        p.observed(),
        p.components());
  }

  /** Everything wrong with them. */
  public List<Violation> validate() {
    List<Violation> found = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < cases.size(); i++) {
      Case one = cases.get(i);
      String at = "/cases/" + i;
      if (!ids.add(one.id())) {
        found.add(
            Violation.of(
                at + "/id", "duplicate", "\"" + one.id() + "\" is stated twice", one.id()));
      }
      if (!one.accept().contains(one.outcome())) {
        found.add(
            Violation.of(
                at + "/accept",
                "outcome-not-accepted",
                one.outcome().id() + " is what the team did and is not accepted",
                one.outcome().id()));
      }
      for (Violation violation : ProfileRules.check(one.profile())) {
        found.add(
            new Violation(
                at + "/profile" + violation.pointer(),
                violation.code(),
                violation.detail(),
                violation.value(),
                violation.accepted()));
      }
    }
    return List.copyOf(found);
  }
}
