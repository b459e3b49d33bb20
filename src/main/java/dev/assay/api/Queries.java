package dev.assay.api;

import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.profile.Choice;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Query parameters, as strict as bodies. */
final class Queries {
  private Queries() {}

  /** Refuses every query parameter. */
  static void none(UriInfo uri) {
    known(uri, List.of());
  }

  /** Refuses every query parameter but these. */
  static void only(UriInfo uri, String... names) {
    known(uri, List.of(names));
  }

  /** A yes or no. */
  static boolean flag(UriInfo uri, String name, boolean absent) {
    return one(uri, name, absent ? "true" : "false", List.of("true", "false")).equals("true");
  }

  /** One of a few values. */
  static String one(UriInfo uri, String name, String absent, List<String> accepted) {
    List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return absent;
    }
    if (values.size() > 1 || !accepted.contains(values.getFirst())) {
      throw new ProblemException(
          Problem.of(
                  ProblemKind.INVALID_PARAMETER,
                  "\"" + Shown.text(String.join(",", values)) + "\" is no value of `" + name + "`")
              .accepting(accepted));
    }
    return values.getFirst();
  }

  /** How much of the working is wanted: one of two, the first where nothing is said. */
  static Explain explain(UriInfo uri, Explain absent, Explain other) {
    List<String> accepted = List.of(Choice.id(absent.name()), Choice.id(other.name()));
    String wanted = one(uri, "explain", accepted.getFirst(), accepted);
    return wanted.equals(accepted.getFirst()) ? absent : other;
  }

  /** A whole number from 0 on. */
  static int whole(UriInfo uri, String name, int absent, int most) {
    List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return absent;
    }
    String value = String.join(",", values);
    if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) > most) {
      throw new ProblemException(
          Problem.of(
                  ProblemKind.INVALID_PARAMETER,
                  "\"" + Shown.text(value) + "\" is no value of `" + name + "`")
              .accepting(List.of("0 to " + most)));
    }
    return Integer.parseInt(value);
  }

  /** The one value of a parameter that must be given. */
  static String required(UriInfo uri, String name) {
    List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new ProblemException(
          ProblemKind.INVALID_PARAMETER, "`" + name + "` must be given once");
    }
    return values.getFirst();
  }

  private static void known(UriInfo uri, List<String> names) {
    List<String> unknown = new ArrayList<>(new TreeSet<>(uri.getQueryParameters().keySet()));
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      String nearest = Nearest.of(unknown.getFirst(), names);
      throw new ProblemException(
          Problem.of(
                  ProblemKind.INVALID_PARAMETER,
                  "`"
                      + Shown.text(unknown.getFirst())
                      + "` is not a parameter here"
                      + (nearest == null ? "" : "; did you mean `" + nearest + "`?"))
              .accepting(names));
    }
  }
}
