package dev.assay.store;

import java.time.Instant;

/**
 * One version of a rulebook as it was added.
 *
 * @param digest digest of its content
 * @param createdAt to the microsecond, which is what both databases keep
 * @param content its JSON
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the record, never changed
public record KeptRulebook(
    String name, String version, String digest, Instant createdAt, byte[] content) {}
