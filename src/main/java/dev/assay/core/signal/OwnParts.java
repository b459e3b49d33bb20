package dev.assay.core.signal;

import dev.assay.core.profile.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parts of an organisation's own before those that come with Assay. */
final class OwnParts {
  private OwnParts() {}

  /** What the shipped parts still say where names mean what the own parts say. */
  static List<SignalCatalogue.Part> besides(
      List<SignalCatalogue.Part> own, List<SignalCatalogue.Part> shipped) {
    Set<String> names = new HashSet<>();
    for (SignalCatalogue.Part part : own) {
      part.conventions().forEach(c -> names.addAll(PlainName.spellings(c.names())));
    }
    return shipped.stream().map(part -> without(part, names)).toList();
  }

  /** Everything wrong with own parts; pointers begin with the index of one. */
  static List<Violation> check(List<SignalCatalogue.Part> own, List<SignalCatalogue.Part> shipped) {
    List<Violation> violations = new ArrayList<>(CatalogueRules.check(own));
    for (int i = 0; i < own.size(); i++) {
      String ecosystem = own.get(i).ecosystem();
      if (shipped.stream().anyMatch(part -> part.ecosystem().equals(ecosystem))) {
        violations.add(
            Violation.of(
                "/" + i + "/ecosystem",
                "taken",
                ecosystem + " is an ecosystem that comes with Assay",
                ecosystem));
      }
    }
    return List.copyOf(violations);
  }

  private static SignalCatalogue.Part without(SignalCatalogue.Part part, Set<String> names) {
    List<Convention> left = new ArrayList<>();
    for (Convention convention : part.conventions()) {
      List<String> kept =
          convention.names().stream().filter(n -> !names.contains(n.replace('.', '_'))).toList();
      if (kept.size() == convention.names().size()) {
        left.add(convention);
      } else if (!kept.isEmpty() && !convention.summed()) {
        left.add(convention.named(kept));
      }
    }
    return new SignalCatalogue.Part(
        part.ecosystem(),
        part.title(),
        part.requestDrops(),
        part.requestHandlers(),
        part.requestErrors(),
        part.instanceLabels(),
        part.outgoing(),
        left,
        part.runtimes(),
        part.remedies());
  }
}
