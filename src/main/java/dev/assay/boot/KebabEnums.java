package dev.assay.boot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.assay.core.profile.Choice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every enum on the wire in lower-kebab case, for JSON and YAML alike. */
public final class KebabEnums extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public KebabEnums() {
    super("kebab-enums");
    setSerializers(new Writers());
    setDeserializers(new Readers());
  }

  private static final class Writers extends SimpleSerializers {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> findSerializer(
        com.fasterxml.jackson.databind.SerializationConfig config,
        JavaType type,
        BeanDescription description) {
      return type.isEnumType() ? new Writer() : super.findSerializer(config, type, description);
    }
  }

  private static final class Writer extends StdSerializer<Object> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Choice.id(((Enum<?>) value).name()));
    }
  }

  private static final class Readers extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription description) {
      return new Reader(type);
    }
  }

  private static final class Reader extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;
    private final Map<String, Object> constants = new LinkedHashMap<>();

    Reader(Class<?> type) {
      super(type);
      for (Object constant : type.getEnumConstants()) {
        constants.put(Choice.id(((Enum<?>) constant).name()), constant);
      }
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return context.handleUnexpectedToken(handledType(), json);
      }
      String text = json.getText();
      Object constant = constants.get(text);
      return constant != null
          ? constant
          : context.handleWeirdStringValue(
              handledType(), text, "accepted: %s", String.join(", ", constants.keySet()));
    }
  }
}
