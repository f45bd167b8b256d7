package dev.tideline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules of the house: who may know whom, and what a package may not do. One rule is one test with its reason; a
 * package that does not exist yet breaks none.
 */
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final JavaClasses TIDELINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tideline");

    /** Generated classes (protobuf, gRPC) keep their generator's habits. */
    private static final DescribedPredicate<JavaClass> WRITTEN_BY_HAND =
            DescribedPredicate.describe("written by hand", ArchitectureTest::hasSourceFile);

    /** Same spec and seed, same bytes: what these decide, record and draw must not depend on when or how fast they run. */
    private static final String[] DETERMINISTIC = {
        "dev.tideline.workload..",
        "dev.tideline.schedule..",
        "dev.tideline.trace..",
        "dev.tideline.chart..",
        "dev.tideline.study..",
        "dev.tideline.engine.sim.."
    };

    @Test
    void theRulesSeeTheProgram() {
        assertTrue(TIDELINE.contain("dev.tideline.Main"));
        assertTrue(TIDELINE.contain("dev.tideline.workload.Workload"));
    }

    @Test
    void dependenciesPointOneWay() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("Main")
                .definedBy("dev.tideline")
                .layer("workload")
                .definedBy("dev.tideline.workload..")
                .layer("schedule")
                .definedBy("dev.tideline.schedule..")
                .layer("trace")
                .definedBy("dev.tideline.trace..")
                .layer("wire")
                .definedBy("dev.tideline.wire..")
                .layer("engine")
                .definedBy("dev.tideline.engine..")
                .layer("study")
                .definedBy("dev.tideline.study..")
                .layer("io")
                .definedBy("dev.tideline.io..")
                .layer("chart")
                .definedBy("dev.tideline.chart..")
                .layer("ui")
                .definedBy("dev.tideline.ui..")
                .layer("cli")
                .definedBy("dev.tideline.cli..")
                .layer("bench")
                .definedBy("dev.tideline.bench..")
                .whereLayer("workload")
                .mayNotAccessAnyLayer()
                .whereLayer("schedule")
                .mayOnlyAccessLayers("workload")
                .whereLayer("trace")
                .mayOnlyAccessLayers("workload", "schedule")
                .whereLayer("wire")
                .mayOnlyAccessLayers("workload", "schedule", "trace")
                .whereLayer("engine")
                .mayOnlyAccessLayers("workload", "schedule", "trace", "wire")
                .whereLayer("study")
                .mayOnlyAccessLayers("workload", "schedule", "trace", "engine")
                .whereLayer("io")
                .mayOnlyAccessLayers("workload", "schedule", "trace", "wire")
                .whereLayer("chart")
                .mayOnlyAccessLayers("workload", "schedule", "trace")
                .whereLayer("ui")
                .mayOnlyAccessLayers("workload", "schedule", "trace", "wire", "engine", "study", "io", "chart")
                .whereLayer("cli")
                .mayOnlyAccessLayers("workload", "schedule", "trace", "wire", "engine", "study", "io", "chart")
                .whereLayer("bench")
                .mayOnlyBeAccessedByLayers("Main")
                .whereLayer("Main")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .because("a workload is scheduled, an engine carries it out, a trace records it, a chart shows it:"
                        + " whoever reads a package needs to know only what comes before it"));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("dev.tideline.(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one package, also among the engines"));
    }

    @Test
    void theWindowAndTheCommandLineNeverMeet() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.tideline.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tideline.cli..")
                .because("the window does its work through the same packages as the command line, not through it"));
        check(noClasses()
                .that()
                .resideInAPackage("dev.tideline.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tideline.ui..")
                .because("everything the command line can do works on a machine without a display or GTK"));
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        checkOnly(
                "dev.tideline.ui..",
                "everything but the window runs, and is tested, without a toolkit",
                "javafx..",
                "com.sun.javafx..",
                "org.controlsfx..",
                "impl.org.controlsfx..",
                "atlantafx..",
                "org.kordamp.ikonli..");
    }

    @Test
    void onlyTheLocalEngineKnowsDjl() {
        checkOnly(
                "dev.tideline.engine.local..",
                "another inference library must be a change of one package, and a machine without natives still simulates",
                "ai.djl..");
    }

    @Test
    void enginesBehindDjlNeverMeet() {
        check(noClasses()
                .that(named("dev\\.tideline\\.engine\\.local\\.(?!Mxnet|Whole).*"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl.mxnet..", "ai.djl.pytorch..")
                .because("a runner has one engine on its class path, and must not need another's classes"));
    }

    @Test
    void onlyTheRemoteEngineKnowsHowBytesTravel() {
        checkOnly(
                "dev.tideline.engine.remote..",
                "how bytes travel and who may send them concerns nobody else: messages are wire's",
                "io.grpc..",
                "io.netty..",
                "org.bouncycastle..",
                "javax.jmdns..",
                "dev.tideline.engine.remote.proto..");
    }

    @Test
    void trustKnowsNoConnection() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.tideline.engine.remote.trust..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..", "io.netty..", "java.net..")
                .because("who may speak to whom is decided, and tested, without a socket"));
    }

    @Test
    void onlyTheChartKnowsAwt() {
        checkOnly(
                "dev.tideline.chart..",
                "AWT only draws chart images; beside JavaFX it must never open a window of its own",
                "java.awt..");
    }

    @Test
    void generatedMessagesStayWhereBytesAre() {
        check(noClasses()
                .that(resideOutsideOfPackages("dev.tideline.wire..", "dev.tideline.io..", "dev.tideline.engine.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tideline.wire.proto..")
                .because("the rest works with records that validate themselves; messages are only their form outside"));
    }

    @Test
    void nothingThatMustRepeatReadsAClock() {
        check(noClasses()
                .that(resideInAnyPackage(DETERMINISTIC))
                .should()
                .accessTargetWhere(oneOf(
                        "java\\.lang\\.System\\.(nanoTime|currentTimeMillis)\\(\\)",
                        "java\\.time\\..*\\.now\\(.*\\)",
                        "java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)",
                        "java\\.util\\.Calendar\\.getInstance\\(.*\\)"))
                .orShould()
                .dependOnClassesThat(named("java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Timer|TimerTask)"))
                .because("same spec and seed, same trace, byte for byte; time comes in as a number"));
    }

    @Test
    void nothingThatMustRepeatSleeps() {
        check(noClasses()
                .that(resideInAnyPackage(DETERMINISTIC))
                .should()
                .accessTargetWhere(oneOf(
                        "java\\.lang\\.Thread\\.(sleep|join|onSpinWait)\\(.*\\)",
                        ".*\\.wait\\((long(, int)?)?\\)",
                        "java\\.util\\.concurrent\\.TimeUnit\\.(sleep|timedWait|timedJoin)\\(.*\\)",
                        "java\\.util\\.concurrent\\.locks\\.LockSupport\\.park.*"))
                .because("virtual time costs no real time"));
    }

    @Test
    void nothingThatMustRepeatThrowsUnseededDice() {
        check(noClasses()
                .that(resideInAnyPackage(DETERMINISTIC))
                .should()
                .accessTargetWhere(oneOf(
                        "java\\.util\\.(Random|SplittableRandom)\\.<init>\\(\\)",
                        "java\\.lang\\.(Math|StrictMath)\\.random\\(\\)",
                        "java\\.util\\.random\\.RandomGenerator\\.(getDefault|of)\\(.*\\)",
                        "java\\.util\\.random\\.RandomGeneratorFactory\\.create\\(\\)",
                        "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
                        "java\\.util\\.UUID\\.randomUUID\\(\\)"))
                .orShould()
                .dependOnClassesThat(
                        named("java\\.security\\.SecureRandom|java\\.util\\.concurrent\\.ThreadLocalRandom"))
                .because("same spec and seed, same bytes: the seed is part of the spec"));
    }

    @Test
    void decidingIsPure() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.tideline.schedule..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..", "java.nio..", "java.net..", "java.util.logging..", "org.slf4j..")
                        .or(named("java\\.lang\\.(Thread|System\\$Logger|Process|ProcessBuilder)"))
                        .or(named("java\\.util\\.concurrent\\.(?!TimeUnit).*")))
                .because("the same decisions are taken by the simulator and beside real workers,"
                        + " and replayed to explain them: no thread, file, process or log in them"));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.tideline.cli..")
                .should()
                .accessTargetWhere(oneOf("java\\.lang\\.System\\.(out|err)", ".*\\.printStackTrace\\(\\)"))
                .because("standard output is an interface (--json), and the runner's carries nothing unasked"));
    }

    @Test
    void staticFieldsNeverChange() {
        check(
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat(WRITTEN_BY_HAND)
                        .should()
                        .beFinal()
                        .because(
                                "what a class needs comes through its constructor, so that two runs in one process never meet"));
    }

    @Test
    void optionalIsOnlyReturned() {
        check(noFields()
                .that()
                .areDeclaredInClassesThat(WRITTEN_BY_HAND)
                .should()
                .haveRawType(Optional.class)
                .because("a value that may be absent is a case of its own, not a wrapper to pass on"));
        check(noMethods()
                .that()
                .areDeclaredInClassesThat(WRITTEN_BY_HAND)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveRawParameterTypes(
                        DescribedPredicate.describe("an Optional among them", (List<JavaClass> types) -> types.stream()
                                .anyMatch(type -> type.isEquivalentTo(Optional.class))))
                .because("whoever calls has the value or calls something else"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(classes()
                .should()
                .resideOutsideOfPackages(
                        "..core..", "..common..", "..util..", "..impl..", "..manager..", "..service..", "..helper..")
                .because("such a package gathers what has no place"));
        check(classes()
                .that(WRITTEN_BY_HAND)
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .because("such a name does not say what the class is"));
    }

    @Test
    void everyPackageExplainsItself() throws IOException {
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            List<Path> unexplained = tree.filter(path -> path.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
                    .sorted()
                    .toList();
            assertEquals(List.of(), unexplained, "packages without a package-info.java");
        }
    }

    private static void checkOnly(String home, String reason, String... known) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(known)
                .because(reason));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(TIDELINE);
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(pattern, type -> type.getName().matches(pattern));
    }

    /** Calls, method references and field accesses by the full name of their target. */
    private static DescribedPredicate<JavaAccess<?>> oneOf(String... targets) {
        String pattern = String.join("|", targets);
        return DescribedPredicate.describe(
                "target is " + pattern,
                access -> access.getTarget().getFullName().matches(pattern));
    }

    private static boolean hasSourceFile(JavaClass type) {
        return type.getSource()
                .flatMap(source -> source.getFileName())
                .map(name ->
                        SOURCES.resolve(type.getPackageName().replace('.', '/')).resolve(name))
                .map(Files::exists)
                .orElse(false);
    }
}
