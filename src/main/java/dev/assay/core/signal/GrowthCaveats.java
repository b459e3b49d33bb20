package dev.assay.core.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What weakens every value that rests on a growth. */
final class GrowthCaveats {
  private static final double YOUNG = 600;
  private static final double OLD = 7 * 86_400;

  private final Growth growth;

  /** Of values that rest on how long the growth took, too. */
  private @Nullable List<String> timed;

  private @Nullable List<String> untimed;

  GrowthCaveats(Growth growth) {
    this.growth = growth;
  }

  /** These and those of one value alone, which come first. */
  List<String> with(List<String> more, boolean overTime) {
    List<String> own = overTime ? timed : untimed;
    if (own == null) {
      own = own(overTime);
      if (overTime) {
        timed = own;
      } else {
        untimed = own;
      }
    }
    if (more.isEmpty() || own.isEmpty()) {
      return more.isEmpty() ? own : more;
    }
    List<String> all = new ArrayList<>(more.size() + own.size());
    all.addAll(more);
    all.addAll(own);
    return all;
  }

  private List<String> own(boolean overTime) {
    FamilyHistory family = growth.family();
    List<String> convention = family.convention().caveats();
    Steps steps = growth.steps();
    CopyTimes times = growth.copyTimes();
    if (steps == null
        && times.shortest() == null
        && family.dropped().isEmpty()
        && !growth.ofOther()) {
      return convention;
    }
    List<String> found = new ArrayList<>(convention);
    if (overTime && times.shortest() != null && times.shortest().caveat() != null) {
      found.add(times.shortest().caveat());
    }
    if (growth.ofOther()) {
      found.add(
          "the snapshots show different processes, so this is since the start of the last one");
    }
    if (steps == null) {
      age(found, times);
    } else {
      between(found, steps);
    }
    family
        .dropped()
        .forEach(
            (why, count) ->
                found.add("left out: " + Figures.count(count, "series", "series") + " of " + why));
    return List.copyOf(found);
  }

  private static void age(List<String> found, CopyTimes times) {
    ScrapeTimes.Seconds shortest = times.shortest();
    ScrapeTimes.Seconds longest = times.longest();
    if (shortest != null && shortest.point() < YOUNG) {
      found.add(
          "low confidence: "
              + (times.many() ? times.youngest() + " is " : "")
              + "up for "
              + Figures.plain(shortest.point())
              + " s only, start and warm-up dominate below 10 minutes");
    }
    if (longest != null && longest.point() > OLD) {
      found.add(
          "low confidence: an average over "
              + Figures.plain(Math.floor(longest.point() / 86_400))
              + " days since start"
              + (times.many() ? " of " + times.oldest() : "")
              + "; two snapshots say more");
    }
  }

  private static void between(List<String> found, Steps steps) {
    Set<String> resets = steps.resets();
    if (!resets.isEmpty()) {
      found.add(
          "counters began anew between the snapshots"
              + (resets.size() == 1 && resets.contains("") ? "" : " in " + copies(resets))
              + ": what they counted before that is lost, so the growth is a lower bound");
    }
    if (!steps.others().isEmpty()) {
      found.add(
          "the snapshots show different processes in "
              + copies(steps.others())
              + "; how much of what they counted is new is not known, so it is left out");
    }
    if (steps.appeared() > 0) {
      found.add(
          Figures.count(steps.appeared(), "series", "series")
              + " appeared between the snapshots; how much of them is new is not known, so they are"
              + " left out");
    }
    if (steps.vanished() > 0) {
      found.add(
          Figures.count(steps.vanished(), "series", "series")
              + " vanished between the snapshots: what they counted after they were last seen is"
              + " lost, so the growth is a lower bound");
    }
  }

  private static String copies(Set<String> copies) {
    return Figures.count(copies.size(), "copy", "copies");
  }
}
