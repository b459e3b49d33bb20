package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values by how a text begins or, read backwards, by how it ends: a radix tree, in which a node
 * holds all letters up to where the next two beginnings part.
 */
final class RadixTree<T> {
  private final boolean backwards;
  private final Node<T> root = new Node<>("");

  RadixTree(boolean backwards) {
    this.backwards = backwards;
  }

  private static final class Node<T> {
    /** The letters that lead here from the node before, in the order in which they are read. */
    private String way;

    private List<Node<T>> next = List.of();

    /** The letter that each of the next ways begins with. */
    private String firsts = "";

    private List<T> values = List.of();

    /** The values of every beginning up to here, the shortest first, each once. */
    private List<T> all = List.of();

    Node(String way) {
      this.way = way;
    }

    @Nullable Node<T> to(char letter) {
      int at = firsts.indexOf(letter);
      return at < 0 ? null : next.get(at);
    }

    void add(Node<T> node) {
      if (next.isEmpty()) {
        next = new ArrayList<>(1);
      }
      next.add(node);
      firsts += node.way.charAt(0);
    }

    void add(T value) {
      if (values.isEmpty()) {
        values = new ArrayList<>(1);
      }
      values.add(value);
    }

    /** Puts together anew what is found here and beyond. */
    void gather(List<T> before) {
      all = Patterns.with(before, values);
      for (Node<T> node : next) {
        node.gather(all);
      }
    }

    /** Leaves the first letters of the way here; the others lead on to all that was here. */
    void split(int letters) {
      Node<T> rest = new Node<>(way.substring(letters));
      rest.next = next;
      rest.firsts = firsts;
      rest.values = values;
      way = way.substring(0, letters);
      next = List.of();
      firsts = "";
      values = List.of();
      add(rest);
    }
  }

  void add(String text, T value) {
    Node<T> node = root;
    int at = 0;
    while (at < text.length()) {
      Node<T> child = node.to(letter(text, at));
      if (child == null) {
        child = new Node<>(read(text, at));
        node.add(child);
      }
      int same = same(child.way, text, at);
      if (same < child.way.length()) {
        child.split(same);
      }
      node = child;
      at += same;
    }
    node.add(value);
    root.gather(List.of());
  }

  /**
   * The values of every beginning of a text, the shortest first; the same list for all texts that
   * begin alike.
   */
  List<T> find(String text) {
    Node<T> node = root;
    int at = 0;
    while (at < text.length()) {
      Node<T> child = node.to(letter(text, at));
      if (child == null || same(child.way, text, at) < child.way.length()) {
        break;
      }
      node = child;
      at += child.way.length();
    }
    return node.all;
  }

  /** Whether {@link #find} finds anything for a text of ASCII letters that stands there. */
  boolean couldFind(byte[] text, int from, int to) {
    Node<T> node = root;
    int read = 0;
    while (node != null && node.all.isEmpty() && read < to - from) {
      node = node.to(letter(text, from, to, read));
      for (int i = 0; node != null && i < node.way.length(); i++, read++) {
        if (read == to - from || node.way.charAt(i) != letter(text, from, to, read)) {
          node = null;
        }
      }
    }
    return node != null && !node.all.isEmpty();
  }

  private char letter(byte[] text, int from, int to, int at) {
    return (char) text[backwards ? to - 1 - at : from + at];
  }

  /** How many letters of a way the text has from a place on. */
  private int same(String way, String text, int from) {
    int most = Math.min(way.length(), text.length() - from);
    int same = 0;
    while (same < most && way.charAt(same) == letter(text, from + same)) {
      same++;
    }
    return same;
  }

  private char letter(String text, int at) {
    return text.charAt(backwards ? text.length() - 1 - at : at);
  }

  /** The letters from a place on, as they are read. */
  private String read(String text, int from) {
    StringBuilder letters = new StringBuilder(text.length() - from);
    for (int i = from; i < text.length(); i++) {
      letters.append(letter(text, i));
    }
    return letters.toString();
  }
}
