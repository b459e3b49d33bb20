package dev.assay.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A recommendation as it was given.
 *
 * @param createdAt to the microsecond, which is what both databases keep
 * @param service name of the service it is about
 * @param rulebookDigest digest of the rulebook's content
 * @param verdict wire id of the verdict
 * @param requestType media type of the request, with its parameters
 * @param request the bytes that came in, inflated
 * @param answer the bytes that went out
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the record, never changed
public record KeptRecommendation(
    UUID id,
    Instant createdAt,
    String service,
    String rulebookName,
    String rulebookVersion,
    String rulebookDigest,
    String verdict,
    String requestType,
    byte[] request,
    byte[] answer) {}
