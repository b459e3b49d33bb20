package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.assay.boot.BeanValidation;
import dev.assay.core.profile.ProfileRules;
import dev.assay.core.profile.ServiceKind;
import dev.assay.core.profile.ServiceProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBinderTest {
  private static final StrictBinder BINDER = new StrictBinder(BeanValidation.validator());

  @Test
  void aWholeProfileBinds() {
    ServiceProfile profile =
        json(
            """
            {"name": "checkout", "kind": "rest-api", "budgets": {"p99Ms": 50, "memoryMiB": 64.5},
             "team": {"engineers": 4.0}, "labels": {"tier": "1"},
             "dependencies": [{"name": "sdk", "go": "ga"}], "components": []}
            """);

    assertThat(profile.kind()).isEqualTo(ServiceKind.REST_API);
    assertThat(profile.budgets().p99Ms()).isEqualTo(50.0);
    assertThat(profile.team().engineers()).isEqualTo(4);
    assertThat(profile.dependencies()).hasSize(1);
    assertThat(profile.load()).isNull();
  }

  @Test
  void everyViolationIsListedAtOnce() {
    List<Problem.Error> violations =
        violations(
            """
            {"name": "-x", "kind": "rest-apy", "budgetz": {},
             "budgets": {"p99ms": 5, "p50Ms": "12", "p95Ms": -1, "memoryMiB": null},
             "team": {"engineers": 1.9, "goProduction": 3},
             "load": {"expectedRps": 10, "peakRps": 5},
             "dependencies": [7, {"name": ""}, {"name": "a", "go": true}]}
            """);

    assertThat(violations)
        .extracting(Problem.Error::pointer, Problem.Error::code)
        .containsExactlyInAnyOrder(
            tuple("/name", "wrong-form"),
            tuple("/kind", "unknown-value"),
            tuple("/budgetz", "unknown-field"),
            tuple("/budgets/p99ms", "unknown-field"),
            tuple("/budgets/p50Ms", "wrong-type"),
            tuple("/budgets/p95Ms", "out-of-range"),
            tuple("/budgets/memoryMiB", "null-value"),
            tuple("/team/engineers", "wrong-type"),
            tuple("/load/peakRps", "peak-below-expected"),
            tuple("/dependencies/0", "wrong-type"),
            tuple("/dependencies/1/name", "wrong-size"),
            tuple("/dependencies/2/go", "wrong-type"));
  }

  @Test
  void anUnknownFieldIsNamedWithTheNearestKnownOne() {
    assertThat(violations("{'name':'a','kind':'worker','budgets':{'p99':5}}"))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("did you mean `p99Ms`?"))
        .satisfies(v -> assertThat(v.value()).isEqualTo(5L));
    assertThat(violations("{'name':'a','kind':'worker','p99Ms':5}"))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).contains("did you mean `budgets.p99Ms`?"));
    assertThat(violations("{'name':'a','kind':'worker','zzzzzzzz':5}"))
        .singleElement()
        .satisfies(v -> assertThat(v.detail()).doesNotContain("did you mean"))
        .satisfies(v -> assertThat(v.accepted()).contains("budgets", "components"));
  }

  @Test
  void anUnknownValueListsTheAcceptedOnes() {
    assertThat(violations("{'name':'a','kind':'worker','failure':{'impact':'veryhigh'}}"))
        .singleElement()
        .satisfies(
            v -> assertThat(v.accepted()).containsExactly("low", "medium", "high", "very-high"))
        .satisfies(v -> assertThat(v.detail()).startsWith("\"veryhigh\"").contains("`very-high`"));
  }

  @Test
  void aRequiredFieldIsMissedOnce() {
    assertThat(violations("{'kind':null}"))
        .extracting(Problem.Error::pointer, Problem.Error::code)
        .containsExactlyInAnyOrder(tuple("/kind", "null-value"), tuple("/name", "missing-field"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'12'", "true", "[1]", "{}", "1e999", "-1e999",
      })
  void aNumberIsANumber(String value) {
    assertThat(violations("{'name':'a','kind':'worker','budgets':{'p99Ms':" + value + "}}"))
        .singleElement()
        .satisfies(v -> assertThat(v.pointer()).isEqualTo("/budgets/p99Ms"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.9", "'1'", "true", "99999999999", "1e300", "1e-300", "1e999999999"})
  void aWholeNumberIsWhole(String value) {
    assertThat(violations("{'name':'a','kind':'worker','team':{'engineers':" + value + "}}"))
        .singleElement()
        .satisfies(v -> assertThat(v.pointer()).isEqualTo("/team/engineers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "true", "[]", "'\\ud800'"})
  void aTextIsAText(String value) {
    assertThat(violations("{'name':'a','kind':'worker','owner':" + value + "}"))
        .singleElement()
        .satisfies(v -> assertThat(v.pointer()).isEqualTo("/owner"));
  }

  @Test
  void theRootIsAnObject() {
    assertThat(violations("[1]")).singleElement().extracting(Problem.Error::pointer).isEqualTo("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'a','name':'b'} | duplicate-key",
        "{'name':'a'} x | malformed-json",
        "{'name':'a'} {} | trailing-content",
        "{'name':'a' | malformed-json",
        "{'name':NaN} | malformed-json",
        "{'name':01} | malformed-json",
        "{name:1} | malformed-json",
        "nul | malformed-json",
      })
  void whatIsNotJsonIsRefusedWithItsPlace(String text, String code) {
    MalformedException refused =
        catchThrowableOfType(
            MalformedException.class, () -> JsonText.tree(bytes(text.replace('\'', '"'))));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.line()).isEqualTo(1);
    assertThat(refused.column()).isPositive();
    assertThat(refused.detail()).doesNotContain("JsonReadFeature", "Source", "Jackson", "Token.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n"})
  void nothingIsNotJson(String text) {
    assertThatThrownBy(() -> JsonText.tree(bytes(text)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("the body is empty");
  }

  @Test
  void depthAndCountAreBounded() {
    assertThatThrownBy(() -> JsonText.tree(bytes("[".repeat(40) + "]".repeat(40))))
        .isInstanceOf(MalformedException.class)
        .hasMessageNotContaining("StreamReadConstraints");
    assertThatThrownBy(() -> JsonText.tree(bytes("[" + "[],".repeat(200_000) + "1]")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> JsonText.tree(bytes("[" + "9".repeat(200) + "]")))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> JsonText.tree(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'}))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void yamlBindsAsTheSameJsonWould() {
    ServiceProfile profile =
        yaml(
            """
            name: checkout
            kind: rest-api
            owner: no
            budgets: &b {p99Ms: 50, memoryMiB: 6.45e1}
            observed:
              p99Ms: 7.5
            components:
              - {name: proxy, kind: proxy, budgets: *b}
            """);

    assertThat(profile.owner()).isEqualTo("no");
    assertThat(profile.budgets().memoryMiB()).isEqualTo(64.5);
    assertThat(profile.components().getFirst().budgets()).isEqualTo(profile.budgets());
  }

  @Test
  void yamlIsHeldToTheSameTypes() {
    InvalidException invalid =
        catchThrowableOfType(
            InvalidException.class,
            () -> yaml("name: 12\nkind: worker\nteam: {engineers: '2'}\nbudgets:\n  p99Ms:\n"));

    assertThat(invalid.errors())
        .extracting(Problem.Error::pointer, Problem.Error::code)
        .containsExactlyInAnyOrder(
            tuple("/name", "wrong-type"),
            tuple("/team/engineers", "wrong-type"),
            tuple("/budgets/p99Ms", "null-value"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\na: 2",
        "a: !!java.net.URL [x]",
        "a: 1\n---\nb: 2",
        "a: [1",
        "\tb: 1",
        "a: *nowhere",
        "? [1]\n: 2",
        "a: &a [*a]",
      })
  void whatIsNotPlainYamlIsRefused(String text) {
    assertThatThrownBy(() -> YamlText.tree(bytes(text)))
        .isInstanceOf(MalformedException.class)
        .satisfies(e -> assertThat(((MalformedException) e).line()).isPositive());
  }

  @Test
  void aliasesDoNotMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      String inner = ("*a" + (i - 1) + ",").repeat(10);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, inner.substring(0, inner.length() - 1)));
    }

    assertThatThrownBy(() -> YamlText.tree(bytes(bomb.toString())))
        .isInstanceOf(MalformedException.class);
  }

  private static ServiceProfile json(String text) {
    return BINDER.bind(JsonText.tree(bytes(text)), ServiceProfile.class, "", ProfileRules::check);
  }

  private static ServiceProfile yaml(String text) {
    return BINDER.bind(YamlText.tree(bytes(text)), ServiceProfile.class, "", ProfileRules::check);
  }

  private static List<Problem.Error> violations(String text) {
    return catchThrowableOfType(InvalidException.class, () -> json(text.replace('\'', '"')))
        .errors();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
