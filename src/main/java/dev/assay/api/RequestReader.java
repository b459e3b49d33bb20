package dev.assay.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.boot.LimitsConfig;
import dev.assay.boot.RulebookLibrary;
import dev.assay.boot.Rulebooks;
import dev.assay.core.AdviceRequest;
import dev.assay.core.AdviceRequest.PartSnapshot;
import dev.assay.core.AdviceRequest.Rule;
import dev.assay.core.Advisor;
import dev.assay.core.exposition.BodyInflater;
import dev.assay.core.exposition.Exposition;
import dev.assay.core.exposition.ExpositionException;
import dev.assay.core.exposition.ReadOptions;
import dev.assay.core.profile.ProfileRules;
import dev.assay.core.profile.ServiceProfile;
import dev.assay.core.profile.Violation;
import dev.assay.core.signal.SignalCatalogue;
import dev.assay.core.signal.Snapshot;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what was sent into a question for the advisor, or tells everything that is wrong. */
@Singleton
final class RequestReader {
  private static final String CANONICAL = "canonical";

  private final StrictBinder binder;
  private final Bodies bodies;
  private final LimitsConfig limits;
  private final RulebookLibrary library;
  private final SignalCatalogue catalogue;
  private final Advisor advisor;

  RequestReader(
      StrictBinder binder,
      Bodies bodies,
      LimitsConfig limits,
      RulebookLibrary library,
      SignalCatalogue catalogue,
      Advisor advisor) {
    this.binder = binder;
    this.bodies = bodies;
    this.limits = limits;
    this.library = library;
    this.catalogue = catalogue;
    this.advisor = advisor;
  }

  /**
   * The question.
   *
   * @throws MalformedException when the body cannot be read
   * @throws InvalidException with everything that is wrong with it
   */
  AdviceRequest read(byte[] body, @Nullable String contentType) {
    return read(Sent.of(body, contentType));
  }

  /**
   * The question that a tree stands for.
   *
   * @throws InvalidException with everything that is wrong with it
   */
  AdviceRequest read(Sent sent) {
    return read(sent, null);
  }

  /**
   * The question that a tree stands for.
   *
   * @param rule what decides; null for what the tree names
   * @throws InvalidException with everything that is wrong with it
   */
  AdviceRequest read(Sent sent, @Nullable Rule rule) {
    List<Problem.Error> errors =
        new ArrayList<>(sent.violations().stream().map(Problem.Error::of).toList());
    RecommendationRequest request = null;
    try {
      request = binder.bind(sent.tree(), RecommendationRequest.class, "", RequestReader::together);
    } catch (InvalidException e) {
      errors.addAll(e.errors());
    }
    List<Exposition> expositions = expositions(sent, errors);
    if (request == null || !errors.isEmpty()) {
      throw new InvalidException(errors);
    }
    AdviceRequest question =
        question(request, expositions, rule == null ? rule(request.rulebook()) : rule);
    List<Violation> violations = advisor.check(question);
    if (!violations.isEmpty()) {
      throw InvalidException.of(violations);
    }
    return question;
  }

