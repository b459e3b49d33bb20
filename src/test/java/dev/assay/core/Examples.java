package dev.assay.core;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.boot.KebabEnums;
import dev.assay.boot.ResourceFiles;
import dev.assay.core.matrix.Subjects;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.rulebook.CanonicalRulebook.Inheritance;
import dev.assay.core.rulebook.Conjunction;
import dev.assay.core.rulebook.Contradictions;
import dev.assay.core.rulebook.FiveScores;
import dev.assay.core.rulebook.GoDefaultGates;
import dev.assay.core.rulebook.LabelLookup;
import dev.assay.core.rulebook.Mistakes;
import dev.assay.core.rulebook.QuickMatrix;
import dev.assay.core.signal.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The committed example profiles and the shipped rulebooks, as tests read them. */
public final class Examples {
  public static final LabelLookup LABEL_LOOKUP =
      ResourceFiles.read("rulebook/label-lookup.yaml", LabelLookup.class);
  public static final QuickMatrix QUICK_MATRIX =
      ResourceFiles.read("rulebook/quick-matrix.yaml", QuickMatrix.class);
  public static final GoDefaultGates GO_DEFAULT_GATES =
      ResourceFiles.read("rulebook/go-default-gates.yaml", GoDefaultGates.class);
  public static final FiveScores FIVE_SCORES =
      ResourceFiles.read("rulebook/five-scores.yaml", FiveScores.class);
  public static final Conjunction CONJUNCTION =
      ResourceFiles.read("rulebook/conjunction.yaml", Conjunction.class);
  public static final Mistakes MISTAKES =
      ResourceFiles.read("rulebook/caveats.yaml", Mistakes.class);
  public static final Contradictions CONTRADICTIONS =
      ResourceFiles.read("rulebook/contradictions.yaml", Contradictions.class);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new KebabEnums())
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final Inheritance INHERITANCE = inheritance();

  private Examples() {}

  private static Inheritance inheritance() {
    try (InputStream in =
        Examples.class.getClassLoader().getResourceAsStream("rulebook/canonical.yaml")) {
      return JSON.treeToValue(new YAMLMapper().readTree(in).get("inheritance"), Inheritance.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An example profile, for example {@code gpu-platform}. */
  public static ServiceProfile profile(String name) {
    return parse(text(name));
  }

  /** What is known of an example. */
  public static Subject subject(String name) {
    return subject(profile(name));
  }

  /** What is known of a profile. */
  public static Subject subject(ServiceProfile profile) {
    return Subjects.of(profile, INHERITANCE, Map.of()).subject();
  }

  /** What is known of a profile written as JSON, with single quotes for double ones. */
  public static Subject stated(String json) {
    return subject(written(json));
  }

  /** A profile written as JSON, with single quotes for double ones. */
  public static ServiceProfile written(String json) {
    return parse(json.replace('\'', '"'));
  }

  /**
   * An example with one value changed.
   *
   * @param pointer the block that holds the field; empty for the profile itself
   * @param value the new value as JSON; {@code null} takes the field away
   */
  public static Subject changed(String name, String pointer, String field, String value) {
    try {
      ObjectNode root = (ObjectNode) JSON.readTree(text(name));
      ((ObjectNode) root.at(pointer)).set(field, JSON.readTree(value));
      return subject(parse(root.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServiceProfile parse(String json) {
    try {
      return JSON.readValue(json, ServiceProfile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    try {
      return Files.readString(Path.of("openapi", "examples", "profile-" + name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
