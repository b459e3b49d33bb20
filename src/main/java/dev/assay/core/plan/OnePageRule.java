package dev.assay.core.plan;

import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.rulebook.CanonicalRulebook.Group;
import dev.assay.core.rulebook.CanonicalRulebook.Thresholds;
import dev.assay.core.rulebook.CanonicalRulebook.WeightProfile;
import dev.assay.core.rulebook.Criterion;
import dev.assay.core.rulebook.Gate;
import dev.assay.core.rulebook.Rulebook;
import dev.assay.core.rulebook.SeedRulebook;
import dev.assay.core.rulebook.Side;
import dev.assay.core.rulebook.ValueFunction.Levelled;
import dev.assay.core.rulebook.ValueFunction.Levelled.Level;
import dev.assay.core.signal.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rulebook on one page: the short rule that seed 002 asks to keep where the team can see it (L72,
 * L95-L96).
 */
public final class OnePageRule {
  private static final int MOST_PER_CELL = 3;
  private static final int DIGEST = 12;

  private final CanonicalRulebook rulebook;
  private final Markdown out;

  private OnePageRule(CanonicalRulebook rulebook, Markdown out) {
    this.rulebook = rulebook;
    this.out = out;
  }

  /**
   * The page as Markdown; texts of the rulebook stay texts, whatever they hold.
   *
   * @param digest SHA-256 of its content, in hex
   */
  public static String of(Rulebook rulebook, String digest) {
    Rulebook.Header header = rulebook.header();
    Markdown out = new Markdown();
    out.heading(1, header.title() + ": the rule on one page")
        .paragraph(
            "Rulebook "
                + header.name()
                + " "
                + header.version()
                + ", digest "
                + digest.substring(0, Math.min(DIGEST, digest.length()))
                + ". "
                + header.description());
    switch (rulebook) {
      case CanonicalRulebook canonical -> new OnePageRule(canonical, out).render();
      case SeedRulebook seed ->
          out.paragraph(
              "It states the rule of "
                  + seed.header().seed()
                  + (seed.header().complete() ? " in full." : ", whose source is cut off."));
    }
    return out.toString();
  }

  private void render() {
    out.heading(2, "The default")
        .paragraph(
            "Go. Rust where more speaks for it than for Go and nothing below forbids it; where as"
                + " much speaks for both, Go stays.")
        .list(kinds());
    out.heading(2, "What must be true")
        .table(
            List.of("Alternative", "Rule", "Unless"),
            rulebook.gates().stream().map(OnePageRule::gate).toList());
    String profiles =
        rulebook.weightProfiles().stream()
            .map(WeightProfile::name)
            .collect(Collectors.joining(" / ", " / ", ""));
    out.heading(2, "What speaks most for which, and its weight")
        .table(
            List.of(
                "Group", "Points of 100" + (profiles.equals(" / ") ? "" : profiles), "Go", "Rust"),
            rulebook.groups().stream()
                .map(
                    g ->
                        List.of(g.title(), points(g), speaking(g, Side.GO), speaking(g, Side.RUST)))
                .toList());
    out.heading(2, "Who decides").list(decides());
    out.heading(2, "Sources").paragraph(sources());
  }

