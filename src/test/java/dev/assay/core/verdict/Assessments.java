package dev.assay.core.verdict;

import dev.assay.boot.ResourceFiles;
import dev.assay.core.Examples;
import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.signal.Subject;
import java.util.Map;

/** Profiles held against the shipped rulebook. */
final class Assessments {
  static final CanonicalRulebook RULEBOOK =
      ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);
  static final MatrixBuilder BUILDER = MatrixBuilder.of(RULEBOOK);

  private Assessments() {}

  /** The fields of a REST API beyond name and kind, as JSON with single quotes. */
  static Assessment api(String fields) {
    return Assessment.of(subject(fields), BUILDER);
  }

  static Subject subject(String fields) {
    return Examples.stated(
        "{'name': 'one', 'kind': 'rest-api'" + (fields.isEmpty() ? "" : ", " + fields) + "}");
  }

  /** The same with all weight on some criteria, each with its points. */
  static Assessment api(Map<String, Integer> points, String fields) {
    return Assessment.of(subject(fields), weighing(points));
  }

  /** The shipped rulebook with all weight on some criteria. */
  static MatrixBuilder weighing(Map<String, Integer> points) {
    return MatrixBuilder.with(
        RULEBOOK,
        RULEBOOK.criteria().stream().mapToDouble(c -> points.getOrDefault(c.id(), 0)).toArray());
  }

  /** What the first gate of this name says of the service itself. */
  static GateResult gate(Assessment assessment, String id) {
    return assessment.gates().stream().filter(g -> g.id().equals(id)).findFirst().orElseThrow();
  }
}
