package dev.assay.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;

/** Records as YAML for people to edit: what {@link Json} writes, laid out in lines. */
public final class Yaml {
  private static final ObjectWriter WRITER =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build()
          .writer();

  private Yaml() {}

  /** The YAML of a record. */
  public static byte[] bytes(Object record) {
    try {
      return WRITER.writeValueAsBytes(Json.read(Json.bytes(record), JsonNode.class));
    } catch (IOException e) {
      throw new IllegalStateException("cannot write a " + record.getClass().getSimpleName(), e);
    }
  }
}
