package dev.assay.core.signal;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the handlers that a service has for those who run it, told by the path in a label. A
 * path is taken apart at its slashes, without what follows a question mark, and each part is
 * compared as a whole, in any case and without the underscores or dots that it begins with. Nothing
 * behind a variable part such as {@code {id}}, {@code :id} or a number is such a handler.
 *
 * @param labels labels that hold a path, with or without its first slash
 * @param anywhere parts that belong to a handler wherever they stand, with all that is below them
 * @param last parts that belong to a handler where they end the path, or with all that is below
 *     them where they begin it or stand right behind a mount
 * @param root parts that belong to a handler only at the root, right behind a mount or behind a
 *     base, and only with their like below them
 * @param mounts parts below which such handlers are kept
 * @param bases parts that do not count at the beginning of a path, as {@code v} with a number never
 *     does
 * @param why what such requests are
 */
public record HandlerPaths(
    List<String> labels,
    Set<String> anywhere,
    Set<String> last,
    Set<String> root,
    Set<String> mounts,
    Set<String> bases,
    @Nullable String why) {
  public HandlerPaths {
    labels = labels == null ? List.of() : List.copyOf(labels);
    anywhere = ordered(anywhere);
    last = ordered(last);
    root = ordered(root);
    mounts = ordered(mounts);
    bases = ordered(bases);
  }

  private static Set<String> ordered(@Nullable Set<String> parts) {
    return parts == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(parts));
  }

  /** Whether a path is that of such a handler. */
  boolean matches(String path) {
    int end = end(path);
    boolean begins = true;
    boolean atRoot = true;
    boolean mounted = false;
    for (int at = begin(path); at < end; ) {
      int slash = path.indexOf('/', at);
      int to = slash < 0 || slash > end ? end : slash;
      if (to > at) {
        String part = part(path, at, to);
        if (variable(part)) {
          return false;
        }
        if (anywhere.contains(part)
            || (last.contains(part) && (begins || mounted || ends(path, to, end)))) {
          return true;
        }
        if ((atRoot || mounted) && root.contains(part)) {
          return ofTheirKind(path, to, end);
        }
        begins = false;
        mounted = mounts.contains(part);
        atRoot &= mounted || bases.contains(part) || version(part);
      }
      at = to + 1;
    }
    return false;
  }

  private static int begin(String path) {
    int scheme = path.indexOf("://");
    int slash = scheme < 0 ? 0 : path.indexOf('/', scheme + 3);
    return slash < 0 ? path.length() : slash;
  }

  private static int end(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '?' || path.charAt(i) == '#') {
        return i;
      }
    }
    return path.length();
  }

  private static String part(String path, int from, int to) {
    int begin = from;
    while (begin < to - 1 && (path.charAt(begin) == '_' || path.charAt(begin) == '.')) {
      begin++;
    }
    return path.substring(begin, to).toLowerCase(Locale.ROOT);
  }

  private static boolean variable(String part) {
    char first = part.charAt(0);
    return first == '{'
        || first == ':'
        || first == '<'
        || first == '*'
        || first == '$'
        || number(part, 0);
  }

  private static boolean version(String part) {
    return part.length() > 1 && part.charAt(0) == 'v' && number(part, 1);
  }

  private static boolean number(String part, int from) {
    for (int i = from; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean ends(String path, int from, int end) {
    for (int i = from; i < end; i++) {
      if (path.charAt(i) != '/') {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing but such parts, or variable ones, follows. */
  private boolean ofTheirKind(String path, int from, int end) {
    for (String part : path.substring(from, end).toLowerCase(Locale.ROOT).split("/", -1)) {
      if (!part.isEmpty() && !root.contains(part) && !anywhere.contains(part) && !variable(part)) {
        return false;
      }
    }
    return true;
  }
}
