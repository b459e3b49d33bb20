package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole store on both databases. */
class RecommendationsTest {
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

  static Stream<Recommendations> stores() {
    return both.stream().map(Recommendations::new);
  }

  static Stream<Jdbi> both() {
    return both.stream();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatIsKeptIsReadBackByteForByte(Recommendations store) {
    KeptRecommendation kept =
        recommendation(bytes("{\"name\":\"é \\u0000\"}"), bytes("{\"a\" : 1.0 }\n"));

    store.add(kept);

    assertThat(store.answer(kept.id()))
        .hasValueSatisfying(
            answer ->
                assertThat(new String(answer, StandardCharsets.UTF_8))
                    .isEqualTo(
                        "{\"id\":\"%s\",\"createdAt\":\"%s\",\"a\" : 1.0 }\n"
                            .formatted(kept.id(), TIME)));
    assertThat(store.request(kept.id()))
        .hasValueSatisfying(
            request ->
                assertThat(request)
                    .usingRecursiveComparison()
                    .isEqualTo(
                        new KeptRequest(
                            kept.id(),
                            TIME,
                            "checkout",
                            "canonical",
                            "1.0.0",
                            "sha256:00",
                            "go",
                            "application/json",
                            kept.request().content())));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aLargeBodyThatDoesNotCompressIsKeptWhole(Recommendations store) {
    byte[] request = new byte[8 << 20];
    new Random(1).nextBytes(request);
    KeptRecommendation kept = recommendation(request, bytes("{}"));

    store.add(kept);

    assertThat(Arrays.equals(store.request(kept.id()).orElseThrow().request(), request)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("both")
  void theSameDocumentIsKeptOnceWhoeverComesFirst(Jdbi database) throws Exception {
    Recommendations store = new Recommendations(database);
    List<KeptRecommendation> same =
        Stream.generate(() -> recommendation(bytes("{\"asked\":1}"), bytes("{\"said\":1}")))
            .limit(32)
            .toList();
    long before = documents(database);

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<?> one :
          threads.invokeAll(
              same.stream().map(kept -> Executors.callable(() -> store.add(kept))).toList())) {
        one.get();
      }
    }

    assertThat(documents(database)).isEqualTo(before + 2);
    assertThat(same)
        .allSatisfy(
            kept ->
                assertThat(store.answer(kept.id()))
                    .hasValueSatisfying(a -> assertThat(a).isEqualTo(given(kept))));
  }

  private static byte[] given(KeptRecommendation kept) {
    String answer = new String(kept.answer().content(), StandardCharsets.UTF_8);
    return bytes(
        "{\"id\":\"%s\",\"createdAt\":\"%s\",%s"
            .formatted(kept.id(), kept.createdAt(), answer.substring(1)));
  }

  private static long documents(Jdbi database) {
    return database.withHandle(
        handle -> handle.createQuery("select count(*) from documents").mapTo(Long.class).one());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatWasNeverKeptIsNotFound(Recommendations store) {
    UUID nobody = new UUID(0, 0);

    assertThat(store.request(nobody)).isEmpty();
    assertThat(store.answer(nobody)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void anIdIsGivenOnce(Recommendations store) {
    KeptRecommendation kept = recommendation(bytes("a"), bytes("{}"));
    store.add(kept);
    long before = store.count();

    assertThatThrownBy(() -> store.add(kept)).isInstanceOf(RuntimeException.class);
    assertThat(store.count()).isEqualTo(before);
  }

  @Test
  void bothDatabasesHaveTheSameColumns() {
    assertThat(columns(both.getFirst(), "PUBLIC"))
        .isEqualTo(columns(both.getLast(), "public"))
        .isNotEmpty();
  }

  private static List<String> columns(Jdbi jdbi, String schema) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select lower(table_name) || '.' || lower(column_name) || ' ' || case
                          when lower(data_type) in ('bytea', 'binary varying') then 'binary'
                          else lower(data_type) end
                        || ' ' || coalesce(case when lower(data_type) = 'character varying'
                              then cast(character_maximum_length as varchar(20)) end, '')
                        || ' ' || is_nullable
                    from information_schema.columns
                    where table_schema = :schema and lower(table_name) in
                        ('recommendations', 'documents', 'rulebooks')
                    order by 1
                    """)
                .bind("schema", schema)
                .mapTo(String.class)
                .list());
  }

  private static KeptRecommendation recommendation(byte[] request, byte[] answer) {
    return new KeptRecommendation(
        UUID.randomUUID(),
        TIME,
        "checkout",
        "canonical",
        "1.0.0",
        "sha256:00",
        "go",
        "application/json",
        Document.of(request),
        Document.of(answer));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
