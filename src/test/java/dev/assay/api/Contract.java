package dev.assay.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.core.profile.Choice;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Completes the contract with what no single resource states: choices in their wire form, the
 * problems that every operation shares, and the examples.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Contract implements OASFilter {
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final String PROBLEM = "#/components/schemas/Problem";

  private final RecordShapes records;

  /**
   * @param index the classes of the build, among them the records that become schemas
   */
  public Contract(IndexView index) {
    this.records = new RecordShapes(index);
  }

  @Override
  public @Nullable Schema filterSchema(Schema schema) {
    List<Object> choices = schema.getEnumeration();
    if (choices != null
        && choices.stream().allMatch(c -> c instanceof String s && CONSTANT.matcher(s).matches())) {
      schema.setEnumeration(choices.stream().map(c -> (Object) Choice.id((String) c)).toList());
    }
    return schema;
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    Map<String, PathItem> paths = new TreeMap<>(contract.getPaths().getPathItems());
    contract.getPaths().setPathItems(null);
    paths.forEach(
        (path, item) -> {
          item.getOperations().values().forEach(operation -> complete(operation, path));
          contract.getPaths().addPathItem(path, item);
        });
    records.complete(contract);
  }

  private static void complete(Operation operation, String path) {
    boolean body = operation.getRequestBody() != null;
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    boolean query = parameters.stream().anyMatch(p -> p.getIn() == Parameter.In.QUERY);
    if (body || query) {
      problem(operation, body ? ProblemKind.MALFORMED_BODY : ProblemKind.INVALID_PARAMETER);
    }
    if (path.contains("{")) {
      problem(operation, ProblemKind.NOT_FOUND);
    }
    problem(operation, ProblemKind.NOT_ACCEPTABLE);
    if (body) {
      problem(operation, ProblemKind.TOO_LARGE);
      problem(operation, ProblemKind.UNSUPPORTED_MEDIA_TYPE);
      problem(operation, ProblemKind.INVALID_REQUEST);
    }
    problem(operation, ProblemKind.INTERNAL_ERROR);
    problem(operation, ProblemKind.UNAVAILABLE);
    operation.getResponses().getAPIResponses().values().forEach(Contract::withExamples);
    if (body && operation.getRequestBody().getContent() != null) {
      operation
          .getRequestBody()
          .getContent()
          .getMediaTypes()
          .values()
          .forEach(Contract::withExamples);
    }
  }

  private static void problem(Operation operation, ProblemKind kind) {
    String status = String.valueOf(kind.status());
    if (operation.getResponses().getAPIResponse(status) == null) {
      operation
          .getResponses()
          .addAPIResponse(
              status,
              OASFactory.createAPIResponse()
                  .description(kind.title())
                  .content(
                      OASFactory.createContent()
                          .addMediaType(
                              Problem.MEDIA_TYPE,
                              OASFactory.createMediaType()
                                  .schema(OASFactory.createSchema().ref(PROBLEM)))));
    }
  }

  private static void withExamples(APIResponse response) {
    if (response.getContent() != null) {
      response.getContent().getMediaTypes().values().forEach(Contract::withExamples);
    }
  }

  /** Replaces an external example by the file that it names. */
  private static void withExamples(MediaType mediaType) {
    if (mediaType.getExamples() != null) {
      mediaType.getExamples().values().forEach(Contract::load);
    }
  }

  private static void load(Example example) {
    String file = example.getExternalValue();
    if (file == null) {
      return;
    }
    try {
      example.setExternalValue(null);
      example.setValue(
          new ObjectMapper()
              .readValue(Path.of("openapi", "examples", file).toFile(), Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
