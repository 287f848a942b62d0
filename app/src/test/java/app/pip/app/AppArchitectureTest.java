package app.pip.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import app.pip.engine.project.Project;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The app's packages and who may know whom.
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
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".work.Trial")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Process.class)
                .because("apps are made by the engine, on any system")
                .check(APP);
    }

    /// So they are tested without a window.
    @Test
    void modelsKnowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Model")
                .or()
                .resideInAnyPackage(ROOT + ".work", ROOT + ".settings", ROOT + ".words")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .check(APP);
    }

    @Test
    void pagesDoNotKnowEachOther() {
        slices().matching(ROOT + ".wizard.(*)..")
                .should()
                .notDependOnEachOther()
                .check(APP);
    }

    @Test
    void controlsKnowNoPagesAndNoEngine() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".wizard..", ROOT + ".work..", "app.pip.engine..")
                .check(APP);
    }

    /// Draft and final are two types, with one crossing.
    @Test
    void onlyTheDraftMakesProjects() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".wizard..", ROOT + ".ui..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".wizard.Draft")
                .should()
                .callConstructorWhere(targetOwner(type(Project.class)))
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
