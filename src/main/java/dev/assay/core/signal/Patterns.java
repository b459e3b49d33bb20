package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values by a text or by a pattern, in which one {@code *} at the beginning, at the end or at both
 * stands for any text. A lookup takes as long as the text is, however many patterns there are.
 */
final class Patterns<T> {
  /** The pattern that only an asterisk meets. */
  static final String ASTERISK = "\\*";

  // Plain texts in a table of their own: a lookup must not cost a call that could go anywhere.
  private @Nullable String[] texts = new @Nullable String[64];
  private final List<List<T>> ofText = new ArrayList<>();
  private int[] places = new int[64];
  private final RadixTree<T> beginnings = new RadixTree<>(false);
  private final RadixTree<T> endings = new RadixTree<>(true);
  private final List<String> insides = new ArrayList<>();
  private final List<List<T>> ofInside = new ArrayList<>();

  void add(String pattern, T value) {
    if (pattern.equals(ASTERISK)) {
      plain("*").add(value);
      return;
    }
    boolean open = pattern.startsWith("*");
    boolean close = pattern.length() > 1 && pattern.endsWith("*");
    String text = pattern.substring(open ? 1 : 0, pattern.length() - (close ? 1 : 0));
    if (open && close) {
      inside(text).add(value);
    } else if (open) {
      endings.add(text, value);
    } else if (close) {
      beginnings.add(text, value);
    } else {
      plain(text).add(value);
    }
  }

  private List<T> inside(String text) {
    int known = insides.indexOf(text);
    if (known >= 0) {
      return ofInside.get(known);
    }
    insides.add(text);
    ofInside.add(new ArrayList<>());
    return ofInside.getLast();
  }

  private List<T> plain(String text) {
    int slot = slot(texts, text);
    if (texts[slot] == null) {
      texts[slot] = text;
      places[slot] = ofText.size();
      ofText.add(new ArrayList<>());
      if (ofText.size() * 2 > texts.length) {
        grow();
        slot = slot(texts, text);
      }
    }
    return ofText.get(places[slot]);
  }

  private void grow() {
    @Nullable String[] larger = new @Nullable String[texts.length * 2];
    int[] moved = new int[larger.length];
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      if (text != null) {
        int slot = slot(larger, text);
        larger[slot] = text;
        moved[slot] = places[i];
      }
    }
    texts = larger;
    places = moved;
  }

  private static int slot(@Nullable String[] table, String text) {
    int mask = table.length - 1;
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & mask;
    for (String known = table[slot]; known != null; known = table[slot]) {
      if (known.equals(text)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Puts the values of every text in order. */
  void sort(Comparator<? super T> order) {
    ofText.forEach(values -> values.sort(order));
  }

  /** The values of this very text; null where it has none. */
  @Nullable List<T> exact(String text) {
    int slot = slot(texts, text);
    return texts[slot] == null ? null : ofText.get(places[slot]);
  }

  /**
   * The values of the patterns that a text meets; the same list for texts that meet the same ones,
   * where those are all of one kind.
   */
  List<T> open(String text) {
    List<T> found = with(endings.find(text), beginnings.find(text));
    for (int i = 0; i < insides.size(); i++) {
      if (text.contains(insides.get(i))) {
        found = with(found, ofInside.get(i));
      }
    }
    return found;
  }

  /** Whether a text of ASCII letters that stands there could meet a pattern. */
  boolean couldMeet(byte[] text, int from, int to) {
    return !insides.isEmpty()
        || beginnings.couldFind(text, from, to)
        || endings.couldFind(text, from, to);
  }

  /** The one and the other, each value once. */
  static <T> List<T> with(List<T> found, List<T> more) {
    if (more.isEmpty() || found.isEmpty()) {
      return more.isEmpty() ? found : more;
    }
    List<T> all = new ArrayList<>(found);
    for (T one : more) {
      if (!all.contains(one)) {
        all.add(one);
      }
    }
    return all;
  }
}
