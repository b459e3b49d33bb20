package dev.assay.core.exposition;

import java.util.List;

/** An exposition that was refused; the only exception a reader throws. */
public final class ExpositionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which kind of refusal, for the edge to choose a status. */
  public enum Kind {
    /** The bytes are not an exposition, or break the format's rules. */
    INVALID,
    /** A configured limit was exceeded. */
    LIMIT,
    /** A format that is recognised and not supported, for example OpenMetrics 2.0. */
    UNSUPPORTED
  }

  private final Kind kind;
  private final transient List<ReadProblem> problems;
  private final int omitted;

  public ExpositionException(Kind kind, List<ReadProblem> problems) {
    this(kind, problems, 0);
  }

  /**
   * A refusal.
   *
   * @param omitted how many problems there are beyond those listed
   */
  ExpositionException(Kind kind, List<ReadProblem> problems, int omitted) {
    super(problems.isEmpty() ? kind.name() : problems.getFirst().detail());
    this.kind = kind;
    this.problems = List.copyOf(problems);
    this.omitted = omitted;
  }

  public Kind kind() {
    return kind;
  }

  /** The problems found, in reading order; at least one, at most 200. */
  public List<ReadProblem> problems() {
    return problems;
  }

  /** How many problems were found beyond those listed. */
  public int omitted() {
    return omitted;
  }
}
