package dev.assay.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A recommendation to keep.
 *
 * @param createdAt to the microsecond, which is what both databases keep
 * @param service name of the service it is about
 * @param rulebookDigest digest of the rulebook's content
 * @param verdict wire id of the verdict
 * @param requestType media type of the request, with its parameters
 * @param request the bytes that came in, inflated
 * @param answer the JSON object that went out, without its first two fields, {@code id} and {@code
 *     createdAt}: all else is the same for everybody who asks the same
 */
public record KeptRecommendation(
    UUID id,
    Instant createdAt,
    String service,
    String rulebookName,
    String rulebookVersion,
    String rulebookDigest,
    String verdict,
    String requestType,
    Document request,
    Document answer) {

  /**
   * The start of the JSON object that went out: what is this recommendation's own. The answer
   * follows without its opening brace.
   */
  public byte[] head() {
    return head(id, createdAt);
  }

  static byte[] head(UUID id, Instant createdAt) {
    return "{\"id\":\"%s\",\"createdAt\":\"%s\","
        .formatted(id, createdAt)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
