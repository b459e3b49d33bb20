package dev.assay.core;

import dev.assay.core.plan.Cost;
import dev.assay.core.plan.MigrationPlan;
import dev.assay.core.plan.SplitPlan;
import dev.assay.core.profile.Choice;
import dev.assay.core.signal.MetricsAnswer;
import dev.assay.core.signal.Quantity;
import dev.assay.core.signal.Signal;
import dev.assay.core.signal.Subject;
import dev.assay.core.verdict.Recommendation;
import dev.assay.core.verdict.Recommendation.Admission;
import dev.assay.core.verdict.Recommendation.Alternative;
import dev.assay.core.verdict.Recommendation.Confidence;
import dev.assay.core.verdict.Recommendation.MatrixRow;
import dev.assay.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Two answers that were drawn from the same seed, and what lies between them.
 *
 * @param before the answer as asked
 * @param after the answer with the change
 */
public record WhatIf(Answer before, Answer after, Difference difference) {

  /**
   * What lies between two answers.
   *
   * @param fields what is known otherwise, of the service and of its components
   * @param alternatives every alternative, in the order of the answer before
   * @param criteria every criterion of either answer, the one that moved most first
   * @param parts components whose language is another
   * @param cost every alternative, in the order of the ledger
   */
  @Schema(name = "WhatIfDifference", description = "What lies between two answers.")
  public record Difference(
      @Schema(description = "One sentence a person would say.") String headline,
      @Schema(description = "Whether the verdict is another.") boolean verdictChanges,
      @Schema(description = "Whether another alternative leads.") boolean leaderChanges,
      @Schema(description = "The verdict.") Pair verdict,
      @Schema(description = "The leader.") Pair leader,
      @Schema(description = "The confidence class.") Pair confidence,
      @Schema(description = "Sum of the contributions, -1 (Go) to +1 (Rust).") Move preference,
      @Schema(description = "What is known otherwise.") List<FieldChange> fields,
      @Schema(description = "Every alternative before and after.")
          List<AlternativeChange> alternatives,
      @Schema(description = "Every criterion before and after, by how far its contribution moved.")
          List<CriterionChange> criteria,
      @Schema(description = "Whether there is anything to split.") Pair split,
      @Schema(description = "Components whose language is another.") List<PartChange> parts,
      @Schema(description = "The way there.") PlanChange plan,
      @Schema(description = "What each alternative costs, before and after.")
          List<CostChange> cost) {}

  /** A word before and after; absent where there is none. */
  @Schema(name = "WhatIfPair", description = "A word before and after.")
  public record Pair(@Nullable String before, @Nullable String after) {
    static Pair of(@Nullable Verdict before, @Nullable Verdict after) {
      return new Pair(before == null ? null : before.id(), after == null ? null : after.id());
    }
  }

  /** A number before and after; absent where there is none. */
  @Schema(name = "WhatIfMove", description = "A number before and after.")
  public record Move(@Nullable Double before, @Nullable Double after) {
    /** How far it moved, what is absent counting as zero. */
    double distance() {
      return (after == null ? 0 : after) - (before == null ? 0 : before);
    }
  }

  /** A field that is known otherwise. */
  @Schema(name = "WhatIfField", description = "A field that is known otherwise.")
  public record FieldChange(
      @Schema(description = "Name of the component; absent for the service itself.")
          @Nullable String component,
      @Schema(description = "Profile field.", examples = "load.expectedRps") String field,
      @Schema(description = "What it was; absent where it was not known.") @Nullable Object before,
      @Schema(description = "What it is now; absent where it is no longer known.")
          @Nullable Object after) {}

  /** An alternative before and after. */
  @Schema(name = "WhatIfAlternative", description = "An alternative before and after.")
  public record AlternativeChange(
      @Schema(description = "Which one.") Verdict name,
      @Schema(description = "Whether it may be chosen.") @Nullable Admission admissionBefore,
      @Schema(description = "Whether it may be chosen now.") @Nullable Admission admissionAfter,
      @Schema(description = "Utility.") Move score,
      @Schema(description = "Share of the draws, the same ones, in which it comes first.")
          Move winShare) {}

  /** A criterion before and after. */
  @Schema(name = "WhatIfCriterion", description = "A criterion before and after.")
  public record CriterionChange(
      @Schema(description = "Id of the criterion.") String criterion,
      @Schema(description = "A few words for a person.") String title,
      @Schema(description = "What was found, before; absent where nothing is known.")
          @Nullable Object valueBefore,
      @Schema(description = "What was found, after; absent where nothing is known.")
          @Nullable Object valueAfter,
      @Schema(description = "-1 (Go) to +1 (Rust).") Move preference,
      @Schema(description = "Share of the whole.") Move weight,
      @Schema(description = "Weight times preference.") Move contribution,
      @Schema(description = "How far the contribution moved; above 0 towards Rust.")
          double moved) {}

