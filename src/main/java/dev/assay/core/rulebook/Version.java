package dev.assay.core.rulebook;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version, ordered by its precedence (semver.org, clause 11).
 *
 * @param preRelease what follows the hyphen; empty for a release
 */
public record Version(int major, int minor, int patch, String preRelease)
    implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})\\.([0-9]{1,9})(?:-([0-9A-Za-z.-]+))?");
  private static final Comparator<Version> RELEASE =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  /**
   * The version that a text stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public static Version of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no version");
    }
    String preRelease = form.group(4);
    return new Version(
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        Integer.parseInt(form.group(3)),
        preRelease == null ? "" : preRelease);
  }

  /** The next release. */
  public Version next() {
    return new Version(major, minor, preRelease.isEmpty() ? patch + 1 : patch, "");
  }

  @Override
  public int compareTo(Version other) {
    int release = RELEASE.compare(this, other);
    if (release != 0 || preRelease.equals(other.preRelease)) {
      return release;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return preRelease.isEmpty() ? 1 : -1;
    }
    String[] own = preRelease.split("\\.", -1);
    String[] others = other.preRelease.split("\\.", -1);
    for (int i = 0; i < Math.min(own.length, others.length); i++) {
      int part = compareParts(own[i], others[i]);
      if (part != 0) {
        return part;
      }
    }
    return Integer.compare(own.length, others.length);
  }

  private static int compareParts(String one, String other) {
    boolean number = isNumber(one);
    if (number && isNumber(other)) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return number == isNumber(other) ? one.compareTo(other) : number ? -1 : 1;
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    String release = major + "." + minor + "." + patch;
    return preRelease.isEmpty() ? release : release + "-" + preRelease;
  }
}
