package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rulebooks, and requests in bulk, on both databases. */
class RulebookVersionsTest {
  private static final Instant TIME = Instant.parse("2026-11-21T09:30:00.123456Z");

  private static Databases databases;
  private static List<Jdbi> both;

  @BeforeAll
  static void migrate(@TempDir Path folder) throws Exception {
    databases = new Databases(folder);
    both = databases.all().map(source -> Databases.migrated(source, "latest")).toList();
  }

  @AfterAll
  static void stop() throws Exception {
    databases.close();
  }

  static Stream<Jdbi> databases() {
    return both.stream();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_version_is_kept_once_and_never_changed(Jdbi database) {
    RulebookVersions store = new RulebookVersions(database);
    KeptRulebook first = rulebook("once", "1.0.0", "{\"é\":1}");

    assertThat(store.add(first)).isTrue();
    assertThat(store.add(rulebook("once", "1.0.0", "{}"))).isFalse();

    assertThat(store.find("once", "1.0.0"))
        .hasValueSatisfying(found -> assertThat(found).usingRecursiveComparison().isEqualTo(first));
    assertThat(store.find("once", "1.0.1")).isEmpty();
    assertThat(store.find("twice", "1.0.0")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void versions_are_listed_by_name_in_the_order_they_were_added(Jdbi database) {
    RulebookVersions store = new RulebookVersions(database);
    for (String version : List.of("2.0.0", "1.0.0", "1.0.1")) {
      store.add(rulebook("listed", version, version));
    }
    store.add(rulebook("also-listed", "1.0.0", ""));

    assertThat(store.of("listed")).containsExactlyInAnyOrder("2.0.0", "1.0.0", "1.0.1");
    assertThat(store.of("nobody")).isEmpty();
    assertThat(store.all())
        .extracting(RulebookVersions.Version::name)
        .containsSubsequence("also-listed", "listed", "listed", "listed");
    assertThat(store.all()).contains(new RulebookVersions.Version("listed", "1.0.0", "1.0.0"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void as_much_as_is_promised_is_kept_even_where_it_does_not_compress(Jdbi database) {
    RulebookVersions store = new RulebookVersions(database);
    byte[] noise = new byte[RulebookVersions.MOST_BYTES];
    new java.util.Random(3).nextBytes(noise);

    assertThat(store.add(new KeptRulebook("large", "1.0.0", "d", TIME, noise))).isTrue();

    assertThat(store.find("large", "1.0.0").orElseThrow().content()).isEqualTo(noise);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void what_the_database_refuses_for_another_reason_is_an_error(Jdbi database) {
    assertThatThrownBy(
            () ->
                new RulebookVersions(database).add(rulebook("n".repeat(101), "1.0.0", "too long")))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void the_newest_request_of_each_service_is_read_page_by_page(Jdbi database) {
    Recommendations store = new Recommendations(database);
    List<String> newest = new ArrayList<>();
    for (int service = 0; service < 7; service++) {
      for (int time = 0; time < 3; time++) {
        store.add(recommendation("s" + service, TIME.plusSeconds((time + service) % 3), time));
      }
      newest.add("s" + service + " " + Math.floorMod(2 - service, 3));
    }

    List<String> read = new ArrayList<>();
    List<KeptRequest> page = store.newestOfEachService("", 3);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      page.stream()
          .filter(kept -> kept.service().startsWith("s"))
          .forEach(
              kept ->
                  read.add(
                      kept.service() + " " + new String(kept.request(), StandardCharsets.UTF_8)));
      page = store.newestOfEachService(page.getLast().service(), 3);
    }

    assertThat(read).isEqualTo(newest);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void of_two_requests_at_one_time_one_is_the_newest(Jdbi database) {
    Recommendations store = new Recommendations(database);
    store.add(recommendation("twin", TIME, 1));
    store.add(recommendation("twin", TIME, 2));

    assertThat(store.newestOfEachService("twim", 1))
        .singleElement()
        .satisfies(kept -> assertThat(kept.service()).isEqualTo("twin"))
        .satisfies(kept -> assertThat(kept.requestType()).isEqualTo("application/json"))
        .satisfies(kept -> assertThat(kept.createdAt()).isEqualTo(TIME));
  }

  private static KeptRulebook rulebook(String name, String version, String content) {
    return new KeptRulebook(name, version, content, TIME, content.getBytes(StandardCharsets.UTF_8));
  }

  private static KeptRecommendation recommendation(String service, Instant time, int request) {
    return new KeptRecommendation(
        UUID.randomUUID(),
        time,
        service,
        "canonical",
        "1.0.0",
        "00",
        "go",
        "application/json",
        Document.of(String.valueOf(request).getBytes(StandardCharsets.UTF_8)),
        Document.of(new byte[] {'{', '}'}));
  }
}
