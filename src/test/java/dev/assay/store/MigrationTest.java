package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What older versions kept is read by this one. */
class MigrationTest {
  private static final UUID ID = UUID.fromString("0190a5b2-9c1e-7000-8000-0123456789ab");
  private static final Instant TIME = Instant.parse("2026-11-21T09:30:00.120Z");

  @Test
  void an_answer_of_the_first_version_is_read_as_it_was_given(@TempDir Path folder)
      throws Exception {
    byte[] answer = "{ \"id\" : \"old\" }".getBytes(StandardCharsets.UTF_8);
    byte[] noise = new byte[1_500_000];
    new Random(7).nextBytes(noise);
    try (Databases databases = new Databases(folder)) {
      assertThat(databases.all())
          .allSatisfy(
              source -> {
                Databases.migrated(source, "1")
                    .useHandle(
                        handle -> {
                          keepAsBefore(handle);
                          piece(handle, "answer", 0, gzip(answer));
                          byte[] request = gzip(noise);
                          piece(handle, "request", 0, Arrays.copyOf(request, 1_000_000));
                          piece(
                              handle,
                              "request",
                              1,
                              Arrays.copyOfRange(request, 1_000_000, request.length));
                        });

                Jdbi today = Databases.migrated(source, "latest");

                Recommendations store = new Recommendations(today);
                assertThat(store.answer(ID))
                    .hasValueSatisfying(a -> assertThat(a).isEqualTo(answer));
                KeptRequest request = store.request(ID).orElseThrow();
                assertThat(request.request()).isEqualTo(noise);
                assertThat(request.createdAt()).isEqualTo(TIME);
                assertThat(store.newestOfEachService("", 2))
                    .singleElement()
                    .satisfies(newest -> assertThat(newest.request()).isEqualTo(noise));
              });
    }
  }

  private static void keepAsBefore(Handle handle) {
    handle
        .createUpdate(
            """
            insert into recommendations (id, created_at, service, rulebook_name, rulebook_version,
                rulebook_digest, verdict, request_type)
            values (:id, :time, 'checkout', 'canonical', '1.0.0', '00', 'go', 'application/json')
            """)
        .bind("id", ID)
        .bind("time", TIME.atOffset(ZoneOffset.UTC))
        .execute();
  }

  private static void piece(Handle handle, String document, int piece, byte[] content) {
    handle
        .createUpdate(
            """
            insert into recommendation_documents (recommendation_id, document, piece, content)
            values (:id, :document, :piece, :content)
            """)
        .bind("id", ID)
        .bind("document", document)
        .bind("piece", piece)
        .bind("content", content)
        .execute();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
