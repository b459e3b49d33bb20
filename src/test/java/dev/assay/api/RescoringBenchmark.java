package dev.assay.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.boot.BeanValidation;
import dev.assay.boot.Json;
import dev.assay.boot.LimitsConfig;
import dev.assay.boot.RulebookLibrary;
import dev.assay.boot.Rulebooks;
import dev.assay.core.AdviceRequest;
import dev.assay.core.AdviceRequest.Explain;
import dev.assay.core.Advisor;
import dev.assay.core.Advisors;
import dev.assay.core.rulebook.CanonicalRulebook;
import dev.assay.core.signal.SignalCatalogue;
import dev.assay.store.Document;
import dev.assay.store.KeptRecommendation;
import dev.assay.store.Recommendations;
import dev.assay.store.RulebookVersions;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * How long it takes to score stored services under another rulebook: read from an embedded database
 * and scored as the impact of a rulebook is, the exact parts alone, with the confidence of each
 * answer, and full answers.
 *
 * <p>Arguments: services (10000), seed of the profiles (1), services of which full answers are
 * given (500, as each is sampled).
 */
public final class RescoringBenchmark {
  private static final int ROUNDS = 3;

  private RescoringBenchmark() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    int services = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int full = args.length > 2 ? Integer.parseInt(args[2]) : 500;

    Path folder = Files.createTempDirectory("rescoring");
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("assay") + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(database).load().migrate();
    Jdbi jdbi = Jdbi.create(database);
    Recommendations store = new Recommendations(jdbi);

    Rulebooks shipped = Advisors.RULEBOOKS;
    RulebookLibrary library = new RulebookLibrary(shipped, new RulebookVersions(jdbi));
    Advisor advisor = Advisors.shipped();
    LimitsConfig limits =
        new SmallRyeConfigBuilder()
            .withMapping(LimitsConfig.class)
            .build()
            .getConfigMapping(LimitsConfig.class);
    RequestReader reader =
        new RequestReader(
            new StrictBinder(BeanValidation.validator()),
            new Bodies(limits),
            limits,
            library,
            SignalCatalogue.of(List.of()),
            advisor);
    keep(services, seed, shipped.all().getFirst(), store);
    library.add(tightened(shipped.canonical()));
    Rulebooks.Entry rulebook = library.find("tightened").orElseThrow();

    Rescoring rescoring = new Rescoring(store, reader, advisor, library);
    for (int round = 0; round < ROUNDS; round++) {
      Instant began = Instant.now();
      Impact impact = rescoring.under(rulebook, 0, Explain.SUMMARY);
      print(
          "from the database, both rulebooks: %d services, %d verdicts change"
              .formatted(impact.services(), impact.changed()),
          began);
    }
    List<AdviceRequest> questions = questions(store, reader, rulebook);
    for (int round = 0; round < ROUNDS; round++) {
      Instant began = Instant.now();
      print("exact parts alone: " + verdicts(advisor, questions, Explain.SUMMARY), began);
    }
    Instant before = Instant.now();
    rescoring.under(rulebook, 0, Explain.CONFIDENCE);
    print("from the database, both rulebooks, with the confidence of each answer", before);
    Instant began = Instant.now();
    print(
        "full answers: "
            + verdicts(
                advisor, questions.subList(0, Math.min(full, questions.size())), Explain.FULL),
        began);
  }

  private static void keep(
      int services, long seed, Rulebooks.Entry canonical, Recommendations store) {
    for (int i = 0; i < services; i++) {
      String name = "service-" + i;
      ObjectNode request = JsonNodeFactory.instance.objectNode();
      request.set("profile", RandomProfiles.of(name, seed * services + i));
      store.add(
          new KeptRecommendation(
              UUID.randomUUID(),
              Instant.now(),
              name,
              canonical.rulebook().header().name(),
              canonical.rulebook().header().version(),
              canonical.digest(),
              "go",
              "application/json",
              Document.of(request.toString().getBytes(StandardCharsets.UTF_8)),
              Document.of(new byte[] {'{', '}'})));
    }
  }

  private static CanonicalRulebook tightened(CanonicalRulebook canonical) {
    String json =
        new String(Json.bytes(canonical), StandardCharsets.UTF_8)
            .replace("\"name\":\"canonical\"", "\"name\":\"tightened\"")
            .replace("\"below\":2.0", "\"below\":3.0");
    return Json.read(json.getBytes(StandardCharsets.UTF_8), CanonicalRulebook.class);
  }

  private static List<AdviceRequest> questions(
      Recommendations store, RequestReader reader, Rulebooks.Entry rulebook) {
    List<AdviceRequest> questions = new ArrayList<>();
    String after = "";
    while (true) {
      var page = store.newestOfEachService(after, 500);
      if (page.isEmpty()) {
        return questions;
      }
      page.forEach(
          kept ->
              questions.add(
                  reader.read(Sent.of(kept.request(), kept.requestType()), rulebook.rule())));
      after = page.getLast().service();
    }
  }

  private static String verdicts(Advisor advisor, List<AdviceRequest> questions, Explain explain) {
    return questions.size()
        + " services, "
        + questions.parallelStream()
            .map(question -> advisor.recommend(question.explained(explain)).verdict().id())
            .collect(
                Collectors.groupingBy(
                    verdict -> verdict, java.util.TreeMap::new, Collectors.counting()));
  }

  private static void print(String what, Instant began) {
    System.out.printf(
        "%6.2f s  %s%n", Duration.between(began, Instant.now()).toMillis() / 1e3, what);
  }
}
