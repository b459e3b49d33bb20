package dev.assay.boot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.boot.Rulebooks.Entry;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.rulebook.Version;
import dev.assay.store.KeptRulebook;
import dev.assay.store.RulebookVersions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every rulebook that a request can name: those that come with Assay and those that were added,
 * which any replica may have done. A version never changes, so it is remembered once it was read.
 */
@Singleton
public final class RulebookLibrary {
  private static final int MOST_REMEMBERED = 100;

  private final Rulebooks shipped;
  private final RulebookVersions added;
  private final Cache<String, Entry> remembered =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /** What is shipped and what was added. */
  public RulebookLibrary(Rulebooks shipped, RulebookVersions added) {
    this.shipped = shipped;
    this.added = added;
  }

  /** What became of a rulebook that was to be added. */
  public enum Addition {
    ADDED,
    /** The same content is kept under this version already. */
    UNCHANGED,
    /** Other content is kept under this version. */
    VERSION_TAKEN
  }

  /** Whether a name is that of a rulebook that comes with Assay. */
  public boolean isShipped(String name) {
    return shipped.byName(name).isPresent();
  }

  /**
   * A rulebook.
   *
   * @param version null for the newest one
   */
  public Optional<Entry> find(String name, @Nullable String version) {
    Optional<Entry> own = shipped.byName(name);
    if (own.isPresent()) {
      return own.filter(e -> version == null || e.rulebook().header().version().equals(version));
    }
    if (version != null) {
      return added(name, version);
    }
    List<String> versions = versions(name);
    return versions.isEmpty() ? Optional.empty() : added(name, versions.getLast());
  }

  /**
   * A rulebook.
   *
   * @param reference its name, for the newest version, or {@code name@version}
   */
  public Optional<Entry> find(String reference) {
    int at = reference.indexOf('@');
    return at < 0
        ? find(reference, null)
        : find(reference.substring(0, at), reference.substring(at + 1));
  }

  /** The versions of a rulebook, the newest last; empty where there is no such rulebook. */
  public List<String> versions(String name) {
    return shipped
        .byName(name)
        .map(e -> List.of(e.rulebook().header().version()))
        .orElseGet(
            () -> added.of(name).stream().sorted(Comparator.comparing(Version::of)).toList());
  }

  /** What could be named instead: versions where the name is known, else names. */
  public List<String> near(String reference) {
    String name = reference.split("@", 2)[0];
    List<String> versions = versions(name);
    return versions.isEmpty()
        ? Stream.concat(
                shipped.all().stream().map(e -> e.rulebook().header().name()),
                added.all().stream().map(RulebookVersions.Version::name).distinct())
            .toList()
        : Stream.concat(Stream.of(name), versions.stream().map(v -> name + "@" + v)).toList();
  }

  /** All of them: those that come with Assay, then the others by name and version. */
  public List<Entry> all() {
    List<Entry> all = new ArrayList<>(shipped.all());
    added.all().stream()
        .sorted(
            Comparator.comparing(RulebookVersions.Version::name)
                .thenComparing(v -> Version.of(v.version())))
        .forEach(v -> added(v.name(), v.version()).ifPresent(all::add));
    return all;
  }

  /** Adds a rulebook that was validated, under a name that no shipped one has. */
  public Addition add(CanonicalRulebook rulebook) {
    Rulebook.Header header = rulebook.header();
    Entry entry = new Entry(rulebook);
    boolean isNew =
        added.add(
            new KeptRulebook(
                header.name(),
                header.version(),
                entry.digest(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Json.bytes(rulebook)));
    if (isNew) {
      return Addition.ADDED;
    }
    return added(header.name(), header.version())
            .filter(kept -> kept.digest().equals(entry.digest()))
            .isPresent()
        ? Addition.UNCHANGED
        : Addition.VERSION_TAKEN;
  }

  private Optional<Entry> added(String name, String version) {
    String key = name + "@" + version;
    Entry known = remembered.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Entry> read =
        added
            .find(name, version)
            .map(k -> new Entry(Json.read(k.content(), CanonicalRulebook.class), k.digest()));
    read.ifPresent(entry -> remembered.put(key, entry));
    return read;
  }
}
