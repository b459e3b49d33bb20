package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.api.RulebookDiff.Change;
import dev.assay.api.RulebookDiff.PartChange;
import dev.assay.api.RulebookDiff.ValueChange;
import dev.assay.api.RulebookDiff.WeightChange;
import dev.assay.boot.Json;
import dev.assay.boot.Rulebooks;
import dev.assay.core.rulebook.CanonicalRulebook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RulebookDiffTest {
  private static final Rulebooks RULEBOOKS = new Rulebooks();
  private static final Rulebooks.Entry CANONICAL = RULEBOOKS.all().getFirst();

  @Test
  void a_rulebook_is_the_same_as_itself_and_as_its_copy_under_another_name() {
    assertThat(RulebookDiff.of(CANONICAL, CANONICAL))
        .isEqualTo(
            new RulebookDiff(
                RulebookDiff.of(CANONICAL, CANONICAL).before(),
                RulebookDiff.of(CANONICAL, CANONICAL).after(),
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));

    RulebookDiff renamed = against(tree -> ((ObjectNode) tree.get("header")).put("name", "other"));
    assertThat(renamed.same()).isTrue();
    assertThat(renamed.settings())
        .containsExactly(new ValueChange("/header/name", "canonical", "other"));
  }

  @Test
  void weights_anchors_levels_and_adjustments_are_told_by_criterion() {
    RulebookDiff diff =
        against(
            tree -> {
              ((ObjectNode) tree.at("/criteria/1")).put("weight", 9.0);
              ((ObjectNode) tree.at("/criteria/1/readings/0/value/anchored/points/1"))
                  .put("v", 0.5);
              ((ObjectNode) tree.at("/criteria/1")).putArray("adjustments");
              ((ObjectNode) tree.at("/criteria/0/readings/0/value/levels/0")).put("v", -0.1);
            });

    assertThat(diff.same()).isFalse();
    assertThat(diff.criteria())
        .extracting(PartChange::id, PartChange::change, PartChange::weight)
        .containsExactly(
            tuple("workload_kind", Change.CHANGED, null),
            tuple("latency_p99_budget", Change.CHANGED, new WeightChange(8.0, 9.0)));
    assertThat(diff.criteria().getFirst().values())
        .containsExactly(new ValueChange("/readings/0/value/levels/rest-api/v", -0.7, -0.1));
    assertThat(diff.criteria().get(1).values())
        .extracting(ValueChange::pointer)
        .containsExactly("/weight", "/readings/0/value/anchored/points/1/v", "/adjustments");
    assertThat(diff.gates()).isEmpty();
    assertThat(diff.settings()).isEmpty();
  }

  @Test
  void what_was_added_removed_and_put_in_another_order_is_told() {
    RulebookDiff diff =
        against(
            tree -> {
              ((ArrayNode) tree.get("gates")).remove(0);
              ((ArrayNode) tree.get("weightProfiles"))
                  .add(((ObjectNode) tree.at("/weightProfiles/0")).deepCopy().put("name", "own"));
              ArrayNode groups = (ArrayNode) tree.get("groups");
              groups.add(groups.remove(0));
              ((ObjectNode) tree.at("/groups/0")).put("title", "Scale");
              ((ObjectNode) tree.get("thresholds")).put("tooClose", 0.02);
            });

    assertThat(diff.gates())
        .containsExactly(new PartChange("rust-reviewers", Change.REMOVED, null, List.of()));
    assertThat(diff.weightProfiles())
        .containsExactly(new PartChange("own", Change.ADDED, null, List.of()));
    assertThat(diff.groups()).extracting(PartChange::id).containsExactly("scale");
    assertThat(diff.settings())
        .extracting(ValueChange::pointer)
        .containsExactly("/groups", "/thresholds/tooClose");
    assertThat(diff.settings().getFirst().before())
        .isEqualTo(List.of("runtime", "scale", "risk", "team", "delivery", "fit"));
  }

  @Test
  void a_criterion_that_is_gone_had_a_weight() {
    RulebookDiff diff = against(tree -> ((ArrayNode) tree.get("criteria")).remove(1));

    assertThat(diff.criteria())
        .containsExactly(
            new PartChange(
                "latency_p99_budget", Change.REMOVED, new WeightChange(8.0, null), List.of()));
  }

  private static RulebookDiff against(Consumer<ObjectNode> change) {
    ObjectNode tree = (ObjectNode) Examples.tree(Json.bytes(CANONICAL.rulebook()));
    change.accept(tree);
    CanonicalRulebook changed =
        Json.read(tree.toString().getBytes(StandardCharsets.UTF_8), CanonicalRulebook.class);
    return RulebookDiff.of(CANONICAL, new Rulebooks.Entry(changed));
  }
}
