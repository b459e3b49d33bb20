package dev.assay.boot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * JSON beside the YAML files on the class path, which the build writes: a start reads them all, and
 * reads JSON in a fraction of the time. The name of a JSON file holds the checksum of the YAML that
 * it was made of, so what was edited since has none.
 */
public final class PreparedFiles {
  private static final String EXTENSION = ".yaml";
  private static final JsonFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private PreparedFiles() {}

  /**
   * Writes the JSON of every YAML file below a folder, in place of what was made of it earlier.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(arguments[0]))) {
      files = all.filter(f -> f.toString().endsWith(EXTENSION)).toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      String stem = name.substring(0, name.length() - EXTENSION.length());
      try (DirectoryStream<Path> earlier =
          Files.newDirectoryStream(file.resolveSibling(""), stem + ".????????.json")) {
        for (Path stale : earlier) {
          Files.delete(stale);
        }
      }
      byte[] yaml = Files.readAllBytes(file);
      Files.writeString(file.resolveSibling(nameFor(name, yaml)), json(yaml));
    }
  }

  /**
   * Where the JSON of a YAML file is, when the build has written it.
   *
   * @param path of the YAML file
   * @param yaml its content
   */
  static String nameFor(String path, byte[] yaml) {
    CRC32 checksum = new CRC32();
    checksum.update(yaml);
    return path.substring(0, path.length() - EXTENSION.length())
        + "."
        + HexFormat.of().toHexDigits((int) checksum.getValue())
        + ".json";
  }

  private static String json(byte[] yaml) throws IOException {
    StringWriter json = new StringWriter();
    try (JsonParser parser = YAML.createParser(yaml);
        JsonGenerator generator = new JsonFactory().createGenerator(json)) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEventExact(parser);
      }
    }
    return json.toString();
  }
}
