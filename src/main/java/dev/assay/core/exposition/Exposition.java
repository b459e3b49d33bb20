package dev.assay.core.exposition;

import dev.assay.core.exposition.ExpositionException.Kind;
import java.util.List;

/**
 * What was read of one exposition.
 *
 * @param format the format it was read as
 * @param families the families that were asked for, in exposition order
 * @param familyCount all families, those passed over included
 * @param sampleCount all samples, those passed over included
 * @param skippedLines lines that were not understood and skipped
 * @param problems what was wrong, in reading order, bounded in number
 */
public record Exposition(
    Format format,
    List<MetricFamily> families,
    int familyCount,
    int sampleCount,
    int skippedLines,
    List<ReadProblem> problems) {
  public Exposition {
    families = List.copyOf(families);
    problems = List.copyOf(problems);
  }

  /**
   * The same, where it holds any sample. The formats allow none; then nothing can be said of the
   * service, and most likely something went wrong before.
   *
   * @throws ExpositionException where it holds none
   */
  public Exposition withSamples() throws ExpositionException {
    if (sampleCount == 0) {
      throw new Problems().refuse(Kind.INVALID, Rule.NO_SAMPLES, 0, 0, "the body");
    }
    return this;
  }
}
