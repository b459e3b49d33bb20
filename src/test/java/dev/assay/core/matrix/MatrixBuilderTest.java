package dev.assay.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Facts;
import dev.assay.core.matrix.Row.Standing;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Range;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Unit;
import dev.assay.core.signal.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixBuilderTest {
  private static final CanonicalRulebook CANONICAL =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);
  private static final MatrixBuilder BUILDER = MatrixBuilder.of(CANONICAL);
  private static final int ROUNDS = 2_000;

  @Test
  void weights_are_shares_of_the_whole() {
    double[] points = new double[28];
    points[0] = 3;
    points[27] = 1;

    assertThat(Arrays.stream(BUILDER.weights()).sum()).isCloseTo(1, within(1e-12));
    assertThat(BUILDER.weights()[15]).isEqualTo(0.09);
    assertThat(MatrixBuilder.with(CANONICAL, points).weights())
        .hasSize(28)
        .startsWith(0.75, 0)
        .endsWith(0, 0.25);
    assertThat(BUILDER.build(Facts.of("")).rows().get(15).weight()).isEqualTo(0.09);
    assertThat(BUILDER.rulebook()).isSameAs(CANONICAL);
  }

  @Test
  void the_weights_it_hands_out_are_a_copy() {
    BUILDER.weights()[0] = 9;

    assertThat(BUILDER.weights()[0]).isEqualTo(0.04);
  }

  @Test
  void it_refuses_weights_that_are_not_those_of_the_criteria() {
    assertThatThrownBy(() -> MatrixBuilder.with(CANONICAL, new double[27]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not weights of the criteria: [0.0, ");
    assertThatThrownBy(() -> MatrixBuilder.with(CANONICAL, new double[28]))
        .isInstanceOf(IllegalArgumentException.class);
    double[] tooMany = new double[29];
    tooMany[0] = 1;
    assertThatThrownBy(() -> MatrixBuilder.with(CANONICAL, tooMany))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0}, {1}: {2} and {3}")
  @CsvSource({
    "low, silent-or-irreversible, 0.8, 0.8, true, false",
    "low, restart, -0.2, -0.2, true, false",
    "very-high, clean-rerun, 0.7, 0.7, false, true",
    "high, partial-loss, 0.4, 0.4, false, true",
    "low, clean-rerun, -0.5, -0.5, false, false",
  })
  void impact_and_recovery_are_joined_by_the_greater(
      String impact,
      String recovery,
      double impactWorth,
      double recoveryWorth,
      boolean impactRaised,
      boolean recoveryRaised) {
    DecisionMatrix matrix =
        BUILDER.build(Facts.of("failure.impact=" + impact + ";failure.recovery=" + recovery));
    Row impactRow = row(matrix, "failure_impact");
    Row recoveryRow = row(matrix, "recoverability");

    assertThat(impactRow.preference().point()).isEqualTo(impactWorth);
    assertThat(recoveryRow.preference().point()).isEqualTo(recoveryWorth);
    assertThat(impactRow.notes())
        .isEqualTo(
            impactRaised
                ? List.of(
                    "Raised to the preference of recoverability: the two are joined by the greater,"
                        + " not the sum.")
                : List.of());
    assertThat(recoveryRow.notes())
        .isEqualTo(
            recoveryRaised
                ? List.of(
                    "Raised to the preference of failure_impact: the two are joined by the greater,"
                        + " not the sum.")
                : List.of());
    assertThat(impactRow.weight()).isEqualTo(0.07);
    assertThat(recoveryRow.weight()).isEqualTo(0.03);
    assertThat(impactRow.basis().orElseThrow().quantity()).isEqualTo(Quantity.FAILURE_IMPACT);
    assertThat(recoveryRow.basis().orElseThrow().quantity()).isEqualTo(Quantity.RECOVERY);
    assertThat(impactRow.sources())
        .isEqualTo(impactRow.criterion().readings().getFirst().sources());
  }

  @Test
  void an_answer_whose_partner_is_missing_may_still_be_raised() {
    DecisionMatrix matrix = BUILDER.build(Facts.of("failure.impact=medium"));

    assertThat(row(matrix, "failure_impact").preference())
        .isEqualTo(
            new Preference(
                -0.3,
                -0.1,
                0.8,
                Preference.Shape.TRIANGULAR,
                "recoverability is not known, and the greater of the two counts"));
    assertThat(row(matrix, "failure_impact").standing()).isEqualTo(Standing.DECLARED);
    assertThat(row(matrix, "recoverability").preference())
        .isEqualTo(
            new Preference(
                -0.3, -0.1, 0.8, Preference.Shape.UNIFORM, "unknown: any answer is possible"));
    assertThat(row(matrix, "recoverability").standing()).isEqualTo(Standing.MISSING);
  }

  @Test
  void an_answer_that_no_partner_can_raise_stays() {
    DecisionMatrix matrix = BUILDER.build(Facts.of("failure.recovery=silent-or-irreversible"));

    assertThat(row(matrix, "recoverability").preference())
        .isEqualTo(
            new Preference(
                0.55,
                0.8,
                0.8,
                Preference.Shape.TRIANGULAR,
                "a stated level may be half a step off"));
    assertThat(row(matrix, "failure_impact").preference().range()).isEqualTo(new Range(0.55, 0.8));
  }

  @Test
  void what_is_missing_leans_like_the_rest_as_far_as_it_can() {
    DecisionMatrix matrix =
        BUILDER.build(Facts.of("kind=proxy; concurrency=independent; team.onCall=expert-owners"));
    double lean = (4 * 0.6 - 4 * 0.3 + 5 * 0) / 13;

    assertThat(row(matrix, "workload_kind").preference().point()).isEqualTo(0.6);
    assertThat(row(matrix, "system_level").preference().point()).isCloseTo(lean, within(1e-12));
    assertThat(row(matrix, "startup_budget").preference().point()).isCloseTo(lean, within(1e-12));
    assertThat(row(matrix, "ramp_up").preference().point()).isZero();
    assertThat(row(matrix, "ramp_up").preference().range()).isEqualTo(new Range(-0.7, 0));
    assertThat(row(matrix, "ramp_up").preference().shape()).isEqualTo(Preference.Shape.UNIFORM);
  }

  @Test
  void where_nothing_is_known_nothing_leans() {
    DecisionMatrix matrix = BUILDER.build(Facts.of(""));

    assertThat(matrix.preference()).isZero();
    assertThat(matrix.share(Standing.MISSING)).isCloseTo(1, within(1e-12));
    assertThat(matrix.rows()).allMatch(row -> row.preference().point() == 0);
  }

  @Test
  void the_notes_and_sources_of_a_row_are_those_that_counted() {
    Row row =
        row(
            BUILDER.build(
                Facts.of(
                    "budgets.p99Ms=5; load.fanOut=10; load.languageShare=1;"
                        + " incumbent.language=rust")),
            "latency_p99_budget");
    Criterion criterion = row.criterion();

    assertThat(row.notes())
        .containsExactly(
            "A user action waits for the slowest of its requests.",
            "Only the share of request time that is own code can be won.");
    assertThat(row.sources())
        .containsExactlyElementsOf(
            IntStream.of(0, 1, 2)
                .mapToObj(
                    i ->
                        i == 0
                            ? criterion.readings().getFirst().sources()
                            : criterion.adjustments().get(i == 1 ? 0 : 2).sources())
                .flatMap(List::stream)
                .toList());
    assertThat(row.preference().point()).isCloseTo(0.85, within(1e-12));
  }

  @Test
  void a_case_says_why_and_a_stand_in_what_it_stands_for() {
    assertThat(row(BUILDER.build(Facts.of("hiring.openings=0")), "hiring").notes())
        .containsExactly("Because nobody needs to be hired.");
    assertThat(row(BUILDER.build(Facts.of("rustLibraries=ready")), "dependency_readiness").notes())
        .containsExactly(
            "Read from the overall readiness of the Rust libraries: partial as beta, missing as"
                + " none.");
  }

  @Test
  void a_missing_row_says_what_stands_in_the_way() {
    Signals signals =
        Facts.of("observed.gcCpuShare=0.2")
            .with(List.of(new Signal.Missing(Quantity.RUST_MAINTAINERS, "nobody was asked")));

    assertThat(row(BUILDER.build(signals), "gc_pressure").notes())
        .containsExactly("observed.gcCpuShare is known but does not settle this here.");
    assertThat(row(BUILDER.build(signals), "ownership_continuity").notes())
        .containsExactly("team.rustMaintainersIn12Months: nobody was asked.");
    assertThat(row(BUILDER.build(signals), "language_share").notes())
        .containsExactly("load.languageShare: not stated.", "load.bound: not stated.");
  }

  @Test
  void an_inherited_answer_says_so() {
    Signals signals =
        Signals.of(
            List.of(
                new Signal.Declared(
                    Quantity.CONCURRENCY, new Value.Level("lock-free"), "/concurrency", true)));

    assertThat(row(BUILDER.build(signals), "concurrency_criticality").notes())
        .containsExactly("Inherited from the service.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language_share | load.languageShare=~0.3 | MEASURED",
        "language_share | load.languageShare=0.3  | DECLARED",
        "language_share | load.bound=cpu          | ASSUMED",
        "language_share | load.bound=~cpu         | ASSUMED",
        "language_share | kind=proxy              | MISSING",
        "memory_headroom | incumbent.language=go; observed.peakMemoryMiB=~80; budgets.memoryMiB=100 | MEASURED",
        "memory_headroom | incumbent.language=go; observed.peakMemoryMiB=80; budgets.memoryMiB=100  | DECLARED",
      })
  void a_row_stands_as_firmly_as_what_it_was_read_from(
      String criterion, String facts, Standing standing) {
    assertThat(row(BUILDER.build(Facts.of(facts)), criterion).standing()).isEqualTo(standing);
  }

  @Test
  void parts_combine_by_their_shares() {
    DecisionMatrix one =
        BUILDER.build(
            Facts.of("kind=proxy; team.onCall=broad-rotation; load.bound=cpu; hiring.openings=0"));
    DecisionMatrix two =
        BUILDER.build(
            Facts.of("kind=rest-api; team.onCall=broad-rotation; load.languageShare=0.1"));
    DecisionMatrix both = BUILDER.combine(List.of(one, two), new double[] {0.25, 0.75});

    assertThat(both.rows()).hasSize(28);
    assertThat(row(both, "workload_kind").preference().point())
        .isCloseTo(0.25 * 0.6 - 0.75 * 0.7, within(1e-12));
    assertThat(row(both, "workload_kind").basis()).isEmpty();
    assertThat(row(both, "workload_kind").standing()).isEqualTo(Standing.DECLARED);
    assertThat(row(both, "workload_kind").weight()).isEqualTo(0.04);
    assertThat(row(both, "oncall_debuggability").basis())
        .isEqualTo(row(one, "oncall_debuggability").basis())
        .isPresent();
    assertThat(row(both, "oncall_debuggability").sources())
        .isEqualTo(row(one, "oncall_debuggability").sources());
    assertThat(row(both, "language_share").standing()).isEqualTo(Standing.ASSUMED);
    assertThat(row(both, "language_share").preference().low())
        .isCloseTo(0.25 * 0.1 - 0.75 * 0.5, within(1e-12));
    assertThat(row(both, "language_share").preference().point())
        .isCloseTo(0.25 * 0.3 - 0.75 * 0.5, within(1e-12));
    assertThat(row(both, "language_share").preference().high())
        .isCloseTo(0.25 * 0.3 - 0.75 * 0.5, within(1e-12));
    assertThat(row(both, "language_share").notes())
        .containsExactly("Read from what bounds the load, as no share is known.");
    assertThat(row(both, "language_share").sources())
        .containsAll(row(one, "language_share").sources())
        .containsAll(row(two, "language_share").sources())
        .doesNotHaveDuplicates();
    assertThat(row(both, "hiring").standing()).isEqualTo(Standing.MISSING);
    assertThat(row(both, "ramp_up").notes()).containsExactly("team.rampUpWeeks: not stated.");
    assertThat(both.preference())
        .isCloseTo(0.25 * one.preference() + 0.75 * two.preference(), within(1e-12));
    assertThat(both.range().low())
        .isCloseTo(0.25 * one.range().low() + 0.75 * two.range().low(), within(1e-12));
    assertThat(both.range().high())
        .isCloseTo(0.25 * one.range().high() + 0.75 * two.range().high(), within(1e-12));
  }

  @Test
  void one_part_alone_is_the_whole() {
    DecisionMatrix one = BUILDER.build(Facts.of("kind=proxy; concurrency=lock-free"));
    DecisionMatrix whole = BUILDER.combine(List.of(one), new double[] {1});

    assertThat(whole.preference()).isCloseTo(one.preference(), within(1e-12));
    assertThat(whole.rows().stream().map(Row::standing))
        .isEqualTo(one.rows().stream().map(Row::standing).toList());
    assertThat(whole.rows().stream().map(Row::basis))
        .isEqualTo(one.rows().stream().map(Row::basis).toList());
  }

  @Test
  void contributions_sum_to_the_preference_and_the_range_holds_every_filling() {
    Random random = new Random(20260);
    for (int round = 0; round < ROUNDS; round++) {
      Signals full = everything(random);
      Signals some = some(full, random);
      DecisionMatrix before = BUILDER.build(some);
      DecisionMatrix after = BUILDER.build(full);
      boolean sameReadings = true;
      for (int i = 0; i < 28; i++) {
        Row then = before.rows().get(i);
        Row now = after.rows().get(i);
        boolean sameReading =
            then.basis().isEmpty()
                || now.basis().isPresent()
                    && then.basis().get().quantity() == now.basis().get().quantity();
        sameReadings &= sameReading;
        if (sameReading) {
          assertThat(now.preference().point())
              .as("round %s: %s of %s", round, now.criterion().id(), then.preference())
              .isBetween(then.preference().low() - 1e-9, then.preference().high() + 1e-9);
        }
        assertThat(then.contribution()).isEqualTo(then.weight() * then.preference().point());
      }
      assertThat(before.preference())
          .isCloseTo(before.rows().stream().mapToDouble(Row::contribution).sum(), within(1e-12))
          .isBetween(before.range().low() - 1e-12, before.range().high() + 1e-12);
      if (sameReadings) {
        assertThat(after.preference())
            .isBetween(before.range().low() - 1e-9, before.range().high() + 1e-9);
      }
      assertThat(Arrays.stream(Standing.values()).mapToDouble(before::share).sum())
          .isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void reading_again_what_changed_is_the_same_as_reading_all() {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS / 10; round++) {
      Signals before = some(everything(random), random);
      Signals after = before.with(some(everything(random), random).all().subList(0, 3));
      Set<Quantity> changed = EnumSet.noneOf(Quantity.class);
      for (Quantity quantity : Quantity.values()) {
        if (!before.get(quantity).equals(after.get(quantity))) {
          changed.add(quantity);
        }
      }

      List<Row> again = BUILDER.reread(BUILDER.read(before), after, changed);

      assertThat(again).isEqualTo(BUILDER.read(after));
      assertThat(BUILDER.finish(again)).isEqualTo(BUILDER.build(after));
    }
  }

  @Test
  void rows_that_nothing_changed_for_are_kept() {
    List<Row> rows = BUILDER.read(Facts.of("kind=proxy"));
    List<Row> again =
        BUILDER.reread(rows, Facts.of("kind=proxy; team.onCall=expert-owners"), Set.of());

    assertThat(again).isEqualTo(rows).isNotSameAs(rows);
  }

  /** A value for each quantity that a criterion asks for; no fan-out, as without it none counts. */
  private static Signals everything(Random random) {
    Set<Quantity> asked = EnumSet.noneOf(Quantity.class);
    CANONICAL.criteria().forEach(c -> asked.addAll(c.quantities()));
    asked.remove(Quantity.FAN_OUT);
    List<Signal> signals = new ArrayList<>();
    for (Quantity quantity : asked) {
      signals.add(
          new Signal.Declared(quantity, value(quantity, random), quantity.pointer(), false));
    }
    return Signals.of(signals);
  }

  private static Signals some(Signals full, Random random) {
    double share = random.nextDouble(0.3, 1);
    return Signals.of(full.all().stream().filter(signal -> random.nextDouble() < share).toList());
  }

  private static Value value(Quantity quantity, Random random) {
    if (quantity.unit() == Unit.FLAG) {
      return new Value.Flag(random.nextBoolean());
    }
    if (quantity.unit() == Unit.CHOICE) {
      return new Value.Level(quantity.levels().get(random.nextInt(quantity.levels().size())));
    }
    double point = Math.exp(random.nextDouble(-4, 7));
    return random.nextBoolean()
        ? Value.Amount.of(point)
        : new Value.Amount(point * random.nextDouble(), point, point * random.nextDouble(1, 4));
  }

  private static Row row(DecisionMatrix matrix, String criterion) {
    return matrix.rows().stream()
        .filter(row -> row.criterion().id().equals(criterion))
        .findFirst()
        .orElseThrow();
  }
}
