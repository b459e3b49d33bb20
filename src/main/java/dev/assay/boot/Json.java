package dev.assay.boot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.assay.store.Document;
import java.io.IOException;

/**
 * Records to JSON bytes: fields in declaration order, what does not exist left out, times in RFC
 * 3339. The same record always gives the same bytes.
 */
public final class Json {
  // A request has a virtual thread of its own, so buffers kept by thread would be used once.
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                  .build())
          .addModule(new KebabEnums())
          .addModule(new DeducedKinds())
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();
  private static final ObjectWriter WRITER = MAPPER.writer();

  private Json() {}

  /** The JSON of a record. */
  public static byte[] bytes(Object record) {
    try {
      return WRITER.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + record.getClass().getSimpleName(), e);
    }
  }

  /**
   * The record that {@link #bytes} wrote.
   *
   * @throws IllegalStateException for what it did not write
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("not the JSON of a " + type.getSimpleName(), e);
    }
  }

  /** SHA-256 of a record's JSON, in hex. */
  public static String digest(Object record) {
    return Document.of(bytes(record)).digest();
  }
}
