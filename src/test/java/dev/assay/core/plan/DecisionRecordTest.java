package dev.assay.core.plan;

import static dev.assay.core.Examples.stated;
import static dev.assay.core.Examples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.Examples;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionRecordTest {
  private static final DecisionRecord.Heading PROPOSED =
      new DecisionRecord.Heading("proposed", LocalDate.of(2026, 11, 21), List.of(), null, null);

  @Test
  void the_sections_are_those_of_madr_in_their_order() {
    String record = record(PROPOSED, subject("gpu-platform"));

    assertThat(record)
        .startsWith(
            "---\nstatus: \"proposed\"\ndate: 2026-11-21\n---\n\n# Language of gpu-platform: hybrid\n")
        .containsSubsequence(
            "\n## Context and Problem Statement\n",
            "\n## Decision Drivers\n",
            "\n## Considered Options\n",
            "\n## Decision Outcome\n",
            "Chosen option: \"Go control plane, Rust data plane\", because: ",
            "\n### Consequences\n",
            "\n### Confirmation\n",
            "\n## Pros and Cons of the Options\n",
            "\n## More Information\n");
  }

  @Test
  void every_row_and_every_cost_line_names_its_source() {
    Subject subject =
        stated(
            "{'name':'s','kind':'proxy','budgets':{'memoryMiB':512},"
                + "'fleet':{'instances':10,'pricePerGiBMonth':4,'currency':'EUR'}}");
    Recommendation recommendation = PlanCases.recommend(subject);

    String record = record(PROPOSED, subject);

    assertThat(recommendation.matrix())
        .allSatisfy(row -> assertThat(record).contains("| " + row.title() + " |"));
    assertThat(record)
        .contains("No option is chosen yet (")
        .contains("memory per instance in MiB / 1024 x fleet.instances x fleet.pricePerGiBMonth")
        .contains("EUR 144 to 209, likely 176")
        .contains("PE19, PE20; assumption")
        .contains("fleet.instances = 10 count (/fleet/instances)")
        .contains("state team.yearlyCostPerEngineer");
  }

  @Test
  void hostile_texts_stay_texts() {
    DecisionRecord.Heading heading =
        new DecisionRecord.Heading(
            "accepted",
            LocalDate.of(2026, 11, 21),
            List.of("eve\"]\nstatus: rejected"),
            "<img src=x onerror=alert(1)>\n# Owned\n[click](http://evil)",
            "| a | b |");

    String record = record(heading, subject("limits-note"));

    assertThat(record)
        .contains("decision-makers: [\"eve\\\"] status: rejected\"]")
        .contains("&lt;img src=x onerror=alert(1)\\> \\# Owned \\[click\\](http\\://evil)")
        .contains("Decided: \\| a \\| b \\|")
        .doesNotContain("<img", "\n# Owned", "\nstatus: rejected");
  }

  @Test
  void a_seed_rule_alone_has_a_record_too_and_the_same_input_the_same_bytes() {
    Subject subject = subject("gpu-platform");
    Recommendation recommendation = PlanCases.recommend(subject, Examples.LABEL_LOOKUP);

    String record = record(PROPOSED, subject, recommendation);

    assertThat(record)
        .contains("By the rulebook label-lookup")
        .doesNotContain("### Decision matrix")
        .isEqualTo(record(PROPOSED, subject, recommendation));
  }

  private static String record(DecisionRecord.Heading heading, Subject subject) {
    return record(heading, subject, PlanCases.recommend(subject));
  }

  private static String record(
      DecisionRecord.Heading heading, Subject subject, Recommendation recommendation) {
    return DecisionRecord.render(
        heading,
        recommendation,
        PlanCases.PLANNER.split(subject, recommendation, PlanCases.RULEBOOK),
        PlanCases.PLANNER.migration(subject, recommendation, PlanCases.RULEBOOK),
        PlanCases.PLANNER.cost(subject, recommendation, PlanCases.RULEBOOK, "EUR"));
  }
}