  private static AdviceRequest question(
      RecommendationRequest request, List<Exposition> expositions, Rule rule) {
    List<RecommendationRequest.Snapshot> all =
        request.snapshots() == null ? List.of() : request.snapshots();
    List<PartSnapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < expositions.size(); i++) {
      RecommendationRequest.Snapshot stated = all.get(i);
      snapshots.add(
          new PartSnapshot(
              stated.component(),
              new Snapshot(
                  expositions.get(i),
                  stated.takenAt(),
                  null,
                  stated.select() == null ? Map.of() : stated.select())));
    }
    return new AdviceRequest(request.profile(), snapshots, rule, request.weights());
  }

  /**
   * Refuses where the rulebook that decided a recommendation is no longer there as it was: another
   * version came with Assay since, or other content under that version.
   */
  void checkDecidedBy(String reference, String digest) {
    if (library.find(reference).filter(e -> e.digest().equals(digest)).isEmpty()) {
      throw InvalidException.of(
          List.of(
              new Violation(
                  "",
                  "rulebook-replaced",
                  "\""
                      + Shown.text(reference)
                      + "\", which decided this recommendation, is no longer there as it was;"
                      + " ask for a new recommendation and suppose otherwise of that one",
                  reference,
                  library.near(reference))));
    }
  }

  /**
   * The rulebook of that name, with or without its version; the default where none is named.
   *
   * @throws InvalidException where there is no such rulebook
   */
  Rule rule(@Nullable String asked) {
    return library
        .find(asked == null ? CANONICAL : asked)
        .map(Rulebooks.Entry::rule)
        .orElseThrow(
            () ->
                InvalidException.of(
                    List.of(
                        new Violation(
                            "/rulebook",
                            "unknown-rulebook",
                            "\"" + Shown.text(String.valueOf(asked)) + "\" is no rulebook",
                            asked,
                            library.near(String.valueOf(asked))))));
  }

  /** The expositions in order; shorter than what was sent where one was refused. */
  private List<Exposition> expositions(Sent sent, List<Problem.Error> errors) {
    int count = sent.expositions().size();
    if (count > limits.snapshots()) {
      errors.add(
          Problem.Error.of(
              new Violation(
                  "/snapshots",
                  "wrong-size",
                  count + " snapshots are more than are read at once",
                  count,
                  List.of("a size of 0 to " + limits.snapshots()))));
      return List.of();
    }
    List<Exposition> expositions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = sent.expositions().get(i);
      if (bytes != null) {
        JsonNode snapshot = sent.tree().path("snapshots").path(i);
        Set<String> selected = new HashSet<>();
        snapshot.path("select").fieldNames().forEachRemaining(selected::add);
        exposition(
            bytes,
            snapshot.path("contentType").textValue(),
            selected,
            "/snapshots/" + i + "/exposition",
            errors,
            expositions);
      }
    }
    return expositions;
  }

  private void exposition(
      byte[] sent,
      @Nullable String contentType,
      Set<String> selected,
      String pointer,
      List<Problem.Error> errors,
      List<Exposition> read) {
    ReadOptions options = new ReadOptions(false, bodies.limits(), catalogue.families(selected));
    try {
      byte[] plain = BodyInflater.inflate(sent, null, options.limits());
      read.add(Bodies.exposition(plain, contentType, options));
    } catch (ExpositionException e) {
      e.problems().forEach(problem -> errors.add(Problem.Error.of(problem, pointer)));
    }
  }

  private static List<Violation> together(RecommendationRequest request) {
    List<Violation> found = new ArrayList<>();
    ServiceProfile profile = request.profile();
    if (profile != null) {
      for (Violation v : ProfileRules.check(profile)) {
        found.add(
            new Violation("/profile" + v.pointer(), v.code(), v.detail(), v.value(), v.accepted()));
      }
    }
    if (request.snapshots() != null) {
      found.addAll(outOfOrder(request.snapshots()));
    }
    return found;
  }

  /** Snapshots of one part that were not taken after the one before. */
  private static List<Violation> outOfOrder(List<RecommendationRequest.Snapshot> snapshots) {
    List<Violation> found = new ArrayList<>();
    Map<String, Instant> latest = new HashMap<>();
    for (int i = 0; i < snapshots.size(); i++) {
      RecommendationRequest.Snapshot snapshot = snapshots.get(i);
      Instant taken = snapshot.takenAt();
      if (taken == null) {
        continue;
      }
      String part = snapshot.component() == null ? "" : snapshot.component();
      Instant before = latest.put(part, taken);
      if (before != null && !taken.isAfter(before)) {
        found.add(
            new Violation(
                "/snapshots/" + i + "/takenAt",
                "not-in-order",
                taken + " is not later than " + before + " of the snapshot before",
                taken.toString(),
                List.of("a time after " + before)));
      }
    }
    return found;
  }
}
