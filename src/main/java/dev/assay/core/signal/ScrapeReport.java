package dev.assay.core.signal;

import dev.assay.core.exposition.Format;
import dev.assay.core.exposition.ReadProblem;
import dev.assay.core.profile.IncumbentLanguage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the scrape went: what was read, what of it counted, and what is missing for which quantity.
 *
 * @param scrapes one for each snapshot, in their order
 * @param used names of the families that counted for something, in order of use
 * @param unused families that the catalogue knows and that did not count, with the reason, by name
 * @param gaps quantities that metrics could have told and did not, in the order of {@link Quantity}
 */
public record ScrapeReport(
    List<Scrape> scrapes, List<String> used, List<Unused> unused, List<Gap> gaps) {

  /** No snapshot. */
  public static final ScrapeReport EMPTY =
      new ScrapeReport(List.of(), List.of(), List.of(), List.of());

  public ScrapeReport {
    scrapes = List.copyOf(scrapes);
    used = List.copyOf(used);
    unused = List.copyOf(unused);
    gaps = List.copyOf(gaps);
  }

  /**
   * One snapshot.
   *
   * @param families all families, those outside the catalogue included
   * @param outsideCatalogue families that no convention covers
   * @param takenAt when it was taken, to the millisecond; null where nothing tells
   * @param timeKnownFrom where that is known from; null where nothing tells
   * @param problems what the reader found wrong
   */
  public record Scrape(
      Format format,
      int families,
      int outsideCatalogue,
      int samples,
      int skippedLines,
      @Nullable Instant takenAt,
      @Nullable String timeKnownFrom,
      List<ReadProblem> problems) {
    public Scrape {
      problems = List.copyOf(problems);
    }
  }

  /** A family that did not count, and why. */
  public record Unused(String family, String why) {}

  /**
   * A quantity that was not found.
   *
   * @param quantity its id
   * @param why what stands in the way
   * @param how the exact metric, bucket or exporter option that would provide it; empty where
   *     metrics cannot
   */
  public record Gap(String quantity, String why, String how) {}

  static ScrapeReport of(
      Evidence evidence,
      List<Signal> signals,
      List<Fingerprint> fingerprints,
      @Nullable String owner) {
    List<Scrape> scrapes = new ArrayList<>(evidence.snapshots().size());
    for (int i = 0; i < evidence.snapshots().size(); i++) {
      scrapes.add(scrape(evidence, i));
    }
    Set<String> used = evidence.used();
    return new ScrapeReport(
        scrapes,
        List.copyOf(used),
        unused(evidence, used, owner),
        gaps(evidence.catalogue(), signals, fingerprints));
  }

  /** The same where the scrapes of another runtime had come before. */
  ScrapeReport after(ScrapeReport before) {
    List<Scrape> all = new ArrayList<>(before.scrapes);
    all.addAll(scrapes);
    return new ScrapeReport(all, used, unused, gaps);
  }

  private static List<Unused> unused(Evidence evidence, Set<String> used, @Nullable String owner) {
    TreeMap<String, String> why = new TreeMap<>();
    for (FamilyHistory[] alike : evidence.all()) {
      for (FamilyHistory family : alike) {
        if (!used.contains(family.name())) {
          why.putIfAbsent(family.name(), whyUnused(family, owner));
        }
      }
    }
    why.putAll(evidence.unusable());
    List<Unused> unused = new ArrayList<>(why.size());
    for (Map.Entry<String, String> entry : why.entrySet()) {
      if (!used.contains(entry.getKey())) {
        unused.add(new Unused(entry.getKey(), entry.getValue()));
      }
    }
    return unused;
  }

  private static String whyUnused(FamilyHistory family, @Nullable String owner) {
    if (family.convention().role() == Role.API_CALLS) {
      return "requests that the process sends, not requests that it serves";
    }
    if (family.convention().role() == Role.SET_ASIDE) {
      return String.join("; ", family.convention().caveats());
    }
    if (family.last().isEmpty()) {
      return "no series that counts";
    }
    return owner != null && !family.convention().role().requests()
        ? "belongs to " + owner
        : "a better family tells the same";
  }

  private static Scrape scrape(Evidence evidence, int index) {
    var exposition = evidence.snapshots().get(index).exposition();
    int known = evidence.inCatalogue(index);
    ScrapeTimes.Moment moment = evidence.times().at(index);
    return new Scrape(
        exposition.format(),
        exposition.familyCount(),
        exposition.familyCount() - known,
        exposition.sampleCount(),
        exposition.skippedLines(),
        moment == null ? null : Instant.ofEpochMilli(Math.round(moment.point() * 1000)),
        moment == null ? null : moment.basis(),
        exposition.problems());
  }

  private static List<Gap> gaps(
      SignalCatalogue catalogue, List<Signal> signals, List<Fingerprint> fingerprints) {
    IncumbentLanguage language = null;
    List<String> frameworks = List.of();
    for (Fingerprint fingerprint : fingerprints) {
      if (fingerprint.part() == Fingerprint.Part.SERVICE) {
        language = language == null ? fingerprint.language() : language;
        frameworks = fingerprint.frameworks();
      }
    }
    List<Gap> gaps = new ArrayList<>(signals.size());
    for (int i = 0; i < signals.size(); i++) {
      if (signals.get(i) instanceof Signal.Missing missing) {
        String how = catalogue.remedy(missing.quantity(), language, frameworks);
        gaps.add(new Gap(missing.quantity().id(), missing.why(), how == null ? "" : how));
      }
    }
    return gaps;
  }
}
