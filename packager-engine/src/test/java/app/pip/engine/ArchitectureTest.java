package app.pip.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// `packages.txt` is the map of the engine; this test holds the code to it.
class ArchitectureTest {

    private static final String ROOT = "app.pip.engine";
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final Map<String, List<String>> MAP = readMap();

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyWhatTheMapAllows() {
        return MAP.entrySet().stream()
                .map(line -> dynamicTest(line.getKey(), () -> {
                    var here = full(line.getKey());
                    noClasses()
                            .that()
                            .resideInAPackage(here)
                            .should()
                            .dependOnClassesThat(engineClassesOutside(here, line.getValue()))
                            .because("packages.txt allows " + line.getKey() + " only " + line.getValue())
                            .check(ENGINE);
                }));
    }

    @Test
    void theMapNamesEveryPackageAndOnlyThose() {
        var real = new TreeSet<String>();
        ENGINE.forEach(type -> real.add(type.getPackageName()));
        var mapped = new TreeSet<String>();
        MAP.keySet().forEach(name -> mapped.add(full(name)));
        assertEquals(mapped, real);
    }

    @Test
    void aPackageNamesOnlyPackagesAboveIt() {
        var above = new TreeSet<String>();
        MAP.forEach((name, uses) -> {
            uses.stream().filter(use -> !use.contains("*")).forEach(use -> {
                if (!above.contains(use)) {
                    throw new AssertionError(name + " names " + use + ", which is not above it");
                }
            });
            above.add(name);
        });
    }

    @Test
    void onlyNetTalksToTheNetwork() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".net")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http")
                .check(ENGINE);
    }

    @Test
    void onlyHostPythonStartsAProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".hostpython")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .because("artifacts are written by us, on any system")
                .check(ENGINE);
    }

    @Test
    void theEngineHasNoScreenAndNoConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".format.icon")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "javax.imageio..")
                .because("only an icon is read as a picture")
                .check(ENGINE);
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ENGINE);
    }

    @Test
    void bytesDependOnInputsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".format..",
                        ROOT + ".bundle",
                        ROOT + ".artifact",
                        ROOT + ".tree",
                        ROOT + ".pack",
                        ROOT + ".resolve",
                        ROOT + ".lock")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.UUID.class, java.util.Date.class)
                .because("the same lock must give the same bytes on every machine")
                .check(ENGINE);
    }

    @Test
    void wordsAndResolverTouchNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".problem",
                        ROOT + ".progress",
                        ROOT + ".platform",
                        ROOT + ".version",
                        ROOT + ".tag",
                        ROOT + ".naming",
                        ROOT + ".requirement",
                        ROOT + ".resolve")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.util.zip..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.io.File.class)
                .check(ENGINE);
    }

    @Test
    void typesAreFinalAndFieldsAreToo() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ENGINE);
        noFields()
                .that()
                .areStatic()
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .check(ENGINE);
    }

    private static DescribedPredicate<JavaClass> engineClassesOutside(String here, List<String> uses) {
        if (uses.contains("*")) {
            return DescribedPredicate.alwaysFalse();
        }
        var foreign = resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAPackage(here)));
        for (String use : uses) {
            foreign = foreign.and(
                    DescribedPredicate.not(resideInAPackage(full(use).replace(".*", ".."))));
        }
        return foreign.as("engine classes outside " + uses);
    }

    private static String full(String name) {
        return name.equals(".") ? ROOT : ROOT + "." + name;
    }

    private static Map<String, List<String>> readMap() {
        try (var in = ArchitectureTest.class.getResourceAsStream("/packages.txt")) {
            var map = new LinkedHashMap<String, List<String>>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(":", 2))
                    .forEach(half -> map.put(
                            half[0].strip(),
                            half[1].isBlank()
                                    ? List.of()
                                    : List.of(half[1].strip().split("\\s+"))));
            return map;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
