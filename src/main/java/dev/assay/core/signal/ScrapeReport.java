package dev.assay.core.signal;

import dev.assay.core.exposition.Format;
import dev.assay.core.exposition.ReadProblem;
import dev.assay.core.profile.IncumbentLanguage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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
 * @param gaps quantities that metrics could have told and did not, or not finely enough, in the
 *     order of {@link Quantity}
 */
public record ScrapeReport(
    List<Scrape> scrapes, List<String> used, List<Unused> unused, List<Gap> gaps) {

  private static final String TWO_SNAPSHOTS =
      "send two snapshots with takenAt, 5 to 60 minutes apart";
  private static final String START_OR_TWO =
      "send takenAt with a snapshot that has process_start_time_seconds, or " + TWO_SNAPSHOTS;

  /** What only the metrics of the service's own process tell. */
  private static final Set<Quantity> OF_PROCESS =
      EnumSet.of(
          Quantity.INCUMBENT_LANGUAGE,
          Quantity.TUNED,
          Quantity.CPU_CORES,
          Quantity.OBSERVED_CPU_PER_REQUEST,
          Quantity.LANGUAGE_SHARE,
          Quantity.RESIDENT_MEMORY,
          Quantity.PEAK_MEMORY,
          Quantity.GC_CPU_SHARE);

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
   * A quantity that was not found, or not finely enough.
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
      Set<Quantity> untimed,
      List<Gap> coarse,
      List<Fingerprint> fingerprints) {
    List<Scrape> scrapes = new ArrayList<>(evidence.snapshots().size());
    for (int i = 0; i < evidence.snapshots().size(); i++) {
      scrapes.add(scrape(evidence, i));
    }
    Set<String> used = evidence.used();
    return new ScrapeReport(
        scrapes,
        List.copyOf(used),
        unused(evidence, used),
        gaps(evidence, signals, untimed, coarse, fingerprints));
  }

  /** The same where the scrapes of another runtime had come before. */
  ScrapeReport after(ScrapeReport before) {
    List<Scrape> all = new ArrayList<>(before.scrapes);
    all.addAll(scrapes);
    return new ScrapeReport(all, used, unused, gaps);
  }

  private static List<Unused> unused(Evidence evidence, Set<String> used) {
    TreeMap<String, String> why = new TreeMap<>();
    for (Role role : Role.values()) {
      for (FamilyHistory family : evidence.families(role)) {
        if (!used.contains(family.name())) {
          why.putIfAbsent(family.name(), whyUnused(evidence, family));
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

  private static String whyUnused(Evidence evidence, FamilyHistory family) {
    if (family.convention().role() == Role.API_CALLS) {
      return "requests that the process sends, not requests that it serves";
    }
    if (family.convention().role() == Role.SET_ASIDE) {
      return String.join("; ", family.convention().caveats());
    }
    if (family.last().isEmpty()) {
      return "no series that counts";
    }
    String owner = evidence.processes().ownerOf(family);
    if (owner != null) {
      return Evidence.besideService(owner);
    }
    FamilyHistory queue =
        family.convention().role() == Role.QUEUE_DEPTH ? evidence.used(Role.QUEUE_DEPTH) : null;
    if (queue != null) {
      return "may be another queue than that of " + queue.name() + ", which alone is read";
    }
    return evidence.toldByAnother(family.convention().role())
        ? "a better family tells the same"
        : "nothing was read from it";
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
      Evidence evidence,
      List<Signal> signals,
      Set<Quantity> untimed,
      List<Gap> coarse,
      List<Fingerprint> fingerprints) {
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
      if (!(signals.get(i) instanceof Signal.Missing missing)) {
        String id = signals.get(i).quantity().id();
        coarse.stream().filter(gap -> gap.quantity().equals(id)).forEach(gaps::add);
      } else if (!(missing.quantity() == Quantity.TUNED
          && evidence.processes().certainlyOtherThan(IncumbentLanguage.GO))) {
        gaps.add(
            new Gap(
                missing.quantity().id(),
                missing.why(),
                how(evidence, missing.quantity(), untimed, language, frameworks)));
      }
    }
    return gaps;
  }

  private static String how(
      Evidence evidence,
      Quantity quantity,
      Set<Quantity> untimed,
      @Nullable IncumbentLanguage language,
      List<String> frameworks) {
    String owner = evidence.processes().processOwner();
    if (untimed.contains(quantity)) {
      return owner == null ? START_OR_TWO : TWO_SNAPSHOTS;
    }
    if (owner != null && OF_PROCESS.contains(quantity)) {
      return "scrape the service itself: the runtime and process metrics here are those of "
          + owner;
    }
    String how = evidence.catalogue().remedy(quantity, language, frameworks);
    return how == null ? "" : how;
  }
}
