package dev.assay.core.exposition;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.assay.core.exposition.ExpositionException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a compressed body within bounds: never more than {@link ReadOptions.Limits#maxBytes()}
 * and, beyond the first MiB, never more than {@link ReadOptions.Limits#maxInflationRatio()} times
 * what came in.
 */
public final class BodyInflater {
  /** What any body may inflate to, whatever its ratio: small bodies may repeat themselves. */
  private static final int FREE_OF_RATIO = 1 << 20;

  /** RFC 9659: the window that a decoder of the coding on the web has to grant, 8 MiB. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private static final int[] ZSTD_FRAME = {0x28, 0xb5, 0x2f, 0xfd};

  private final byte[] body;
  private final ReadOptions.Limits limits;
  private final ByteArrayOutputStream plain;

  private BodyInflater(byte[] body, ReadOptions.Limits limits) {
    this.body = body;
    this.limits = limits;
    this.plain = new ByteArrayOutputStream(Math.max(1024, Math.min(body.length, 1 << 20) * 4));
  }

  /**
   * The plain body.
   *
   * @param coding the {@code Content-Encoding} header: gzip, x-gzip, zstd, identity; null where
   *     there is none, and then the first bytes of the body tell
   * @return the body itself where it is not compressed
   * @throws ExpositionException for an unknown coding, a body that is cut off, corrupt or followed
   *     by other bytes, and for one that inflates beyond the limits
   */
  public static byte[] inflate(byte[] body, @Nullable String coding, ReadOptions.Limits limits)
      throws ExpositionException {
    return switch (coding == null ? sniff(body) : coding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new BodyInflater(body, limits).gzip();
      case "zstd" -> new BodyInflater(body, limits).zstd();
      case "", "identity" -> {
        check(body.length, limits);
        yield body;
      }
      default -> throw refuse(Kind.UNSUPPORTED, Rule.UNKNOWN_CODING, String.valueOf(coding));
    };
  }

  private static String sniff(byte[] body) {
    if (startsWith(body, 0x1f, 0x8b, 0x08)) {
      return "gzip";
    }
    return isFrame(body) ? "zstd" : "identity";
  }

  /** Whether a zstd frame begins, or one of the frames that a reader passes over (RFC 8878). */
  private static boolean isFrame(byte[] body) {
    return startsWith(body, ZSTD_FRAME)
        || body.length > 4
            && (body[0] & 0xf0) == 0x50
            && body[1] == 0x2a
            && body[2] == 0x4d
            && body[3] == 0x18;
  }

  private static boolean startsWith(byte[] body, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= body.length || (body[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private byte[] gzip() throws ExpositionException {
    int p = 0;
    do {
      p = gzipMember(p);
    } while (p < body.length && isMember(p));
    if (p < body.length) {
      throw refuse(Kind.INVALID, Rule.TRAILING_BYTES, String.valueOf(body.length - p));
    }
    return plain.toByteArray();
  }

  private boolean isMember(int p) {
    return p + 2 < body.length && at(p) == 0x1f && at(p + 1) == 0x8b && at(p + 2) == 8;
  }

  /** Inflates one gzip member (RFC 1952); returns where it ends. */
  private int gzipMember(int start) throws ExpositionException {
    int p = header(start);
    CRC32 checksum = new CRC32();
    long length = 0;
    byte[] buffer = new byte[16 << 10];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(body, p, body.length - p);
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished()) {
          throw refuse(
              Kind.INVALID,
              inflater.needsInput() ? Rule.TRUNCATED_BODY : Rule.CORRUPT_BODY,
              "gzip");
        }
        checksum.update(buffer, 0, count);
        length += count;
        write(buffer, count);
      }
      p += (int) inflater.getBytesRead();
    } catch (DataFormatException e) {
      throw refuse(Kind.INVALID, Rule.CORRUPT_BODY, "gzip");
    } finally {
      inflater.end();
    }
    if (p + 8 > body.length) {
      throw refuse(Kind.INVALID, Rule.TRUNCATED_BODY, "gzip");
    }
    if (number(p) != checksum.getValue() || number(p + 4) != (length & 0xffffffffL)) {
      throw refuse(Kind.INVALID, Rule.CORRUPT_BODY, "gzip");
    }
    return p + 8;
  }

  private int header(int start) throws ExpositionException {
    if (body.length - start >= 3 && !isMember(start)) {
      throw refuse(Kind.INVALID, Rule.CORRUPT_BODY, "gzip");
    }
    if (body.length - start < 10) {
      throw refuse(Kind.INVALID, Rule.TRUNCATED_BODY, "gzip");
    }
    int flags = at(start + 3);
    if ((flags & 0xe0) != 0) {
      throw refuse(Kind.INVALID, Rule.CORRUPT_BODY, "gzip");
    }
    int p = start + 10;
    if ((flags & 4) != 0) {
      p += p + 2 > body.length ? 2 : 2 + at(p) + (at(p + 1) << 8);
    }
    if ((flags & 8) != 0) {
      p = afterZero(p);
    }
    if ((flags & 16) != 0) {
      p = afterZero(p);
    }
    if ((flags & 2) != 0) {
      p += 2;
    }
    if (p > body.length) {
      throw refuse(Kind.INVALID, Rule.TRUNCATED_BODY, "gzip");
    }
    return p;
  }

  private int afterZero(int from) {
    int p = from;
    while (p < body.length && body[p] != 0) {
      p++;
    }
    return p + 1;
  }

  private byte[] zstd() throws ExpositionException {
    if (!isFrame(body)) {
      throw refuse(Kind.INVALID, body.length < 4 ? Rule.TRUNCATED_BODY : Rule.CORRUPT_BODY, "zstd");
    }
    byte[] buffer = new byte[16 << 10];
    try (ZstdInputStreamNoFinalizer in =
        new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(body))) {
      in.setLongMax(ZSTD_WINDOW_LOG);
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        write(buffer, count);
      }
    } catch (EOFException e) {
      throw refuse(Kind.INVALID, Rule.TRUNCATED_BODY, "zstd");
    } catch (IOException e) {
      boolean truncated = String.valueOf(e.getMessage()).startsWith("Truncated");
      throw refuse(Kind.INVALID, truncated ? Rule.TRUNCATED_BODY : Rule.CORRUPT_BODY, "zstd");
    }
    return plain.toByteArray();
  }

  private void write(byte[] buffer, int count) throws ExpositionException {
    long size = (long) plain.size() + count;
    check(size, limits);
    if (size > FREE_OF_RATIO && size > (long) limits.maxInflationRatio() * body.length) {
      throw new Problems().exceed(Rule.INFLATION_RATIO, 0, 0, size, limits.maxInflationRatio());
    }
    plain.write(buffer, 0, count);
  }

  private static void check(long size, ReadOptions.Limits limits) throws ExpositionException {
    if (size > limits.maxBytes()) {
      throw new Problems().exceed(Rule.BODY_TOO_LARGE, 0, 0, size, limits.maxBytes());
    }
  }

  private long number(int p) {
    return at(p) | at(p + 1) << 8 | at(p + 2) << 16 | (long) at(p + 3) << 24;
  }

  private int at(int p) {
    return body[p] & 0xff;
  }

  private static ExpositionException refuse(Kind kind, Rule rule, String value) {
    return new Problems().refuse(kind, rule, 0, 0, value);
  }
}
