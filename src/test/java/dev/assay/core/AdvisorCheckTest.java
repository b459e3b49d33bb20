package dev.assay.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.AdviceRequest.PartSnapshot;
import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.AdviceRequest.Weights;
import dev.assay.core.exposition.ExpositionReader;
import dev.assay.core.exposition.FormatSniffer;
import dev.assay.core.exposition.ReadOptions;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.signal.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an advisor refuses beyond the profile, with pointers from the root of the request. */
class AdvisorCheckTest {
  private static final CanonicalRulebook CANONICAL = Advisors.RULEBOOKS.canonical();
  private static final Advisor ADVISOR = Advisors.shipped();

  private static List<Violation> check(
      String profile, Rulebook rulebook, @Nullable Weights weights, @Nullable String... parts)
      throws Exception {
    byte[] body = "up 1\n".getBytes(StandardCharsets.UTF_8);
    Snapshot snapshot =
        new Snapshot(
            ExpositionReader.read(body, FormatSniffer.sniff(body), ReadOptions.LENIENT),
            null,
            null,
            Map.of());
    return ADVISOR.check(
        new AdviceRequest(
            Examples.profile(profile),
            java.util.Arrays.stream(parts).map(part -> new PartSnapshot(part, snapshot)).toList(),
            new Rule(rulebook, "digest"),
            weights));
  }

  @Test
  void snapshots_belong_to_the_service_or_to_a_component_that_exists() throws Exception {
    assertThat(check("gpu-platform", CANONICAL, null, null, "data-plane")).isEmpty();
    assertThat(check("gpu-platform", CANONICAL, null, "data-plane", "dataplane"))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.pointer()).isEqualTo("/snapshots/1/component");
              assertThat(v.code()).isEqualTo("unknown-component");
              assertThat(v.value()).isEqualTo("dataplane");
              assertThat(v.accepted())
                  .containsExactly("control-plane", "data-plane", "command-line-tool");
            });
  }

  @Test
  void weights_are_for_a_rulebook_that_has_some() throws Exception {
    Weights people = new Weights("people-first", Map.of(), Map.of(), null);

    assertThat(check("checkout", CANONICAL, people)).isEmpty();
    assertThat(check("checkout", Examples.CONJUNCTION, people))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("/weights", "no-weights"));
  }

  @Test
  void everything_is_told_at_once() throws Exception {
    Weights wrong = new Weights("nobody", Map.of("risk", -1.0), Map.of("latency", 3.0), null);

    assertThat(check("gpu-platform", CANONICAL, wrong, "nowhere"))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder(
            "/snapshots/0/component",
            "/weights/profile",
            "/weights/groups/risk",
            "/weights/criteria/latency");
  }
}
