package dev.assay.core.exposition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every metric name of a body, of families and of samples alike, found by its bytes. */
final class Names {

  /** A name, what family it names and to which part of which family samples of the name belong. */
  static final class Name {
    final byte[] source;
    final int from;
    final int to;
    private final int hash;

    /** Whether it is of letters, digits, underscores and colons only, as far as is known. */
    final boolean plain;

    private @Nullable String text;

    /** The family of this very name. */
    @Nullable FamilyBuilder family;

    /** Where samples of this name go, once one was seen; perhaps part of another name's family. */
    @Nullable FamilyBuilder target;

    Part part = Part.VALUE;

    private Name(byte[] source, int from, int to, int hash, boolean plain) {
      this.source = source;
      this.from = from;
      this.to = to;
      this.hash = hash;
      this.plain = plain;
    }

    /** What is wanted of a family of this name without so many bytes of its end. */
    Selection.@Nullable Wanted wantedBy(Selection selection, int without) {
      if (!plain) {
        return selection.of(text().substring(0, text().length() - without));
      }
      int hash = without == 0 ? this.hash : StringPool.hash(source, from, to - without);
      Selection.Wanted wanted = selection.of(source, from, to - without, hash);
      if (wanted != null && text == null && without == 0) {
        text = wanted.spelling();
      }
      return wanted;
    }

    String text() {
      String known = text;
      if (known == null) {
        known = Names.text(source, from, to);
        text = known;
      }
      return known;
    }

    /**
     * Length of the name that a part's suffix is taken from; 0 where the suffix is all there is.
     */
    int lengthWithout(Part part) {
      byte[] suffix = part.suffix;
      int length = to - from - suffix.length;
      return length > 0 && Arrays.equals(source, to - suffix.length, to, suffix, 0, suffix.length)
          ? length
          : 0;
    }
  }

  /** What a sample says of its family, by the suffix of its name. */
  enum Part {
    VALUE(""),
    BUCKET("_bucket"),
    COUNT("_count"),
    SUM("_sum"),
    TOTAL("_total"),
    CREATED("_created"),
    INFO("_info"),
    GAUGE_COUNT("_gcount"),
    GAUGE_SUM("_gsum");

    static final Part[] WITH_SUFFIX = {
      BUCKET, COUNT, SUM, TOTAL, CREATED, INFO, GAUGE_COUNT, GAUGE_SUM
    };

    final byte[] suffix;

    Part(String suffix) {
      this.suffix = suffix.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a family of a type has such samples. */
    boolean belongsTo(MetricType type) {
      return switch (this) {
        case VALUE -> true;
        case BUCKET -> type == MetricType.HISTOGRAM || type == MetricType.GAUGE_HISTOGRAM;
        case COUNT, SUM ->
            type == MetricType.HISTOGRAM
                || type == MetricType.SUMMARY
                || type == MetricType.GAUGE_HISTOGRAM;
        case GAUGE_COUNT, GAUGE_SUM -> type == MetricType.GAUGE_HISTOGRAM;
        case TOTAL -> type == MetricType.COUNTER;
        case CREATED ->
            type == MetricType.COUNTER
                || type == MetricType.HISTOGRAM
                || type == MetricType.SUMMARY;
        case INFO -> type == MetricType.INFO;
      };
    }
  }

  /** So many names of like hashes are compared; those beyond are kept apart, by their text. */
  private static final int MOST_TRIES = 64;

  private @Nullable Name[] table = new @Nullable Name[32];
  private Map<String, Name> crowded = Map.of();
  private int size;

  int size() {
    return size;
  }

  /**
   * The name that these bytes spell, remembered from now on.
   *
   * @param plain whether it is of letters, digits, underscores and colons only; false where that is
   *     not known
   */
  Name of(byte[] source, int from, int to, boolean plain) {
    return of(source, from, to, StringPool.hash(source, from, to), plain);
  }

  /** The same for bytes whose hash is known. */
  Name of(byte[] source, int from, int to, int hash, boolean plain) {
    int slot = slot(table, source, from, to, hash);
    Name known = slot < 0 ? crowded.get(text(source, from, to)) : table[slot];
    if (known != null) {
      return known;
    }
    Name name = new Name(source, from, to, hash, plain);
    put(table, slot, name);
    if (++size * 2 > table.length) {
      grow();
    }
    return name;
  }

  /** The name where it was seen before; null otherwise. */
  @Nullable Name find(byte[] source, int from, int to) {
    int slot = slot(table, source, from, to, StringPool.hash(source, from, to));
    return slot < 0 ? crowded.get(text(source, from, to)) : table[slot];
  }

  private void put(@Nullable Name[] into, int slot, Name name) {
    if (slot >= 0) {
      into[slot] = name;
      return;
    }
    crowded = crowded.isEmpty() ? new HashMap<>() : crowded;
    crowded.put(name.text(), name);
  }

  private static String text(byte[] source, int from, int to) {
    return new String(source, from, to - from, StandardCharsets.UTF_8);
  }

  /** Where a name stands in a table or belongs; negative where too many others stand before it. */
  private static int slot(@Nullable Name[] table, byte[] source, int from, int to, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Name name = table[slot];
      if (name == null
          || (name.hash == hash
              && Arrays.equals(name.source, name.from, name.to, source, from, to))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void grow() {
    @Nullable Name[] larger = new @Nullable Name[table.length * 2];
    for (Name name : table) {
      if (name != null) {
        put(larger, slot(larger, name.source, name.from, name.to, name.hash), name);
      }
    }
    table = larger;
  }
}
