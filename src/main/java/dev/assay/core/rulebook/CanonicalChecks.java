package dev.assay.core.rulebook;

import dev.assay.core.profile.Choice;
import dev.assay.core.profile.IncumbentLanguage;
import dev.assay.core.profile.ServiceKind;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook.Extraction;
import dev.assay.core.rulebook.CanonicalRulebook.Group;
import dev.assay.core.rulebook.CanonicalRulebook.Inheritance.Role;
import dev.assay.core.rulebook.CanonicalRulebook.Split;
import dev.assay.core.rulebook.CanonicalRulebook.Thresholds;
import dev.assay.core.rulebook.CanonicalRulebook.Tuning;
import dev.assay.core.rulebook.CanonicalRulebook.WeightProfile;
import dev.assay.core.signal.Quantity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds everything that is wrong with a rulebook of the canonical kind, in the order it is told.
 */
final class CanonicalChecks {
  private static final double ROUNDING = 1e-9;
  private static final List<String> ROLES = List.of("control", "data", "neutral");

  private final CanonicalRulebook rulebook;
  private final Findings findings;
  private final List<String> groups;
  private final List<String> criteria;

  CanonicalChecks(CanonicalRulebook rulebook) {
    this.rulebook = rulebook;
    this.findings = Findings.header(rulebook.header());
    this.groups = rulebook.groups().stream().map(Group::id).toList();
    this.criteria = rulebook.criteria().stream().map(Criterion::id).toList();
  }

  List<Violation> all() {
    groups();
    criteria();
    for (int i = 0; i < rulebook.gates().size(); i++) {
      findings.add(rulebook.gates().get(i).validate("/gates/" + i, CanonicalRulebook.ALTERNATIVES));
    }
    findings.keyed("/gates", rulebook.gates(), "id", Gate::id);
    roles();
    split(rulebook.split());
    extraction(rulebook.extraction());
    tuning(rulebook.tuning());
    thresholds(rulebook.thresholds());
    for (int i = 0; i < rulebook.weightProfiles().size(); i++) {
      profile(rulebook.weightProfiles().get(i), "/weightProfiles/" + i);
    }
    findings.keyed("/weightProfiles", rulebook.weightProfiles(), "name", WeightProfile::name);
    for (int i = 0; i < rulebook.questions().size(); i++) {
      String of = rulebook.questions().get(i).of();
      if (Quantity.byId(of).isEmpty()) {
        findings.add(List.of(Findings.unknownQuantity("/questions/" + i + "/of", of)));
      }
    }
    findings.keyed("/questions", rulebook.questions(), "of", FieldQuestion::of);
    return findings.all();
  }

  private void groups() {
    findings.filled("/groups", groups);
    findings.keyed("/groups", rulebook.groups(), "id", Group::id);
    Set<String> used = new HashSet<>();
    rulebook.criteria().forEach(c -> used.add(c.group()));
    for (int i = 0; i < groups.size(); i++) {
      if (groups.indexOf(groups.get(i)) == i && !used.contains(groups.get(i))) {
        findings.add(
            "/groups/" + i,
            "unused-group",
            "\"" + groups.get(i) + "\" holds no criterion",
            groups.get(i));
      }
    }
  }

