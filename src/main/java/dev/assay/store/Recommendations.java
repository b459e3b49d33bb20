package dev.assay.store;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

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
    byte[] request = Compression.compressed(kept.request());
    byte[] answer = Compression.compressed(kept.answer());
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

  /**
   * The newest request of each service, in the order of the services' names.
   *
   * @param after only services whose name follows this one; empty for all
   * @param most how many at most
   */
  public List<KeptRequest> newestOfEachService(String after, int most) {
    return jdbi.inTransaction(
        handle -> {
          Map<UUID, ByteArrayOutputStream> requests = new LinkedHashMap<>();
          List<KeptRequest> newest =
              handle
                  .createQuery(
                      """
                      select id, created_at, service, rulebook_name, rulebook_version,
                          rulebook_digest, verdict, request_type
                      from recommendations r
                      where service > :after and not exists (
                          select 1 from recommendations n where n.service = r.service
                          and (n.created_at > r.created_at
                              or (n.created_at = r.created_at and n.id > r.id)))
                      order by service limit :most
                      """)
                  .bind("after", after)
                  .bind("most", most)
                  .map(
                      (row, context) ->
                          new KeptRequest(
                              row.getObject("id", UUID.class),
                              row.getObject("created_at", OffsetDateTime.class).toInstant(),
                              row.getString("service"),
                              row.getString("rulebook_name"),
                              row.getString("rulebook_version"),
                              row.getString("rulebook_digest"),
                              row.getString("verdict"),
                              row.getString("request_type"),
                              new byte[0]))
                  .list();
          if (newest.isEmpty()) {
            return newest;
          }
          handle
              .createQuery(
                  """
                  select recommendation_id, content from recommendation_documents
                  where recommendation_id in (<ids>) and document = :document
                  order by recommendation_id, piece
                  """)
              .bindList("ids", newest.stream().map(KeptRequest::id).toList())
              .bind("document", REQUEST)
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getObject("recommendation_id", UUID.class), row.getBytes("content")))
              .forEach(
                  piece ->
                      requests
                          .computeIfAbsent(piece.getKey(), id -> new ByteArrayOutputStream())
                          .writeBytes(piece.getValue()));
          return newest.stream().map(kept -> with(kept, requests.get(kept.id()))).toList();
        });
  }

  private static KeptRequest with(KeptRequest kept, @Nullable ByteArrayOutputStream request) {
    return new KeptRequest(
        kept.id(),
        kept.createdAt(),
        kept.service(),
        kept.rulebookName(),
        kept.rulebookVersion(),
        kept.rulebookDigest(),
        kept.verdict(),
        kept.requestType(),
        request == null ? new byte[0] : Compression.inflated(request.toByteArray()));
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
    return content.size() == 0
        ? Optional.empty()
        : Optional.of(Compression.inflated(content.toByteArray()));
  }
}
