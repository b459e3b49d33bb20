package dev.assay.core.verdict;

import static dev.assay.core.Examples.LABEL_LOOKUP;
import static dev.assay.core.Examples.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.profile.ServiceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupOpinionTest {

  @Test
  void the_label_of_every_kind_as_the_source_names_it() {
    Map<ServiceKind, Verdict> expected = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind :
        List.of(
            ServiceKind.CONTROL_PLANE,
            ServiceKind.SCHEDULER,
            ServiceKind.K8S_OPERATOR,
            ServiceKind.PLATFORM_CLI,
            ServiceKind.DEVELOPER_CLI,
            ServiceKind.REST_API,
            ServiceKind.ADMIN_BACKEND)) {
      expected.put(kind, Verdict.GO);
    }
    for (ServiceKind kind :
        List.of(
            ServiceKind.PROXY,
            ServiceKind.LOG_ROUTER,
            ServiceKind.STREAM_PIPELINE,
            ServiceKind.DATABASE,
            ServiceKind.CONSENSUS_STORE)) {
      expected.put(kind, Verdict.RUST);
    }

    for (ServiceKind kind : ServiceKind.values()) {
      assertThat(ask("{'name':'s','kind':'" + kind.id() + "'}").verdict())
          .as(kind.id())
          .isEqualTo(expected.get(kind));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5,   64, RUST",
    "5.1, 64, GO",
    "5,   65, GO",
    "1,   16, RUST",
    "200, 16, GO",
  })
  void memory_and_tail_latency_together_outrank_the_label(
      double p99, double memory, Verdict expected) {
    assertThat(
            ask("{'name':'s','kind':'rest-api','budgets':{'p99Ms':%s,'memoryMiB':%s}}"
                    .formatted(p99, memory))
                .verdict())
        .isEqualTo(expected);
  }

  @Test
  void an_override_that_lacks_a_value_leaves_the_label_and_says_what_is_missing() {
    Opinion opinion = ask("{'name':'s','kind':'rest-api','budgets':{'p99Ms':2}}");

    assertThat(opinion.verdict()).isEqualTo(Verdict.GO);
    assertThat(opinion.because()).isEqualTo("Go because rest-api counts as REST APIs");
    assertThat(opinion.reasons())
        .containsExactly(
            new Opinion.Reason(
                "memory-and-tail-latency: predictable tail latency is critical (budgets.p99Ms 2 ms);"
                    + " not known: budgets.memoryMiB is not known",
                null,
                "000 L36"),
            new Opinion.Reason("rest-api counts as REST APIs", Verdict.GO, "000 L21,L35"));
  }

  @Test
  void an_override_that_holds_says_so() {
    Opinion opinion = ask("{'name':'s','kind':'worker','budgets':{'p99Ms':2,'memoryMiB':32}}");

    assertThat(opinion.verdict()).isEqualTo(Verdict.RUST);
    assertThat(opinion.because())
        .startsWith(
            "Rust for systems where memory usage and predictable tail latency are critical");
    assertThat(opinion.reasons().getFirst().favours()).isEqualTo(Verdict.RUST);
  }

  @Test
  void a_kind_without_a_label_has_no_verdict() {
    Opinion opinion = ask("{'name':'s','kind':'worker'}");

    assertThat(opinion.verdict()).isNull();
    assertThat(opinion.because())
        .isEqualTo("no label names worker, and no override is known to hold");
  }

  @ParameterizedTest
  @CsvSource({
    "rest-api, scheduler,  GO",
    "proxy,    database,   RUST",
    "proxy,    rest-api,   HYBRID",
    "rest-api, worker,     ",
    "proxy,    worker,     ",
    "worker,   cron-job,   ",
  })
  void components_are_looked_up_one_by_one(String first, String second, Verdict together) {
    Opinion opinion =
        ask(
            "{'name':'s','kind':'rest-api','components':[{'name':'a','kind':'%s'},{'name':'b','kind':'%s'}]}"
                .formatted(first, second));

    assertThat(opinion.verdict()).isEqualTo(together);
    assertThat(opinion.components())
        .extracting(Opinion.ComponentOpinion::component)
        .containsExactly("a", "b");
    assertThat(opinion.because()).startsWith("a: ").contains("; b: ");
    assertThat(opinion.reasons())
        .allMatch(r -> r.text().startsWith("a: ") || r.text().startsWith("b: "));
  }

  @Test
  void a_split_stays_a_split_whatever_a_third_part_may_turn_out_to_be() {
    assertThat(
            ask("{'name':'s','kind':'rest-api','components':[{'name':'a','kind':'rest-api'},{'name':'b','kind':'proxy'},{'name':'c','kind':'worker'}]}")
                .verdict())
        .isEqualTo(Verdict.HYBRID);
  }

  private static Opinion ask(String profile) {
    return Panel.opine(LABEL_LOOKUP, stated(profile));
  }
}
