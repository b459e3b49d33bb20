package dev.assay.core.exposition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The labels of one sample line as positions in the body; strings are made when asked for. */
final class LabelColumns {
  private static final byte[] NAME_LABEL = {'_', '_', 'n', 'a', 'm', 'e', '_', '_'};

  /** As many labels as most series have; room is made for more where they come. */
  private static final int FEW = 8;

  private final byte[] body;
  private final StringPool strings;
  private final int maxLabels;
  private final int maxLabelBytes;
  private int[] nameFrom = new int[FEW];
  private int[] nameTo = new int[FEW];
  private int[] valueFrom = new int[FEW];
  private int[] valueTo = new int[FEW];
  private boolean[] escapedName = new boolean[FEW];
  private boolean[] escapedValue = new boolean[FEW];
  private @Nullable String[] names = new @Nullable String[FEW];
  private @Nullable String[] values = new @Nullable String[FEW];
  private int size;

  /** Whether any label's name was written with escapes so far, in this line or another. */
  private boolean anyEscapes;

  LabelColumns(byte[] body, ReadOptions.Limits limits, StringPool strings) {
    this.body = body;
    this.strings = strings;
    this.maxLabels = limits.maxLabels();
    this.maxLabelBytes = limits.maxLabelBytes();
  }

  private void grow() {
    int capacity = 2 * size;
    nameFrom = Arrays.copyOf(nameFrom, capacity);
    nameTo = Arrays.copyOf(nameTo, capacity);
    valueFrom = Arrays.copyOf(valueFrom, capacity);
    valueTo = Arrays.copyOf(valueTo, capacity);
    escapedName = Arrays.copyOf(escapedName, capacity);
    escapedValue = Arrays.copyOf(escapedValue, capacity);
    names = Arrays.copyOf(names, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  int size() {
    return size;
  }

  /** Keeps the first labels only. */
  void truncate(int newSize) {
    size = newSize;
  }

  /**
   * Adds a label.
   *
   * @return null, or why it cannot be one
   */
  @Nullable Rule add(
      int start, int end, boolean nameEscapes, int from, int to, boolean valueEscapes) {
    if (start == end) {
      return Rule.INVALID_LABEL_NAME;
    }
    if (to - from > maxLabelBytes) {
      return Rule.LABEL_TOO_LONG;
    }
    if (size == maxLabels) {
      return Rule.TOO_MANY_LABELS;
    }
    int length = end - start;
    byte first = body[start];
    for (int i = 0; i < size; i++) {
      if (nameTo[i] - nameFrom[i] == length
          && body[nameFrom[i]] == first
          && Arrays.equals(body, nameFrom[i], nameTo[i], body, start, end)) {
        return Rule.DUPLICATE_LABEL;
      }
    }
    if ((nameEscapes || anyEscapes) && carriesUnescaped(strings.get(start, end, nameEscapes))) {
      return Rule.DUPLICATE_LABEL;
    }
    if (length == 8 && Arrays.equals(body, start, end, NAME_LABEL, 0, 8)) {
      return Rule.RESERVED_LABEL;
    }
    if (size == nameFrom.length) {
      grow();
    }
    int i = size++;
    nameFrom[i] = start;
    nameTo[i] = end;
    valueFrom[i] = from;
    valueTo[i] = to;
    escapedName[i] = nameEscapes;
    anyEscapes |= nameEscapes;
    escapedValue[i] = valueEscapes;
    names[i] = null;
    values[i] = null;
    return null;
  }

  private boolean carriesUnescaped(String name) {
    for (int i = 0; i < size; i++) {
      if (name(i).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Index of the label with a two-byte name; -1 where the sample carries none. */
  int indexOf(char first, char second) {
    for (int i = size - 1; i >= 0; i--) {
      int from = nameFrom[i];
      if (nameTo[i] - from == 2 && body[from] == first && body[from + 1] == second) {
        return i;
      }
    }
    return -1;
  }

  /** Index of a label; -1 where the sample carries none of the name. */
  int indexOf(byte[] name) {
    for (int i = size - 1; i >= 0; i--) {
      if (nameTo[i] - nameFrom[i] == name.length
          && Arrays.equals(body, nameFrom[i], nameTo[i], name, 0, name.length)) {
        return i;
      }
    }
    return -1;
  }

  String name(int i) {
    String name = names[i];
    if (name == null) {
      name = strings.get(nameFrom[i], nameTo[i], escapedName[i]);
      names[i] = name;
    }
    return name;
  }

  String value(int i) {
    String value = values[i];
    if (value == null) {
      value = strings.get(valueFrom[i], valueTo[i], escapedValue[i]);
      values[i] = value;
    }
    return value;
  }

  /** Where a backslash stands that escapes nothing; -1 where there is none. */
  int invalidEscape() {
    for (int i = 0; i < size; i++) {
      int found =
          escapedName[i] ? StringPool.invalidEscape(body, nameFrom[i], nameTo[i], true) : -1;
      if (found < 0 && escapedValue[i]) {
        found = StringPool.invalidEscape(body, valueFrom[i], valueTo[i], true);
      }
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  /** Lets go of the strings made so far; equal ones made from now on are other objects. */
  void forgetStrings() {
    strings.clear();
  }

  /** Where a label's value begins in the body. */
  int valueFrom(int i) {
    return valueFrom[i];
  }

  /** Whether a label's value is written like those bytes of the body. */
  boolean isWritten(int i, int from, int to) {
    return Arrays.equals(body, valueFrom[i], valueTo[i], body, from, to);
  }

  /** Bytes of a label's value as it is written. */
  int valueLength(int i) {
    return valueTo[i] - valueFrom[i];
  }

  /** Whether the value of a label is a number, which NaN is not. */
  boolean isNumber(int i) {
    int from = valueFrom[i];
    int to = valueTo[i];
    return from < to
        && Decimal.end(body, from, to) == to
        && (body[from] | 0x20) != 'n'
        && (to - from == 1 || (body[from + 1] | 0x20) != 'a');
  }

  /** The value of a label that is a number. */
  double number(int i) {
    return Decimal.value(body, valueFrom[i], valueTo[i]);
  }
}
