package dev.assay.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The kept recommendations. */
public final class Recommendations {
  /** Below the 1,048,576 bytes that a binary column of H2 holds. */
  private static final int PIECE_BYTES = 1_000_000;

  private static final String REQUEST = "request";
  private static final String ANSWER = "answer";

  private final Jdbi jdbi;

  public Recommendations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Keeps a recommendation; it is durable when this returns. */
  public void add(KeptRecommendation kept) {
    byte[] request = compressed(kept.request());
    byte[] answer = compressed(kept.answer());
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into recommendations (id, created_at, service, rulebook_name,
                      rulebook_version, rulebook_digest, verdict, request_type)
                  values (:id, :createdAt, :service, :name, :version, :digest, :verdict, :type)
                  """)
              .bind("id", kept.id())
              .bind(
                  "createdAt",
                  kept.createdAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
              .bind("service", kept.service())
              .bind("name", kept.rulebookName())
              .bind("version", kept.rulebookVersion())
              .bind("digest", kept.rulebookDigest())
              .bind("verdict", kept.verdict())
              .bind("type", kept.requestType())
              .execute();
          PreparedBatch pieces =
              handle.prepareBatch(
                  """
                  insert into recommendation_documents (recommendation_id, document, piece, content)
                  values (:id, :document, :piece, :content)
                  """);
          addPieces(pieces, kept.id(), REQUEST, request);
          addPieces(pieces, kept.id(), ANSWER, answer);
          pieces.execute();
        });
  }

  /** The bytes of an answer, exactly as they were given. */
  public Optional<byte[]> answer(UUID id) {
    return jdbi.withHandle(handle -> document(handle, id, ANSWER));
  }

  /** A recommendation with everything kept of it. */
  public Optional<KeptRecommendation> find(UUID id) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    select created_at, service, rulebook_name, rulebook_version, rulebook_digest,
                        verdict, request_type
                    from recommendations where id = :id
                    """)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new KeptRecommendation(
                            id,
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            row.getString("service"),
                            row.getString("rulebook_name"),
                            row.getString("rulebook_version"),
                            row.getString("rulebook_digest"),
                            row.getString("verdict"),
                            row.getString("request_type"),
                            document(handle, id, REQUEST).orElseThrow(),
                            document(handle, id, ANSWER).orElseThrow()))
                .findOne());
  }

  /** How many are kept. */
  public long count() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select count(*) from recommendations").mapTo(Long.class).one());
  }

  private static void addPieces(PreparedBatch batch, UUID id, String document, byte[] content) {
    for (int piece = 0; piece == 0 || piece * PIECE_BYTES < content.length; piece++) {
      int from = piece * PIECE_BYTES;
      batch
          .bind("id", id)
          .bind("document", document)
          .bind("piece", piece)
          .bind(
              "content",
              Arrays.copyOfRange(content, from, Math.min(from + PIECE_BYTES, content.length)))
          .add();
    }
  }

  private static Optional<byte[]> document(Handle handle, UUID id, String document) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    handle
        .createQuery(
            """
            select content from recommendation_documents
            where recommendation_id = :id and document = :document order by piece
            """)
        .bind("id", id)
        .bind("document", document)
        .mapTo(byte[].class)
        .forEach(content::writeBytes);
    return content.size() == 0 ? Optional.empty() : Optional.of(inflated(content.toByteArray()));
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 4 + 64);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out, 8192) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] inflated(byte[] content) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a kept document is not readable", e);
    }
  }
}
