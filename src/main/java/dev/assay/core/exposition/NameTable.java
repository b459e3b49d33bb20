package dev.assay.core.exposition;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values by name, found by the bytes of a name without making a string of them. */
public final class NameTable<T> {
  private @Nullable Entry<T>[] table = newTable(64);
  private int size;

  private record Entry<T>(byte[] name, int hash, T value) {}

  /** Sets the value of a name. */
  public void put(String name, T value) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    Entry<T> entry = new Entry<>(bytes, StringPool.hash(bytes, 0, bytes.length), value);
    int slot = slot(table, bytes, 0, bytes.length, entry.hash);
    if (table[slot] == null) {
      size++;
    }
    table[slot] = entry;
    if (size * 2 > table.length) {
      grow();
    }
  }

  /** The value of a name; null where it has none. */
  public @Nullable T get(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return get(bytes, 0, bytes.length);
  }

  /** The hash of a name that is written in UTF-8 there. */
  public static int hash(byte[] bytes, int from, int to) {
    return StringPool.hash(bytes, from, to);
  }

  /** The value of the name that is written in UTF-8 there; null where it has none. */
  public @Nullable T get(byte[] bytes, int from, int to) {
    return get(bytes, from, to, hash(bytes, from, to));
  }

  /** The same for a name whose hash is known. */
  public @Nullable T get(byte[] bytes, int from, int to, int hash) {
    Entry<T> entry = table[slot(table, bytes, from, to, hash)];
    return entry == null ? null : entry.value;
  }

  private static <T> int slot(
      @Nullable Entry<T>[] table, byte[] bytes, int from, int to, int hash) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (true) {
      Entry<T> entry = table[slot];
      if (entry == null
          || (entry.hash == hash
              && Arrays.equals(entry.name, 0, entry.name.length, bytes, from, to))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private void grow() {
    @Nullable Entry<T>[] larger = newTable(table.length * 2);
    for (Entry<T> entry : table) {
      if (entry != null) {
        larger[slot(larger, entry.name, 0, entry.name.length, entry.hash)] = entry;
      }
    }
    table = larger;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> @Nullable Entry<T>[] newTable(int length) {
    return (@Nullable Entry<T>[]) new @Nullable Entry[length];
  }
}
