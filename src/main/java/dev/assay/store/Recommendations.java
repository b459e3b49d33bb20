package dev.assay.store;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The kept recommendations. */
public final class Recommendations {
  /** Below the 1,048,576 bytes that a binary column of H2 holds. */
  private static final int PIECE_BYTES = 1_000_000;

  /** What a {@link RequestRow} is read from. */
  private static final String REQUEST_COLUMNS =
      "id, created_at, service, rulebook_name, rulebook_version, rulebook_digest, verdict,"
          + " request_type, request_document";

  private final Jdbi jdbi;

  public Recommendations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A request as its row tells it, and the document that holds it. */
  private record RequestRow(KeptRequest kept, String document) {}

  /** An answer as its row tells it. */
  private record AnswerRow(Instant createdAt, String document, boolean whole) {}

  /** Keeps a recommendation; it is durable when this returns. */
  public void add(KeptRecommendation kept) {
    try {
      jdbi.useTransaction(handle -> add(handle, kept));
    } catch (UnableToExecuteStatementException e) {
      // Somebody else may have kept the same document in between: now it is found.
      jdbi.useTransaction(handle -> add(handle, kept));
    }
  }

  private static void add(Handle handle, KeptRecommendation kept) {
    if (addToDocuments(handle, kept)) {
      return;
    }
    Set<String> known =
        handle
            .createQuery(
                """
                select document from documents where piece = 0 and document in (:request, :answer)
                """)
            .bind("request", kept.request().digest())
            .bind("answer", kept.answer().digest())
            .mapTo(String.class)
            .set();
    for (Document document : List.of(kept.request(), kept.answer())) {
      if (!known.contains(document.digest())) {
        add(handle, document);
      }
    }
    if (!addToDocuments(handle, kept)) {
      throw new IllegalStateException("documents that were just kept are not there");
    }
  }

  /** Adds the row where both of its documents are kept, as those of a known question are. */
  private static boolean addToDocuments(Handle handle, KeptRecommendation kept) {
    return handle
            .createUpdate(
                """
                insert into recommendations (id, created_at, service, rulebook_name,
                    rulebook_version, rulebook_digest, verdict, request_type, request_document,
                    answer_document)
                select cast(:id as uuid), cast(:createdAt as timestamp(6) with time zone),
                    cast(:service as varchar), cast(:name as varchar), cast(:version as varchar),
                    cast(:digest as varchar), cast(:verdict as varchar), cast(:type as varchar),
                    cast(:request as varchar), cast(:answer as varchar)
                where 2 = (select count(*) from documents
                    where piece = 0 and document in (:request, :answer))
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
            .bind("request", kept.request().digest())
            .bind("answer", kept.answer().digest())
            .execute()
        == 1;
  }

  private static void add(Handle handle, Document document) {
    byte[] content = Compression.compressed(document.content());
    PreparedBatch pieces =
        handle.prepareBatch(
            "insert into documents (document, piece, content) values (:document, :piece, :content)");
    for (int piece = 0; piece * PIECE_BYTES < content.length; piece++) {
      int from = piece * PIECE_BYTES;
      pieces
          .bind("document", document.digest())
          .bind("piece", piece)
          .bind(
              "content",
              Arrays.copyOfRange(content, from, Math.min(from + PIECE_BYTES, content.length)))
          .add();
    }
    pieces.execute();
  }

  /** The bytes of an answer, exactly as they were given. */
  public Optional<byte[]> answer(UUID id) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    select created_at, answer_document, answer_whole from recommendations
                    where id = :id
                    """)
                .bind("id", id)
                .map(
                    (row, context) ->
                        new AnswerRow(
                            instant(row),
                            row.getString("answer_document"),
                            row.getBoolean("answer_whole")))
                .findOne()
                .map(
                    row -> {
                      byte[] answer =
                          named(documents(handle, List.of(row.document())), row.document());
                      return row.whole()
                          ? answer
                          : joined(KeptRecommendation.head(id, row.createdAt()), answer);
                    }));
  }

  /** The JSON object that a head and an answer make. */
  private static byte[] joined(byte[] head, byte[] answer) {
    byte[] whole = Arrays.copyOf(head, head.length + answer.length - 1);
    System.arraycopy(answer, 1, whole, head.length, answer.length - 1);
    return whole;
  }

  /** What a recommendation was asked from. */
  public Optional<KeptRequest> request(UUID id) {
    return jdbi.inTransaction(
        handle ->
            requests(
                    handle,
                    handle
                        .createQuery(
                            """
                            select <columns> from recommendations where id = :id
                            """)
                        .define("columns", REQUEST_COLUMNS)
                        .bind("id", id)
                        .map((row, context) -> requestRow(row))
                        .list())
                .findFirst());
  }

  /**
   * The newest request of each service, in the order of the services' names.
   *
   * @param after only services whose name follows this one; empty for all
   * @param most how many at most
   */
  public List<KeptRequest> newestOfEachService(String after, int most) {
    return jdbi.inTransaction(
        handle ->
            requests(
                    handle,
                    handle
                        .createQuery(
                            """
                            select <columns> from recommendations r
                            where service > :after and not exists (
                                select 1 from recommendations n where n.service = r.service
                                and (n.created_at > r.created_at
                                    or (n.created_at = r.created_at and n.id > r.id)))
                            order by service limit :most
                            """)
                        .define("columns", REQUEST_COLUMNS)
                        .bind("after", after)
                        .bind("most", most)
                        .map((row, context) -> requestRow(row))
                        .list())
                .toList());
  }

  /** How many are kept. */
  public long count() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select count(*) from recommendations").mapTo(Long.class).one());
  }

  private static RequestRow requestRow(ResultSet row) throws SQLException {
    return new RequestRow(
        new KeptRequest(
            row.getObject("id", UUID.class),
            instant(row),
            row.getString("service"),
            row.getString("rulebook_name"),
            row.getString("rulebook_version"),
            row.getString("rulebook_digest"),
            row.getString("verdict"),
            row.getString("request_type"),
            new byte[0]),
        row.getString("request_document"));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("created_at", OffsetDateTime.class).toInstant();
  }

  private static Stream<KeptRequest> requests(Handle handle, List<RequestRow> rows) {
    Map<String, byte[]> documents =
        documents(handle, rows.stream().map(RequestRow::document).distinct().toList());
    return rows.stream().map(row -> row.kept().of(named(documents, row.document())));
  }

  private static byte[] named(Map<String, byte[]> documents, String name) {
    return requireNonNull(documents.get(name), "a document that a recommendation refers to");
  }

  private static Map<String, byte[]> documents(Handle handle, List<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, ByteArrayOutputStream> pieces = new HashMap<>();
    handle
        .createQuery(
            "select document, content from documents where document in (<names>) order by document,"
                + " piece")
        .bindList("names", names)
        .map((row, context) -> Map.entry(row.getString("document"), row.getBytes("content")))
        .forEach(
            piece ->
                pieces
                    .computeIfAbsent(piece.getKey(), name -> new ByteArrayOutputStream())
                    .writeBytes(piece.getValue()));
    Map<String, byte[]> documents = new HashMap<>();
    pieces.forEach(
        (name, content) -> documents.put(name, Compression.inflated(content.toByteArray())));
    return documents;
  }
}
