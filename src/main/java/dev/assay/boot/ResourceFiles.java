package dev.assay.boot;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files on the class path; the YAML ones into the core's records, strictly: an unknown or
 * doubled key is an error.
 */
public final class ResourceFiles {
  /** Without a look for doubled keys: {@link PreparedFiles} would not have written them. */
  private static final ObjectMapper JSON = strict(JsonMapper.builder());

  /** Only for a file that the build has not prepared. */
  private static final class Unprepared {
    static final ObjectMapper YAML =
        strict(YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));
  }

  private ResourceFiles() {}

  /**
   * The content of a YAML file on the class path.
   *
   * @param path from the root of the class path, for example {@code rulebook/canonical.yaml}
   * @throws UncheckedIOException when the file is missing or is not what the type says
   */
  public static <T> T read(String path, Class<T> type) {
    byte[] yaml = bytes(path);
    try (InputStream json = stream(PreparedFiles.nameFor(path, yaml))) {
      return json == null ? Unprepared.YAML.readValue(yaml, type) : JSON.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * What a YAML file from elsewhere holds, read as strictly.
   *
   * @throws IOException when it is not what the type says
   */
  static <T> T yaml(byte[] yaml, Class<T> type) throws IOException {
    return Unprepared.YAML.readValue(yaml, type);
  }

  /**
   * The bytes of a file on the class path.
   *
   * @param path from the root of the class path
   * @throws UncheckedIOException when the file is missing
   */
  public static byte[] bytes(String path) {
    try (InputStream in = stream(path)) {
      if (in == null) {
        throw new FileNotFoundException("no such file on the class path: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static @Nullable InputStream stream(String path) {
    return ResourceFiles.class.getClassLoader().getResourceAsStream(path);
  }

  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M strict(B builder) {
    return builder
        .addModule(new KebabEnums())
        .addModule(new DeducedKinds())
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        // Nothing in the core is annotated for files, and annotations are slow to read.
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.USE_ANNOTATIONS)
        .withCoercionConfig(
            LogicalType.Textual,
            c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
        .build();
  }
}