  /** A component whose language is another. */
  @Schema(name = "WhatIfPart", description = "A component whose language is another.")
  public record PartChange(
      @Schema(description = "Name of the component.") String component,
      @Schema(description = "go, rust or open; absent where there is no such component.")
          Pair language) {}

  /** What changes of the plan. */
  @Schema(name = "WhatIfPlan", description = "What changes of the plan.")
  public record PlanChange(
      @Schema(description = "The way in one sentence.") Pair strategy,
      @Schema(description = "Ids of steps that come on top.") List<String> added,
      @Schema(description = "Ids of steps that fall away.") List<String> removed) {}

  /** What changes of the cost of one alternative. */
  @Schema(
      name = "WhatIfCost",
      description =
          "Likely totals of one alternative before and after, in the profile's currency; absent where nothing is known.")
  public record CostChange(
      @Schema(description = "Which one.") Verdict alternative,
      @Schema(description = "The first year.") Move firstYear,
      @Schema(description = "Every later year.") Move laterYears,
      @Schema(description = "Whether every line is known on both sides.") boolean complete) {}

  static WhatIf of(Answer first, Answer second, Subject known, Subject supposed) {
    Recommendation before = first.recommendation();
    Recommendation after = second.recommendation();
    Pair verdict = Pair.of(before.verdict(), after.verdict());
    boolean verdictChanges = before.verdict() != after.verdict();
    boolean leaderChanges = before.leader() != after.leader();
    return new WhatIf(
        first,
        second,
        new Difference(
            headline(before, after),
            verdictChanges,
            leaderChanges,
            verdict,
            Pair.of(before.leader(), after.leader()),
            new Pair(level(before.confidence()), level(after.confidence())),
            new Move(
                before.preference() == null ? null : before.preference().point(),
                after.preference() == null ? null : after.preference().point()),
            fields(known, supposed),
            alternatives(before, after),
            criteria(before, after),
            new Pair(
                Choice.id(first.split().standing().name()),
                Choice.id(second.split().standing().name())),
            parts(first.split(), second.split()),
            plan(first.plan(), second.plan()),
            cost(first.cost(), second.cost())));
  }

  private static List<PartChange> parts(SplitPlan before, SplitPlan after) {
    Map<String, String> earlier = languages(before);
    Map<String, String> later = languages(after);
    Set<String> names = new LinkedHashSet<>(earlier.keySet());
    names.addAll(later.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(earlier.get(name), later.get(name)))
        .map(name -> new PartChange(name, new Pair(earlier.get(name), later.get(name))))
        .toList();
  }

  private static Map<String, String> languages(SplitPlan split) {
    Map<String, String> languages = new LinkedHashMap<>();
    split.parts().forEach(p -> languages.put(p.name(), Choice.id(p.language().name())));
    return languages;
  }

  private static PlanChange plan(MigrationPlan before, MigrationPlan after) {
    List<String> earlier = before.steps().stream().map(MigrationPlan.Step::id).toList();
    List<String> later = after.steps().stream().map(MigrationPlan.Step::id).toList();
    return new PlanChange(
        new Pair(before.strategy(), after.strategy()),
        later.stream().filter(id -> !earlier.contains(id)).toList(),
        earlier.stream().filter(id -> !later.contains(id)).toList());
  }

  private static List<CostChange> cost(Cost before, Cost after) {
    Map<Verdict, Cost.Ledger> later = new EnumMap<>(Verdict.class);
    after.alternatives().forEach(ledger -> later.put(ledger.alternative(), ledger));
    return before.alternatives().stream()
        .map(was -> change(was, Objects.requireNonNull(later.get(was.alternative()))))
        .toList();
  }

  private static CostChange change(Cost.Ledger was, Cost.Ledger is) {
    return new CostChange(
        is.alternative(),
        new Move(likely(was, true), likely(is, true)),
        new Move(likely(was, false), likely(is, false)),
        complete(was) && complete(is));
  }

  private static @Nullable Double likely(Cost.Ledger ledger, boolean first) {
    if (ledger.years().isEmpty()) {
      return null;
    }
    Cost.Range total = (first ? ledger.years().getFirst() : ledger.years().getLast()).total();
    return total == null ? null : total.likely();
  }

  private static boolean complete(Cost.Ledger ledger) {
    return !ledger.years().isEmpty() && ledger.years().stream().allMatch(Cost.Year::complete);
  }

