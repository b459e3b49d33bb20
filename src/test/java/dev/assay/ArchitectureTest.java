package dev.assay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One rule per real fear: who may know whom, and what the core may never touch. */
class ArchitectureTest {
  private static final JavaClasses ASSAY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.assay");

  private static final Set<String> DECISION =
      Set.of("core.profile", "core.exposition", "core.signal", "core.rulebook", "core.matrix");
  private static final Set<String> WHOLE_CORE =
      Set.of(
          "core",
          "core.profile",
          "core.exposition",
          "core.signal",
          "core.rulebook",
          "core.matrix",
          "core.mcda",
          "core.verdict",
          "core.trial",
          "core.plan");

  /** Every room and the rooms it may know; data moves one way. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          entry("core.profile", Set.of()),
          entry("core.exposition", Set.of()),
          entry("core.mcda", Set.of()),
          entry("core.signal", Set.of("core.profile", "core.exposition")),
          entry("core.rulebook", Set.of("core.profile", "core.signal")),
          entry("core.matrix", Set.of("core.profile", "core.signal", "core.rulebook")),
          entry("core.verdict", with(DECISION, "core.mcda")),
          entry("core.trial", with(DECISION, "core.verdict")),
          entry("core.plan", with(DECISION, "core.verdict", "core.mcda")),
          entry("core", WHOLE_CORE),
          entry("store", WHOLE_CORE),
          entry("source", with(WHOLE_CORE, "store")),
          entry("boot", with(WHOLE_CORE, "store", "source")),
          entry("api", with(WHOLE_CORE, "store", "source", "boot")),
          entry("page", with(WHOLE_CORE, "store", "source", "boot", "api")));

  private static final Set<String> PLAIN_JAVA =
      Set.of(
          "java.io",
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio",
          "java.nio.charset",
          "java.security",
          "java.text",
          "java.time",
          "java.time.format",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.random",
          "java.util.regex",
          "java.util.stream",
          "java.util.zip");
  private static final Set<String> SIDE_EFFECTS =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.io.Console",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.util.Timer",
          "java.util.Scanner");
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "dev.assay.core",
          "org.jspecify.annotations",
          "jakarta.validation",
          "com.fasterxml.jackson.annotation",
          "org.eclipse.microprofile.openapi.annotations");
  private static final Set<String> STATISTICS =
      Set.of("org.hipparchus", "org.apache.commons.math3");
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "core.exposition",
          Set.of(
              "com.google.protobuf",
              "io.prometheus.metrics.expositionformats",
              "com.github.luben.zstd"),
          "core.mcda",
          STATISTICS);
  private static final DescribedPredicate<JavaAccess<?>> IMPURE =
      described("reads a clock, the environment or an unseeded die", ArchitectureTest::impure);

  @Test
  void everyPackageIsARoomOfTheDesign() {
    assertThat(packages()).extracting(p -> room(p.getName())).isSubsetOf(ROOMS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> aRoomKnowsOnlyTheRoomsBelowIt() {
    return packages().stream()
        .map(JavaPackage::getName)
        .map(name -> DynamicTest.dynamicTest(room(name), () -> knowsOnlyTheRoomsBelow(name)));
  }

  private static void knowsOnlyTheRoomsBelow(String name) {
    Set<String> known = with(ROOMS.getOrDefault(room(name), Set.of()), room(name));
    classes()
        .that(resideInAPackage(name))
        .should()
        .onlyDependOnClassesThat(
            described(
                "are not Assay's or in one of the rooms " + new TreeSet<>(known),
                c ->
                    !c.getBaseComponentType().getPackageName().startsWith("dev.assay")
                        || known.contains(room(c.getBaseComponentType().getPackageName()))))
        .check(ASSAY);
  }

  @Test
  void noPackageCycles() {
    slices().matching("dev.assay.(**)").should().beFreeOfCycles().check(ASSAY);
  }

  @Test
  void nullIsATypeInEveryPackage() {
    assertThat(packages()).allMatch(p -> p.isAnnotatedWith(NullMarked.class), "is @NullMarked");
  }

  @TestFactory
  Stream<DynamicTest> theCoreIsPlainJava() {
    return packages().stream()
        .map(JavaPackage::getName)
        .filter(name -> room(name).startsWith("core"))
        .map(name -> DynamicTest.dynamicTest(name, () -> isPlainJava(name)));
  }

  private static void isPlainJava(String name) {
    Set<String> libraries = LIBRARIES.getOrDefault(room(name), Set.of());
    classes()
        .that(resideInAPackage(name))
        .should()
        .onlyDependOnClassesThat(
            described(
                "are plain values of the JDK, annotations, the core or of "
                    + new TreeSet<>(libraries),
                c ->
                    PLAIN_JAVA.contains(c.getBaseComponentType().getPackageName())
                            && !SIDE_EFFECTS.contains(c.getBaseComponentType().getName())
                        || c.getBaseComponentType().isPrimitive()
                        || startsWithAny(c.getBaseComponentType().getPackageName(), ANNOTATIONS)
                        || startsWithAny(c.getBaseComponentType().getPackageName(), libraries)))
        .check(ASSAY);
  }

  @Test
  void theCoreReadsNoClockAndDrawsNoRandomNumberOfItsOwn() {
    ArchRule rule =
        noClasses().that().resideInAPackage("dev.assay.core..").should().accessTargetWhere(IMPURE);
    rule.check(ASSAY);
  }

  /** The rule above is only worth something while it sees each of these. */
  @Test
  void everyClockAndDieIsSeen() throws Exception {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
    List<String> seen =
        noClasses()
            .should()
            .accessTargetWhere(IMPURE)
            .evaluate(offender)
            .getFailureReport()
            .getDetails();
    long offences =
        Stream.of(Offender.class.getDeclaredFields()).filter(f -> !f.isSynthetic()).count();
    assertThat(seen).hasSize((int) offences);
  }

