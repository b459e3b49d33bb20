package dev.assay.core.exposition;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a series, sorted by name, without {@code __name__} and without the labels that a
 * histogram or summary uses for its own parts ({@code le}, {@code quantile}).
 */
public final class Labels implements Comparable<Labels> {
  /** No labels. */
  public static final Labels EMPTY = new Labels(new String[0]);

  private final String[] namesAndValues;

  /** Whether any name has a dot: 1 for yes, -1 for no, 0 where nobody has looked yet. */
  private byte dotted;

  private Labels(String[] namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /** Labels from name, value, name, value ... already sorted by name. */
  public static Labels ofSorted(String... namesAndValues) {
    return namesAndValues.length == 0 ? EMPTY : new Labels(namesAndValues.clone());
  }

  /** Labels from name, value, name, value ... in any order; the array is kept. */
  static Labels owned(String[] namesAndValues) {
    if (namesAndValues.length == 0) {
      return EMPTY;
    }
    for (int i = 2; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i];
      String value = namesAndValues[i + 1];
      int at = i;
      while (at > 0 && namesAndValues[at - 2].compareTo(name) > 0) {
        namesAndValues[at] = namesAndValues[at - 2];
        namesAndValues[at + 1] = namesAndValues[at - 1];
        at -= 2;
      }
      namesAndValues[at] = name;
      namesAndValues[at + 1] = value;
    }
    return new Labels(namesAndValues);
  }

  /** The labels of a sample without the one at an index; the same object where nothing differs. */
  static Labels of(SampleLexer sample, int without, Labels before) {
    int size = without < 0 ? sample.labels.size() : sample.labels.size() - 1;
    if (size == 0) {
      return EMPTY;
    }
    String[] namesAndValues = new String[2 * size];
    int k = 0;
    for (int i = 0; i < sample.labels.size(); i++) {
      if (i != without) {
        namesAndValues[k++] = sample.labels.name(i);
        namesAndValues[k++] = sample.labels.value(i);
      }
    }
    Labels labels = owned(namesAndValues);
    return labels.equals(before) ? before : labels;
  }

  /** How many labels there are. */
  public int size() {
    return namesAndValues.length / 2;
  }

  /** Name of the label at an index from 0. */
  public String name(int index) {
    return namesAndValues[2 * index];
  }

  /** Value of the label at an index from 0. */
  public String value(int index) {
    return namesAndValues[2 * index + 1];
  }

  /** Whether any name is written with dots, as OpenTelemetry writes them. */
  public boolean dotted() {
    if (dotted == 0) {
      byte found = -1;
      for (int i = 0; i < namesAndValues.length && found < 0; i += 2) {
        found = (byte) (namesAndValues[i].indexOf('.') < 0 ? -1 : 1);
      }
      dotted = found;
    }
    return dotted > 0;
  }

  /** Whether another series has the same label names, by the look of them; false if in doubt. */
  @SuppressWarnings("ReferenceEquality") // only a shortcut: equal names are mostly one string
  public boolean namedAs(Labels other) {
    boolean same = namesAndValues.length == other.namesAndValues.length;
    for (int i = 0; same && i < namesAndValues.length; i += 2) {
      same = namesAndValues[i] == other.namesAndValues[i];
    }
    return same;
  }

  /** The value of a label; null where the series does not carry it. */
  public @Nullable String get(String name) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equals(name)) {
        return namesAndValues[i + 1];
      }
    }
    return null;
  }

  /** The names, sorted. */
  public List<String> names() {
    String[] names = new String[size()];
    Arrays.setAll(names, this::name);
    return List.of(names);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Labels labels && Arrays.equals(namesAndValues, labels.namesAndValues);
  }

  /** Name by name and value by value; what tables of labels with equal hashes go by. */
  @Override
  public int compareTo(Labels other) {
    return Arrays.compare(namesAndValues, other.namesAndValues);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(namesAndValues);
  }

  private static void escape(String value, StringBuilder text) {
    text.append(
        escapes(value)
            ? value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
            : value);
  }

  private static boolean escapes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == '"' || c == '\n') {
        return true;
      }
    }
    return false;
  }

  /**
   * As written in an exposition, for example {@code {code="200",method="get"}}; empty for no
   * labels.
   */
  @Override
  public String toString() {
    if (namesAndValues.length == 0) {
      return "";
    }
    if (namesAndValues.length == 2 && !escapes(namesAndValues[1])) {
      return "{" + namesAndValues[0] + "=\"" + namesAndValues[1] + "\"}";
    }
    int length = 2;
    for (String part : namesAndValues) {
      length += part.length() + 2;
    }
    StringBuilder text = new StringBuilder(length).append('{');
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (i > 0) {
        text.append(',');
      }
      text.append(namesAndValues[i]).append("=\"");
      escape(namesAndValues[i + 1], text);
      text.append('"');
    }
    return text.append('}').toString();
  }
}
