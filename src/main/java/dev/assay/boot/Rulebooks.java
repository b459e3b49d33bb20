package dev.assay.boot;

import dev.assay.core.AdviceRequest;
import dev.assay.core.profile.Violation;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.Conjunction;
import dev.assay.core.rulebook.FiveScores;
import dev.assay.core.rulebook.GoDefaultGates;
import dev.assay.core.rulebook.LabelLookup;
import dev.assay.core.rulebook.QuickMatrix;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.rulebook.SeedRulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rulebooks that come with Assay, read once and checked. */
public final class Rulebooks {
  private final List<Entry> entries = new ArrayList<>();

  /** A rulebook with its digest. */
  public static final class Entry {
    private final Rulebook rulebook;
    private volatile @Nullable String digest;

    /** A rulebook whose digest is worked out when it is first asked for. */
    public Entry(Rulebook rulebook) {
      this.rulebook = rulebook;
    }

    Entry(Rulebook rulebook, String digest) {
      this.rulebook = rulebook;
      this.digest = digest;
    }

    /** The rulebook. */
    public Rulebook rulebook() {
      return rulebook;
    }

    /** SHA-256 of its content, in hex; the layout of its file does not count. */
    public String digest() {
      String known = digest;
      if (known == null) {
        known = Json.digest(rulebook);
        digest = known;
      }
      return known;
    }

    /** As a request for advice takes it. */
    public AdviceRequest.Rule rule() {
      return new AdviceRequest.Rule(rulebook, digest());
    }

    /** Its kind, for example {@code five-scores}. */
    public String kind() {
      return switch (rulebook) {
        case CanonicalRulebook canonical -> "canonical";
        case LabelLookup lookup -> "label-lookup";
        case QuickMatrix matrix -> "quick-matrix";
        case GoDefaultGates gates -> "go-default-gates";
        case FiveScores scores -> "five-scores";
        case Conjunction conjunction -> "conjunction";
      };
    }
  }

  /** Reads every rulebook; one that cannot be used ends the start-up with all that is wrong. */
  public Rulebooks() {
    CanonicalRulebook canonical =
        ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);
    add("canonical", canonical, canonical.validate());
    addSeed("label-lookup", LabelLookup.class);
    addSeed("quick-matrix", QuickMatrix.class);
    addSeed("go-default-gates", GoDefaultGates.class);
    addSeed("five-scores", FiveScores.class);
    addSeed("conjunction", Conjunction.class);
  }

  private void addSeed(String file, Class<? extends SeedRulebook> type) {
    SeedRulebook seed = ResourceFiles.read("rulebook/" + file + ".yaml", type);
    add(file, seed, seed.validate());
  }

  private void add(String file, Rulebook rulebook, List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new IllegalStateException("rulebook/" + file + ".yaml: " + violations);
    }
    entries.add(new Entry(rulebook));
  }

  /** The default rulebook. */
  public CanonicalRulebook canonical() {
    return entries.stream()
        .map(Entry::rulebook)
        .filter(CanonicalRulebook.class::isInstance)
        .map(CanonicalRulebook.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The seed rules, in the order of the seeds. */
  public List<SeedRulebook> seeds() {
    return entries.stream()
        .map(Entry::rulebook)
        .filter(SeedRulebook.class::isInstance)
        .map(SeedRulebook.class::cast)
        .toList();
  }

  /** All of them, the default first, then in the order of the seeds. */
  public List<Entry> all() {
    return List.copyOf(entries);
  }

  /** The one of a name. */
  public Optional<Entry> byName(String name) {
    return entries.stream().filter(e -> e.rulebook().header().name().equals(name)).findFirst();
  }
}
