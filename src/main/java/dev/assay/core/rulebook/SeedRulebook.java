package dev.assay.core.rulebook;

import dev.assay.core.profile.Violation;
import java.util.List;

/** A rulebook that encodes the rule of one seed article; the five of them form the panel. */
public sealed interface SeedRulebook extends Rulebook
    permits LabelLookup, QuickMatrix, GoDefaultGates, FiveScores, Conjunction {

  /** Everything wrong with it, with JSON pointers from its root; empty where it can be used. */
  List<Violation> validate();
}
