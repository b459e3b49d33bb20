package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
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

  @TempDir static Path folder;
  private static final JdbcDataSource file = new JdbcDataSource();
  private static EmbeddedPostgres postgres;
  private static Jdbi h2;
  private static Jdbi pg;

  @BeforeAll
  static void migrate() throws Exception {
    file.setURL(
        "jdbc:h2:file:"
            + folder.resolve("assay")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1");
    h2 = migrated(file);
    postgres = EmbeddedPostgres.start();
    pg = migrated(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stop() throws Exception {
    try (Connection connection = file.getConnection()) {
      connection.createStatement().execute("shutdown");
    }
    postgres.close();
  }

  private static Jdbi migrated(DataSource source) {
    Flyway.configure().dataSource(source).load().migrate();
    return Jdbi.create(source);
  }

  static Stream<Recommendations> stores() {
    return Stream.of(new Recommendations(h2), new Recommendations(pg));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatIsKeptIsReadBackByteForByte(Recommendations store) {
    KeptRecommendation kept =
        recommendation(bytes("{\"name\":\"é \\u0000\"}"), bytes("{ \"a\" : 1.0 }\n"));

    store.add(kept);

    assertThat(store.answer(kept.id()))
        .hasValueSatisfying(a -> assertThat(a).isEqualTo(kept.answer()));
    assertThat(store.find(kept.id()))
        .hasValueSatisfying(found -> assertThat(found).usingRecursiveComparison().isEqualTo(kept));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aLargeBodyThatDoesNotCompressIsKeptWhole(Recommendations store) {
    byte[] request = new byte[8 << 20];
    new Random(1).nextBytes(request);
    byte[] empty = new byte[0];
    KeptRecommendation kept = recommendation(request, empty);

    store.add(kept);

    KeptRecommendation found = store.find(kept.id()).orElseThrow();
    assertThat(Arrays.equals(found.request(), request)).isTrue();
    assertThat(found.answer()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatWasNeverKeptIsNotFound(Recommendations store) {
    UUID nobody = new UUID(0, 0);

    assertThat(store.find(nobody)).isEmpty();
    assertThat(store.answer(nobody)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void anIdIsGivenOnce(Recommendations store) {
    KeptRecommendation kept = recommendation(bytes("a"), bytes("b"));
    store.add(kept);
    long before = store.count();

    assertThatThrownBy(() -> store.add(kept)).isInstanceOf(RuntimeException.class);
    assertThat(store.count()).isEqualTo(before);
  }

  @Test
  void bothDatabasesHaveTheSameColumns() {
    assertThat(columns(h2, "PUBLIC")).isEqualTo(columns(pg, "public")).isNotEmpty();
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
                    where table_schema = :schema and lower(table_name) like 'recommendation%'
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
        request,
        answer);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
