package dev.assay.api;

import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each path answers to, read off the resources themselves; the framework does not tell with
 * its 405, 406 and 415.
 */
@Singleton
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  private record Route(Pattern path, String method, List<String> consumes, List<String> produces) {}

  Routes(BeanManager beans) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> type = bean.getBeanClass();
      if (type.isAnnotationPresent(Path.class) && !ClientProxy.class.isAssignableFrom(type)) {
        addAll(type);
      }
    }
  }

  private void addAll(Class<?> resource) {
    for (Method method : resource.getDeclaredMethods()) {
      String verb = verb(method);
      if (verb != null) {
        Path path = method.getAnnotation(Path.class);
        String full =
            join(resource.getAnnotation(Path.class).value(), path == null ? "" : path.value());
        Consumes consumes = annotation(method, resource, Consumes.class);
        Produces produces = annotation(method, resource, Produces.class);
        routes.add(
            new Route(
                pattern(full),
                verb,
                consumes == null ? List.of() : List.of(consumes.value()),
                produces == null ? List.of() : List.of(produces.value())));
      }
    }
  }

  /** The methods of a path, in alphabetical order, as the Allow header lists them. */
  String allowed(String path) {
    Set<String> methods = new TreeSet<>();
    for (Route route : routes) {
      if (route.path().matcher(path).matches()) {
        methods.add(route.method());
        if (route.method().equals(HttpMethod.GET)) {
          methods.add(HttpMethod.HEAD);
        }
      }
    }
    if (methods.isEmpty()) {
      methods.addAll(List.of(HttpMethod.GET, HttpMethod.HEAD));
    }
    methods.add(HttpMethod.OPTIONS);
    return String.join(", ", methods);
  }

  /** The media types that a method of a path reads. */
  List<String> consumed(String path, String method) {
    return routes.stream()
        .filter(r -> r.method().equals(method) && r.path().matcher(path).matches())
        .flatMap(r -> r.consumes().stream())
        .distinct()
        .toList();
  }

  /** The media types that a method of a path writes. */
  List<String> produced(String path, String method) {
    String asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    return routes.stream()
        .filter(r -> r.method().equals(asked) && r.path().matcher(path).matches())
        .flatMap(r -> r.produces().stream())
        .distinct()
        .toList();
  }

  private static <A extends Annotation> @Nullable A annotation(
      Method method, Class<?> resource, Class<A> type) {
    A own = method.getAnnotation(type);
    return own == null ? resource.getAnnotation(type) : own;
  }

  private static @Nullable String verb(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return verb.value();
      }
    }
    return null;
  }

  private static String join(String parent, String child) {
    return "/"
        + Arrays.stream((parent + "/" + child).split("/"))
            .filter(segment -> !segment.isEmpty())
            .collect(Collectors.joining("/"));
  }

  private static Pattern pattern(String template) {
    StringBuilder regex = new StringBuilder();
    for (String segment : template.substring(1).split("/")) {
      regex.append('/').append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
    }
    return Pattern.compile(regex + "/?");
  }
}
