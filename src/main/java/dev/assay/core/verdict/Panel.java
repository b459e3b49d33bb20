package dev.assay.core.verdict;

import dev.assay.core.rulebook.Conjunction;
import dev.assay.core.rulebook.FiveScores;
import dev.assay.core.rulebook.GoDefaultGates;
import dev.assay.core.rulebook.LabelLookup;
import dev.assay.core.rulebook.QuickMatrix;
import dev.assay.core.rulebook.SeedRulebook;
import dev.assay.core.signal.Signals;
import dev.assay.core.signal.Subject;
import java.util.ArrayList;
import java.util.List;

/** The seed rules side by side, each on its own; nothing is merged or averaged. */
public final class Panel {
  private Panel() {}

  /**
   * What one rule says of a subject. A service with components is judged by its components: a split
   * where they ask for both languages. A rule that lacks what it needs gives no verdict and says
   * what it lacks, unless its source has a default.
   */
  public static Opinion opine(SeedRulebook rulebook, Subject subject) {
    String name = rulebook.header().name();
    if (subject.components().isEmpty()) {
      SubjectOpinion alone = alone(rulebook, subject.signals());
      return new Opinion(
          name, alone.verdict(), alone.because(), alone.reasons(), alone.notes(), List.of());
    }
    List<SubjectOpinion> parts = new ArrayList<>();
    List<Opinion.Reason> reasons = new ArrayList<>();
    List<Opinion.ComponentOpinion> components = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Subject component : subject.components()) {
      SubjectOpinion part = alone(rulebook, component.signals());
      parts.add(part);
      components.add(
          new Opinion.ComponentOpinion(component.name(), part.verdict(), part.because()));
      part.reasonsOf(component.name()).forEach(reasons::add);
      part.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    }
    return new Opinion(
        name,
        SubjectOpinion.together(parts),
        String.join(
            "; ", components.stream().map(c -> c.component() + ": " + c.because()).toList()),
        reasons,
        notes,
        components);
  }

  private static SubjectOpinion alone(SeedRulebook rulebook, Signals signals) {
    return switch (rulebook) {
      case LabelLookup lookup -> LookupOpinion.of(lookup, signals);
      case QuickMatrix matrix -> MatrixOpinion.of(matrix, signals);
      case GoDefaultGates gates -> GatesOpinion.of(gates, signals);
      case FiveScores scores -> ScoresOpinion.of(scores, signals);
      case Conjunction conjunction -> ConjunctionOpinion.of(conjunction, signals);
    };
  }
}
