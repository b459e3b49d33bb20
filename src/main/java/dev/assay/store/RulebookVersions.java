package dev.assay.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The versions of rulebooks that were added; none is ever changed. */
public final class RulebookVersions {
  /**
   * Bytes of content that are kept at most: what a binary column of H2 holds, compressed or not.
   */
  public static final int MOST_BYTES = 1_000_000;

  private final Jdbi jdbi;

  public RulebookVersions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A version by its name.
   *
   * @param digest digest of its content
   */
  public record Version(String name, String version, String digest) {}

  /**
   * Keeps a version; it is durable when this returns.
   *
   * @return whether it was added; {@code false} where one of this name and version is kept already
   */
  public boolean add(KeptRulebook kept) {
    try {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(
                      """
                      insert into rulebooks (name, version, digest, created_at, content)
                      values (:name, :version, :digest, :createdAt, :content)
                      """)
                  .bind("name", kept.name())
                  .bind("version", kept.version())
                  .bind("digest", kept.digest())
                  .bind(
                      "createdAt",
                      kept.createdAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                  .bind("content", Compression.compressed(kept.content()))
                  .execute());
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (find(kept.name(), kept.version()).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  /** A version with everything kept of it. */
  public Optional<KeptRulebook> find(String name, String version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select digest, created_at, content from rulebooks
                    where name = :name and version = :version
                    """)
                .bind("name", name)
                .bind("version", version)
                .map(
                    (row, context) ->
                        new KeptRulebook(
                            name,
                            version,
                            row.getString("digest"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            Compression.inflated(row.getBytes("content"))))
                .findOne());
  }

  /** Every version, by name and then in the order in which they were added. */
  public List<Version> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select name, version, digest from rulebooks order by name, created_at, version")
                .map(
                    (row, context) ->
                        new Version(
                            row.getString("name"),
                            row.getString("version"),
                            row.getString("digest")))
                .list());
  }

  /** The versions of one rulebook, in the order in which they were added. */
  public List<String> of(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select version from rulebooks where name = :name order by created_at, version")
                .bind("name", name)
                .mapTo(String.class)
                .list());
  }
}