  private static final class Offender {
    final Supplier<Instant> byReference = Instant::now;
    final Clock clock = Clock.systemUTC();
    final long millis = System.currentTimeMillis();
    final long nanos = System.nanoTime();
    final Date date = new Date();
    final double random = Math.random();
    final Random unseeded = new Random();
    final SplittableRandom splittable = new SplittableRandom();
    final ThreadLocalRandom threads = ThreadLocalRandom.current();
    final UUID uuid = UUID.randomUUID();
    final Runnable shuffled = () -> Collections.shuffle(new ArrayList<>());
    final String environment = System.getenv("HOME");
    final Object out = System.out;
  }

  private static boolean impure(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    List<JavaClass> arguments =
        access.getTarget() instanceof CodeUnitAccessTarget unit
            ? unit.getRawParameterTypes()
            : List.of();
    boolean unseeded = name.equals("<init>") && arguments.isEmpty();
    return switch (owner) {
      case "java.lang.System" -> !name.equals("arraycopy") && !name.equals("identityHashCode");
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom" -> true;
      case "java.util.Collections" -> name.equals("shuffle") && arguments.size() == 1;
      case "java.util.Date", "java.util.Random", "java.util.SplittableRandom" -> unseeded;
      case "java.time.Clock" -> !name.equals("fixed");
      default ->
          owner.startsWith("java.time.") && name.equals("now") && arguments.isEmpty()
              || startsWithAny(owner, STATISTICS) && owner.contains(".random.") && unseeded
              || owner.equals("java.util.random.RandomGenerator") && name.equals("getDefault");
    };
  }

  private static List<JavaPackage> packages() {
    return ASSAY.getPackage("dev.assay").getSubpackagesInTree().stream()
        .filter(p -> !p.getClasses().isEmpty() || p.tryGetPackageInfo().isPresent())
        .sorted(Comparator.comparing(JavaPackage::getName))
        .toList();
  }

  private static String room(String packageName) {
    return packageName.substring(packageName.indexOf('.', "dev.".length()) + 1);
  }

  private static boolean startsWithAny(String name, Set<String> prefixes) {
    return prefixes.stream().anyMatch(p -> name.equals(p) || name.startsWith(p + "."));
  }

  private static Set<String> with(Set<String> rooms, String... more) {
    return Stream.concat(rooms.stream(), Stream.of(more)).collect(Collectors.toSet());
  }

  private static <T> DescribedPredicate<T> described(String text, Predicate<T> predicate) {
    return DescribedPredicate.describe(text, predicate);
  }
}