  private List<String> kinds() {
    List<Level> levels =
        rulebook.criteria().stream()
            .flatMap(c -> c.readings().stream())
            .filter(r -> r.quantity() == Quantity.KIND && r.value() instanceof Levelled)
            .findFirst()
            .map(r -> ((Levelled) r.value()).levels())
            .orElse(List.of());
    return Stream.of(
            kinds("Go first", levels, v -> v < 0),
            kinds("Rust first", levels, v -> v > 0),
            kinds("Neither first", levels, v -> v == 0))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String kinds(String title, List<Level> levels, DoublePredicate which) {
    List<String> named = levels.stream().filter(l -> which.test(l.v())).map(Level::level).toList();
    return named.isEmpty() ? "" : title + ": " + String.join(", ", named) + ".";
  }

  private static List<String> gate(Gate gate) {
    String rule =
        switch (gate.kind()) {
          case VETO -> "out where ";
          case REQUIREMENT -> "only where ";
          case WARNING -> "with a warning where ";
        };
    return List.of(
        String.join(", ", gate.blocks()),
        rule + RuleWords.of(gate.when()),
        gate.unless() == null ? "" : RuleWords.of(gate.unless()));
  }

  private String speaking(Group group, Side side) {
    record Line(Criterion criterion, RuleWords.Spoken spoken) {
      double strength() {
        return criterion.weight() * spoken.preference();
      }

      String text() {
        return criterion.title() + " (" + Text.number(criterion.weight()) + "): " + spoken.answer();
      }
    }
    return criteria(group).stream()
        .flatMap(c -> RuleWords.speaking(c, side).map(s -> new Line(c, s)).stream())
        .sorted(Comparator.comparingDouble((Line line) -> -line.strength()))
        .limit(MOST_PER_CELL)
        .map(Line::text)
        .collect(Collectors.joining("; "));
  }

  private List<Criterion> criteria(Group group) {
    return rulebook.criteria().stream().filter(c -> c.group().equals(group.id())).toList();
  }

  /** Points of a group, by the rulebook and by each weight profile. */
  private String points(Group group) {
    return Stream.concat(
            Stream.of(Text.number(criteria(group).stream().mapToDouble(Criterion::weight).sum())),
            rulebook.weightProfiles().stream()
                .map(p -> Text.number(p.groups().getOrDefault(group.id(), 0.0))))
        .collect(Collectors.joining(" / "));
  }

  private List<String> decides() {
    Thresholds thresholds = rulebook.thresholds();
    List<String> lines = new ArrayList<>();
    String owner = rulebook.header().owner();
    lines.add(
        owner == null
            ? "The team that runs the service decides; the rulebook names nobody for exceptions."
            : "The team that runs the service decides; exceptions: " + owner + ".");
    lines.add(
        "An answer needs "
            + percent(thresholds.leastCoverage())
            + " of the weight known. A lead under "
            + Text.number(thresholds.tooClose())
            + " ("
            + Text.number(thresholds.closeWhenSplit())
            + " where the five seed rules split three to two) is settled by building the same small"
            + " version in both.");
    lines.add(
        "A recommendation is strong from "
            + percent(thresholds.strongWinShare())
            + " of the draws where nothing unknown can bring its lead under "
            + Text.number(thresholds.strongLeastLead())
            + ", a lean from "
            + percent(thresholds.leanWinShare())
            + ".");
    if (!rulebook.extraction().triggers().isEmpty()) {
      lines.add(
          "Started in Go, the hot path is cut out into Rust when "
              + rulebook.extraction().triggers().stream()
                  .map(t -> t.text())
                  .collect(Collectors.joining("; or "))
              + ".");
    }
    lines.add(
        "The question is opened again only when the limits, the hiring picture or the cost of"
            + " failure have changed (seed 002, L72).");
    return lines;
  }

  private static String percent(double share) {
    return Text.number(share * 100) + " %";
  }

  private String sources() {
    List<Rulebook.Source> all = cited();
    List<String> parts = new ArrayList<>();
    add(parts, "seeds ", distinct(all.stream().map(Rulebook.Source::seed)));
    add(
        parts,
        "evidence ",
        distinct(
            all.stream()
                .map(Rulebook.Source::evidence)
                .filter(Objects::nonNull)
                .flatMap(List::stream)));
    add(parts, "documents ", distinct(all.stream().map(Rulebook.Source::reference)));
    long assumed = all.stream().filter(s -> Boolean.TRUE.equals(s.assumption())).count();
    if (assumed > 0) {
      parts.add("and " + assumed + " entries marked as assumptions of its author");
    }
    return "Every figure names its source: " + String.join("; ", parts) + ".";
  }

  private static void add(List<String> parts, String title, Collection<String> cited) {
    if (!cited.isEmpty()) {
      parts.add(title + String.join(", ", cited));
    }
  }

  private static TreeSet<String> distinct(Stream<? extends String> cited) {
    return cited.filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Rulebook.Source> cited() {
    List<Rulebook.Source> all = new ArrayList<>();
    for (Criterion criterion : rulebook.criteria()) {
      all.addAll(criterion.sources());
      criterion.readings().forEach(r -> all.addAll(r.sources()));
      criterion.adjustments().forEach(a -> all.addAll(a.sources()));
    }
    rulebook.gates().forEach(g -> all.addAll(g.sources()));
    rulebook.tuning().steps().forEach(s -> all.addAll(s.sources()));
    rulebook.weightProfiles().forEach(p -> all.addAll(p.sources()));
    all.addAll(rulebook.inheritance().sources());
    all.addAll(rulebook.split().sources());
    all.addAll(rulebook.extraction().sources());
    all.addAll(rulebook.tuning().sources());
    all.addAll(rulebook.thresholds().sources());
    return all;
  }
}