  private void criteria() {
    double sum = 0;
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = rulebook.criteria().get(i);
      String pointer = "/criteria/" + i;
      findings.add(criterion.validate(pointer));
      sum += criterion.weight();
      findings.known(pointer + "/group", "group", criterion.group(), groups);
      if (criterion.maxWith() != null) {
        List<String> others =
            criteria.stream().filter(other -> !other.equals(criterion.id())).toList();
        findings.known(pointer + "/maxWith", "criterion", criterion.maxWith(), others);
      }
    }
    findings.keyed("/criteria", rulebook.criteria(), "id", Criterion::id);
    findings.filled("/criteria", criteria);
    if (!criteria.isEmpty()) {
      sum("/criteria", sum);
    }
  }

  private void roles() {
    List<Role> roles = rulebook.inheritance().roles();
    List<String> kinds = ids(ServiceKind.values());
    findings.keyed("/inheritance/roles", roles, "role", Role::role);
    findings.disjoint("/inheritance/roles", roles, "kinds", Role::kinds);
    for (int i = 0; i < roles.size(); i++) {
      String pointer = "/inheritance/roles/" + i;
      findings.known(pointer + "/role", "role", roles.get(i).role(), ROLES);
      for (int j = 0; j < roles.get(i).kinds().size(); j++) {
        findings.known(pointer + "/kinds/" + j, "kind", roles.get(i).kinds().get(j), kinds);
      }
      for (int j = 0; j < roles.get(i).notInherited().size(); j++) {
        String stated = roles.get(i).notInherited().get(j);
        if (Arrays.stream(Quantity.values())
            .noneMatch(q -> q.id().equals(stated) || q.id().startsWith(stated + "."))) {
          findings.add(List.of(Findings.unknownQuantity(pointer + "/notInherited/" + j, stated)));
        }
      }
    }
    findings.add(
        Findings.sources("/inheritance/sources", rulebook.inheritance().sources(), "inheritance"));
  }

  private void split(Split split) {
    findings.range("/split/controlAtMost", split.controlAtMost(), -1, 1);
    findings.range("/split/dataAtLeast", split.dataAtLeast(), -1, 1);
    if (split.controlAtMost() >= split.dataAtLeast()) {
      findings.add(
          "/split/dataAtLeast",
          "not-ascending",
          split.dataAtLeast() + " is not above controlAtMost, " + split.controlAtMost(),
          split.dataAtLeast());
    }
    findings.range("/split/toolchainPrice", split.toolchainPrice(), 0, 1);
    findings.range(
        "/split/toolchainPriceBothInProduction", split.toolchainPriceBothInProduction(), 0, 1);
    findings.range("/split/toolchainPriceSmallTeam", split.toolchainPriceSmallTeam(), 0, 1);
    findings.range("/split/smallTeamBelow", split.smallTeamBelow(), 0, 1000);
    findings.range("/split/sharedLogicPrice", split.sharedLogicPrice(), 0, 1);
    findings.add(Findings.sources("/split/sources", split.sources(), "split"));
  }

  private void extraction(Extraction extraction) {
    findings.range("/extraction/optionValue", extraction.optionValue(), 0, 1);
    for (int i = 0; i < extraction.triggers().size(); i++) {
      Extraction.Trigger trigger = extraction.triggers().get(i);
      findings.condition("/extraction/triggers/" + i + "/when", trigger.when());
      findings.required("/extraction/triggers/" + i + "/text", trigger.text());
    }
    findings.add(Findings.sources("/extraction/sources", extraction.sources(), "extraction"));
  }

  private void tuning(Tuning tuning) {
    List<String> languages = ids(IncumbentLanguage.values());
    findings.range("/tuning/savedRewrite", tuning.savedRewrite(), 0, 1);
    for (int i = 0; i < tuning.steps().size(); i++) {
      Tuning.Step step = tuning.steps().get(i);
      String pointer = "/tuning/steps/" + i;
      findings.known(pointer + "/language", "language", step.language(), languages);
      findings.add(Findings.sources(pointer + "/sources", step.sources(), step.text()));
    }
    findings.add(Findings.sources("/tuning/sources", tuning.sources(), "tuning"));
  }

  private void thresholds(Thresholds thresholds) {
    findings.range("/thresholds/leastCoverage", thresholds.leastCoverage(), 0, 1);
    findings.range("/thresholds/tooClose", thresholds.tooClose(), 0, 1);
    findings.range("/thresholds/closeWhenSplit", thresholds.closeWhenSplit(), 0, 1);
    findings.range("/thresholds/strongWinShare", thresholds.strongWinShare(), 0.5, 1);
    findings.range("/thresholds/leanWinShare", thresholds.leanWinShare(), 0.5, 1);
    if (thresholds.leanWinShare() > thresholds.strongWinShare()) {
      findings.add(
          "/thresholds/leanWinShare",
          "not-ascending",
          thresholds.leanWinShare() + " is above strongWinShare, " + thresholds.strongWinShare(),
          thresholds.leanWinShare());
    }
    findings.range("/thresholds/strongLeastLead", thresholds.strongLeastLead(), 0, 1);
    findings.range("/thresholds/weightCertainty", thresholds.weightCertainty(), 1, 1000);
    findings.add(Findings.sources("/thresholds/sources", thresholds.sources(), "thresholds"));
  }

  private void profile(WeightProfile profile, String pointer) {
    double sum = profile.groups().values().stream().mapToDouble(w -> w).sum();
    if (profile.groups().values().stream().anyMatch(w -> !(w >= 0))) {
      findings.add(
          pointer + "/groups", "out-of-range", profile.groups() + " holds what is no weight", null);
    } else {
      sum(pointer + "/groups", sum);
    }
    if (!profile.groups().keySet().equals(Set.copyOf(groups))) {
      findings.add(
          List.of(
              new Violation(
                  pointer + "/groups",
                  "unknown-group",
                  profile.groups().keySet() + " are not the groups " + groups,
                  null,
                  groups)));
    }
    findings.add(Findings.sources(pointer + "/sources", profile.sources(), profile.name()));
  }

  private void sum(String pointer, double sum) {
    if (Math.abs(sum - 100) > ROUNDING) {
      findings.add(pointer, "weights-sum", sum + " is the sum of the weights; it must be 100", sum);
    }
  }

  private static List<String> ids(Choice[] choices) {
    return Arrays.stream(choices).map(Choice::id).toList();
  }
}
