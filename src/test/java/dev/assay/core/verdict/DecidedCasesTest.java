package dev.assay.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.boot.KebabEnums;
import dev.assay.boot.ResourceFiles;
import dev.assay.core.matrix.MatrixBuilder;
import dev.assay.core.matrix.Subjects;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.signal.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DecidedCasesTest {
  @Test
  void report() throws Exception {
    Path file = Path.of(System.getProperty("assay.shared"), "reference", "decided-profiles.json");
    Assumptions.assumeTrue(Files.exists(file));
    ObjectMapper json = JsonMapper.builder().addModule(new KebabEnums()).build();
    CanonicalRulebook rulebook =
        ResourceFiles.read("rulebook/canonical.yaml", CanonicalRulebook.class);
    assertThat(rulebook.validate()).isEmpty();
    int right = 0;
    for (JsonNode one : json.readTree(file.toFile())) {
      ServiceProfile profile = json.treeToValue(one.get("profile"), ServiceProfile.class);
      Subject subject = Subjects.of(profile, rulebook.inheritance(), Map.of()).subject();
      Assessment a = Assessment.of(subject, MatrixBuilder.of(rulebook));
      Decision d = Decision.of(a, rulebook.thresholds(), new Decision.PanelSplit(0, 0));
      boolean ok = false;
      for (JsonNode x : one.get("accept")) {
        ok |=
            x.asText().equals(d.verdict().id())
                || (x.asText().equals("keep-incumbent-and-tune")
                    && d.verdict() == Verdict.TUNE_INCUMBENT);
      }
      if (one.get("id").asText().equals(System.getProperty("case", "seed-gpu"))) {
        a.parts()
            .forEach(
                part -> {
                  System.out.println(part.name() + " " + part.role());
                  part.matrix()
                      .rows()
                      .forEach(
                          r ->
                              System.out.printf(
                                  "   %-24s %6.3f %8.4f %8.4f [%.2f %.2f] %s %s%n",
                                  r.criterion().id(),
                                  r.weight(),
                                  r.preference().point(),
                                  r.contribution(),
                                  r.preference().low(),
                                  r.preference().high(),
                                  r.standing(),
                                  r.basis().map(b -> b.value())));
                });
      }
      right += ok ? 1 : 0;
      System.out.printf(
          "%-15s %-7s %-5s %-22s leader=%-16s V=%.3f lead=%.3f %s P=%.3f %s %s%n",
          one.get("id").asText(),
          one.get("outcome").asText(),
          ok,
          d.verdict().id(),
          d.leader(),
          a.matrix().preference(),
          d.lead() == null ? 9 : d.lead(),
          Decision.ALTERNATIVES.stream()
              .map(x -> String.format("%.2f", WinShares.of(a, 50, 1).of(x).value()))
              .toList(),
          a.pressure(),
          java.util.Arrays.toString(a.partPreferences()),
          d.because());
    }
    System.out.println("right " + right);
  }
}
