package app.pip.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The app's packages and who may know whom. Rules for the window hold as soon as there is one.
class AppArchitectureTest {

    private static final String ROOT = "app.pip.app";
    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(APP);
    }

    @Test
    void theCommandLineKnowsNoWindow() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".wizard..", ROOT + ".ui..", "javafx..", "java.awt..", "javax.swing..")
                .check(APP);
    }

    @Test
    void onlyTheCommandLineReadsItsWords() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(APP);
    }

    /// What the engine's `module-info` exports is what it is for others; the app, on the class path, could see more.
    @Test
    void theAppUsesOnlyWhatTheEngineExports() throws IOException {
        Path declaration = Path.of("..", "packager-engine", "src", "main", "java", "module-info.java");
        String[] exported = Files.readString(declaration)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("exports "))
                .map(line -> line.substring("exports ".length(), line.length() - 1))
                .toArray(String[]::new);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("app.pip.engine..").and(not(resideInAnyPackage(exported))))
                .check(APP);
    }

    @Test
    void onlyMainKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cli..")
                .allowEmptyShould(true)
                .check(APP);
    }

    /// The streams come with the surroundings, so that everything that is printed can be seen by a test.
    @Test
    void onlyTheSurroundingsKnowTheConsole() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".cli.Surroundings")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(APP);
    }

    @Test
    void onlyAStartOfTheFinishedAppIsAProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".cli.TryCommand")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .because("apps are made by the engine, on any system")
                .check(APP);
    }

    @Test
    void theAppUsesTheEngineThroughItsFacade() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "app.pip.engine.tree",
                        "app.pip.engine.format..",
                        "app.pip.engine.pack",
                        "app.pip.engine.packing",
                        "app.pip.engine.bundle",
                        "app.pip.engine.store",
                        "app.pip.engine.hostpython",
                        "app.pip.engine.net")
                .check(APP);
    }

    @Test
    void typesAreFinalAndNothingIsShared() {
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
                .check(APP);
        noFields()
                .that()
                .areStatic()
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .check(APP);
    }
}
