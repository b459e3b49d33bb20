package dev.assay.core.exposition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Outside material, read where it is present. */
final class Shared {
  private Shared() {}

  static Path folder(String name) {
    Path folder = Path.of(System.getProperty("assay.shared", "../shared"), name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder + " is not there");
    return folder;
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