  private static String headline(Recommendation before, Recommendation after) {
    if (before.verdict() != after.verdict()) {
      return "The verdict goes from "
          + before.verdict().id()
          + " to "
          + after.verdict().id()
          + ". "
          + after.headline();
    }
    String kept = "The verdict stays " + before.verdict().id();
    if (before.leader() != after.leader()) {
      return kept
          + "; "
          + (after.leader() == null ? "nothing leads any more" : after.leader().id() + " leads now")
          + ".";
    }
    String level = level(after.confidence());
    return level == null || level.equals(level(before.confidence()))
        ? kept + "."
        : kept + ", now as " + level + ".";
  }

  private static @Nullable String level(@Nullable Confidence confidence) {
    return confidence == null ? null : Choice.id(confidence.level().name());
  }

  private static List<FieldChange> fields(Subject before, Subject after) {
    List<FieldChange> changes = new ArrayList<>();
    collect(null, before, after, before, after, changes);
    Set<String> names = new LinkedHashSet<>();
    before.components().forEach(c -> names.add(c.name()));
    after.components().forEach(c -> names.add(c.name()));
    for (String name : names) {
      collect(name, part(before, name), part(after, name), before, after, changes);
    }
    return changes;
  }

  private static @Nullable Subject part(Subject subject, String name) {
    return subject.components().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static void collect(
      @Nullable String component,
      @Nullable Subject before,
      @Nullable Subject after,
      Subject serviceBefore,
      Subject serviceAfter,
      List<FieldChange> changes) {
    for (Quantity quantity : Quantity.values()) {
      Object was = shown(before, serviceBefore, quantity);
      Object is = shown(after, serviceAfter, quantity);
      if (!quantity.derived() && !Objects.equals(was, is)) {
        changes.add(new FieldChange(component, quantity.id(), was, is));
      }
    }
  }

  private static @Nullable Object shown(
      @Nullable Subject subject, Subject service, Quantity quantity) {
    return Optional.ofNullable(subject)
        .flatMap(s -> s.signals().known(quantity))
        .filter(known -> subject == service || own(known, service))
        .map(known -> MetricsAnswer.shown(known.value()))
        .orElse(null);
  }

  /**
   * Whether a component states or measures it itself, or any part of what it is computed from,
   * rather than taking it over.
   */
  static boolean own(Signal.Known known, Subject service) {
    return switch (known) {
      case Signal.Declared declared -> !declared.inherited();
      case Signal.Measured measured ->
          service.signals().known(known.quantity()).filter(known::equals).isEmpty();
      case Signal.Derived derived -> derived.parts().stream().anyMatch(part -> own(part, service));
    };
  }

  private static List<AlternativeChange> alternatives(Recommendation before, Recommendation after) {
    Map<Verdict, Alternative> later = new LinkedHashMap<>();
    after.alternatives().forEach(a -> later.put(a.name(), a));
    Set<Verdict> names = new LinkedHashSet<>();
    Map<Verdict, Alternative> earlier = new LinkedHashMap<>();
    before.alternatives().forEach(a -> earlier.put(a.name(), a));
    names.addAll(earlier.keySet());
    names.addAll(later.keySet());
    List<AlternativeChange> changes = new ArrayList<>();
    for (Verdict name : names) {
      Alternative was = earlier.get(name);
      Alternative is = later.get(name);
      changes.add(
          new AlternativeChange(
              name,
              was == null ? null : was.admission(),
              is == null ? null : is.admission(),
              new Move(was == null ? null : was.score(), is == null ? null : is.score()),
              new Move(was == null ? null : was.winShare(), is == null ? null : is.winShare())));
    }
    return changes;
  }

  private static List<CriterionChange> criteria(Recommendation before, Recommendation after) {
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, MatrixRow> earlier = rows(before, titles);
    Map<String, MatrixRow> later = rows(after, titles);
    List<CriterionChange> changes = new ArrayList<>();
    titles.forEach((id, title) -> changes.add(change(id, title, earlier.get(id), later.get(id))));
    changes.sort((a, b) -> Double.compare(Math.abs(b.moved()), Math.abs(a.moved())));
    return changes;
  }

  private static Map<String, MatrixRow> rows(
      Recommendation recommendation, Map<String, String> titles) {
    Map<String, MatrixRow> rows = new HashMap<>();
    for (MatrixRow row : recommendation.matrix()) {
      rows.put(row.criterion(), row);
      titles.put(row.criterion(), row.title());
    }
    return rows;
  }

  private static CriterionChange change(
      String id, String title, @Nullable MatrixRow was, @Nullable MatrixRow is) {
    Move contribution =
        new Move(was == null ? null : was.contribution(), is == null ? null : is.contribution());
    return new CriterionChange(
        id,
        title,
        was == null ? null : was.value(),
        is == null ? null : is.value(),
        new Move(
            was == null ? null : was.preference().point(),
            is == null ? null : is.preference().point()),
        new Move(was == null ? null : was.weight(), is == null ? null : is.weight()),
        contribution,
        Math.round(contribution.distance() * 1e6) / 1e6);
  }
}
