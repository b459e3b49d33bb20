package dev.assay.core.exposition;

/** What the coverage-guided fuzzer calls: any outcome but an answer or the refusal is a finding. */
public final class ReaderFuzzTarget {
  private ReaderFuzzTarget() {}

  /** Reads one body in every way there is. */
  public static void fuzzerTestOneInput(byte[] body) {
    GeneratedExpositionTest.answersAsDeclared(body);
  }
}
