package dev.assay.boot;

import dev.assay.core.profile.Violation;
import dev.assay.core.signal.SignalCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Metric conventions of an organisation's own, read from a folder. */
final class OwnSignals {
  private static final String SETTING = "assay.signals.folder";

  private final List<String> files = new ArrayList<>();
  private final List<SignalCatalogue.Part> parts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private OwnSignals() {}

  /**
   * A catalogue behind the parts that a folder holds.
   *
   * @throws IllegalStateException with everything that is wrong with the folder and its files
   */
  static SignalCatalogue before(SignalCatalogue shipped, Path folder) {
    OwnSignals own = new OwnSignals();
    own.read(folder);
    shipped.checkOwn(own.parts).forEach(own::add);
    if (!own.problems.isEmpty()) {
      throw new IllegalStateException(
          SETTING + " " + folder + ":\n" + String.join("\n", own.problems));
    }
    return shipped.with(own.parts);
  }

  private void read(Path folder) {
    List<Path> found;
    try (Stream<Path> all = Files.list(folder)) {
      found = all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      problems.add("cannot be listed: " + e);
      return;
    }
    if (found.isEmpty()) {
      problems.add("holds no *.yaml file");
    }
    for (Path file : found) {
      String name = String.valueOf(file.getFileName());
      try {
        parts.add(ResourceFiles.yaml(Files.readAllBytes(file), SignalCatalogue.Part.class));
        files.add(name);
      } catch (IOException e) {
        problems.add(name + ": " + e.getMessage());
      }
    }
  }

  private void add(Violation violation) {
    int end = violation.pointer().indexOf('/', 1);
    int index =
        Integer.parseInt(
            violation.pointer().substring(1, end < 0 ? violation.pointer().length() : end));
    String place = end < 0 ? "" : violation.pointer().substring(end);
    problems.add(files.get(index) + place + ": " + violation.detail());
  }
}
