package dev.assay.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Bytes that are kept once, however many refer to them.
 *
 * @param digest SHA-256 of the content, in hex
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the record, never changed
public record Document(String digest, byte[] content) {

  /** The document of these bytes. */
  public static Document of(byte[] content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return new Document(HexFormat.of().formatHex(sha256.digest(content)), content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
