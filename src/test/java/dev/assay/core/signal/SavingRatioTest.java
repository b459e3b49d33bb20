package dev.assay.core.signal;

import static dev.assay.core.Examples.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavingRatioTest {
  private static final String FLEET =
      "'fleet':{'instances':80,'pricePerGiBMonth':4,'pricePerCoreMonth':25,'currency':'EUR'}";
  private static final String GO =
      "'incumbent':{'situation':'extension','language':'go'},'observed':{'residentMemoryMiB':1024}";
  private static final String TEAM =
      "'team':{'engineers':3,'goProduction':3,'rustReviewers':2,'onCall':'expert-owners',"
          + "'yearlyCostPerEngineer':104000}";
  private static final String REST =
      "'split':{'bothLanguagesInProduction':true},'delivery':{'releasesPerWeek':1,'lifetimeYears':4}";

  @Test
  void the_ratio_is_what_is_saved_over_what_the_people_cost_more() {
    Signal.Derived ratio = ratio(FLEET, GO, TEAM, REST).orElseThrow();

    // saved a year: 80 x 1 GiB x 0.13, 0.265, 0.40 x 4 EUR x 12 = 499.20, 1017.60, 1536 EUR
    // hours: bug 20 x 0, 0.5, 1; review 52 x 0, 1, 2; tool chain 40 x 0.2, 0.5, 1; nobody to train
    //   = 8, 82, 164 h at 50 EUR = 400, 4100, 8200 EUR
    Value.Amount value = (Value.Amount) ratio.value();
    assertThat(value.low()).isEqualTo(499.2 / 8200, within(1e-9));
    assertThat(value.point()).isEqualTo(1017.6 / 4100, within(1e-9));
    assertThat(value.high()).isEqualTo(1536.0 / 400, within(1e-9));
    assertThat(ratio.formula()).contains("8 to 164 h a year", "CPU is not known and left out");
    assertThat(ratio.parts())
        .extracting(p -> p.quantity().id())
        .containsExactly(
            "fleet.instances",
            "observed.residentMemoryMiB",
            "fleet.pricePerGiBMonth",
            "team.yearlyCostPerEngineer");
  }

  @Test
  void cpu_counts_beside_memory() {
    String both = GO.replace("'residentMemoryMiB':1024", "'residentMemoryMiB':1024,'cpuCores':0.2");

    // 80 x 0.2 cores x 0, 0.15, 0.40 x 25 EUR x 12 = 0, 720, 1920 EUR more
    Value.Amount value = (Value.Amount) ratio(FLEET, both, TEAM, REST).orElseThrow().value();
    assertThat(value.low()).isEqualTo(499.2 / 8200, within(1e-9));
    assertThat(value.point()).isEqualTo(1737.6 / 4100, within(1e-9));
    assertThat(value.high()).isEqualTo(3456.0 / 400, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'instances':80,",
        "'pricePerGiBMonth':4,",
        "'residentMemoryMiB':1024",
        ",'yearlyCostPerEngineer':104000",
      })
  void unknown_stays_unknown(String left) {
    String all = String.join(",", FLEET, GO, TEAM, REST);

    assertThat(ratio(all)).isPresent();
    assertThat(ratio(all.replace(left, ""))).isEmpty();
  }

  @Test
  void memory_without_its_price_is_not_left_out_to_make_the_rest_look_whole() {
    String cores =
        GO.replace("'residentMemoryMiB':1024", "'residentMemoryMiB':1024,'cpuCores':0.2");

    assertThat(ratio(FLEET.replace("'pricePerGiBMonth':4,", ""), cores, TEAM, REST)).isEmpty();
  }

  @Test
  void what_a_jvm_uses_says_nothing_of_go_but_a_budget_does() {
    String jvm = GO.replace("'language':'go'", "'language':'jvm'");

    assertThat(ratio(FLEET, jvm, TEAM, REST)).isEmpty();
    assertThat(ratio(FLEET, jvm, TEAM, REST, "'budgets':{'memoryMiB':256}"))
        .hasValueSatisfying(r -> assertThat(r.formula()).contains("as if it filled its budget"));
  }

  @Test
  void a_team_at_home_in_rust_alone_has_no_extra_cost_to_weigh() {
    assertThat(ratio(FLEET, GO, TEAM.replace("'goProduction':3", "'goProduction':0"), REST))
        .isEmpty();
    assertThat(ratio(FLEET, GO, TEAM.replace("104000", "0"), REST)).isEmpty();
  }

  @Test
  void what_is_not_stated_of_the_people_widens_the_range() {
    Value.Amount known = (Value.Amount) ratio(FLEET, GO, TEAM, REST).orElseThrow().value();
    Value.Amount open =
        (Value.Amount)
            ratio(FLEET, GO, "'team':{'yearlyCostPerEngineer':104000}").orElseThrow().value();

    assertThat(open.low()).isLessThan(known.low());
    assertThat(open.high()).isGreaterThanOrEqualTo(known.high());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, broad-rotation, 2, 5, 5",
    "0, 5, expert-owners,  2, 2, 2",
    "0, 5, ,               2, 2, 5",
    "2, 2, broad-rotation, 0, 0, 0",
    "3, 2, ,               0, 0, 0",
    "1, , ,                1, 1, 1",
  })
  void people_to_train(
      double able, Double engineers, String onCall, double low, double likely, double high) {
    assertThat(
            SavingRatio.peopleToTrain(
                able,
                engineers == null ? OptionalDouble.empty() : OptionalDouble.of(engineers),
                Optional.ofNullable(onCall)))
        .isEqualTo(new Value.Amount(low, likely, high));
  }

  private static Optional<Signal.Derived> ratio(String... blocks) {
    return stated("{'name':'s','kind':'proxy'," + String.join(",", blocks) + "}")
        .signals()
        .known(Quantity.SAVING_RATIO)
        .map(Signal.Derived.class::cast);
  }
}
