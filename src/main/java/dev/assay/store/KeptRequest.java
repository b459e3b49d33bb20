package dev.assay.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What a recommendation was asked from, and what it said.
 *
 * @param service name of the service it is about
 * @param verdict wire id of the verdict
 * @param requestType media type of the request, with its parameters
 * @param request the bytes that came in, inflated
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the record, never changed
public record KeptRequest(
    UUID id,
    Instant createdAt,
    String service,
    String rulebookName,
    String rulebookVersion,
    String rulebookDigest,
    String verdict,
    String requestType,
    byte[] request) {

  KeptRequest of(byte[] content) {
    return new KeptRequest(
        id,
        createdAt,
        service,
        rulebookName,
        rulebookVersion,
        rulebookDigest,
        verdict,
        requestType,
        content);
  }
}
