package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `pipapp`, copied into a repository of its own with spaces in its path, whose product is this one's
/// classes: it never builds what is being tested.
@Tag("rig")
class StartScriptTest {

    private static final String TOOLS = "/usr/bin:/bin";

    @TempDir
    Path outside;

    private Path repository;
    private Path home;
    private Path script;

    @BeforeEach
    void copyTheScript() throws IOException {
        Rig.tool("sh");
        repository = Files.createDirectories(outside.toRealPath().resolve("my repository ł"));
        home = Files.createDirectories(outside.resolve("home"));
        script = Files.copy(Rig.repository().resolve("pipapp"), repository.resolve("pipapp"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(repository.resolve("pom.xml"), "");
        for (String module : List.of("app", "packager-engine", "installer-resources")) {
            Files.createDirectories(repository.resolve(module));
        }
    }

    /// JUnit warns of each that leads out of its folder.
    @AfterEach
    void removeLinks() throws IOException {
        try (var files = Files.walk(outside)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void withoutAJdk25ItSaysSo() throws IOException, InterruptedException {
        var outcome = start(Map.of("PATH", toolsWithout("java")), "targets")
                .through(withoutJdks())
                .run()
                .exited(1);
        assertEquals("", outcome.stdout());
        assertEquals(
                "pip.app needs a JDK 25 or newer and found none: install one (for example Temurin), or set JAVA_HOME"
                        + " to it.\n",
                outcome.stderr());
    }

    @Test
    void anOlderJavaIsNotTaken() throws IOException, InterruptedException {
        executable(outside.resolve("old/bin/java"), "echo 'openjdk version \"21.0.2\" 2024-01-16' >&2");
        var outcome = start(
                        Map.of(
                                "PATH",
                                toolsWithout("java"),
                                "JAVA_HOME",
                                outside.resolve("old").toString()),
                        "targets")
                .through(withoutJdks())
                .run()
                .exited(1)
                .complained("pip.app needs a JDK 25");
        assertEquals(1, outcome.stderr().lines().count());
    }

    @Test
    void withoutMavenItSaysSo() throws IOException, InterruptedException {
        var outcome = start(withJava(Map.of("PATH", toolsWithout("mvn"))), "targets")
                .run()
                .exited(1);
        assertEquals(
                "pip.app has to be built once and needs Maven for that: install it so that 'mvn' can be found.\n",
                outcome.stderr());
    }

    @Test
    void aBuildThatFailsShowsTheEndOfWhatMavenSaid() throws IOException, InterruptedException {
        executable(outside.resolve("bin/mvn"), "echo '[ERROR] no network'; echo more; exit 1");
        String path = outside.resolve("bin") + File.pathSeparator + TOOLS;
        start(withJava(Map.of("PATH", path)), "targets")
                .run()
                .exited(1)
                .complained("Building pip.app once")
                .complained("[ERROR] no network");
        assertTrue(Files.notExists(repository.resolve("app/target/product/built")));
    }

    @Test
    void itBuildsAgainAfterASourceChangedAndOnlyThen() throws IOException, InterruptedException {
        installProduct();
        executable(outside.resolve("bin/mvn"), "echo built >>'" + outside.resolve("builds") + "'");
        var environment = withJava(Map.of("PATH", outside.resolve("bin") + File.pathSeparator + TOOLS));
        start(environment, "--version").run().exited(0).said("pip.app").quietly();
        Path source = repository.resolve("app/src/main/Main.java");
        Files.createDirectories(source.getParent());
        Files.setLastModifiedTime(Files.writeString(source, ""), later(10));
        start(environment, "--version").run().exited(0).complained("Building pip.app once");
        Files.setLastModifiedTime(repository.resolve("app/target/product/built"), later(20));
        start(environment, "--version").run().exited(0).quietly();
        assertEquals("built\n", Files.readString(outside.resolve("builds")));
    }

    @Test
    void itWorksInTheCLocaleFromAnotherFolderWithARelativePath() throws IOException, InterruptedException {
        installProduct();
        Path folder = Files.createDirectories(outside.resolve("Käse ł漢字"));
        Files.writeString(folder.resolve("rätsel ł漢字.py"), "print('hi')\n");
        Files.writeString(folder.resolve("wörter 漢.txt"), "");
        Path elsewhere = Files.createDirectories(outside.resolve("else where"));
        var environment = withJava(Map.of("PATH", TOOLS, "LC_ALL", "C"));
        var words = List.of(script.toString(), "build", "../Käse ł漢字/rätsel ł漢字.py", "--for", "linux", "--json");
        var outcome = new Start(words, environment, elsewhere, "", Duration.ofMinutes(5))
                .run()
                .exited(0);
        Report report = Report.parse(outcome.quietly().stdout());
        assertEquals(List.of(), report.problems());
        assertEquals(
                folder.toRealPath().resolve("Rätsel ł漢字-apps/Rätsel ł漢字-1.0-linux-x64.tar.gz"),
                report.artifact("linux-x64").file().toRealPath());
    }

    /// The product as `./pipapp` finds it, made of the classes that are being tested.
    private void installProduct() throws IOException {
        Path product = Files.createDirectories(repository.resolve("app/target/product"));
        Path jars = Files.createDirectories(product.resolve("lib"));
        int number = 0;
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path link = jars.resolve(number++ + ".jar");
            if (Files.isDirectory(Path.of(place))) {
                pack(Path.of(place), link);
            } else if (Files.exists(Path.of(place))) {
                Files.createSymbolicLink(link, Path.of(place));
            }
        }
        Files.createDirectories(repository.resolve("packager-engine/target"));
        Files.createSymbolicLink(
                repository.resolve("packager-engine/target/interpreters"),
                Rig.repository().resolve("packager-engine/target/interpreters"));
        Files.setLastModifiedTime(Files.writeString(product.resolve("built"), ""), later(5));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
            }
        }
    }

    private Start start(Map<String, String> environment, String... words) {
        var all = new ArrayList<>(List.of(script.toString()));
        all.addAll(List.of(words));
        return Start.of(home, all).with(environment).with(Map.of("HOME", home.toString()));
    }

    private Map<String, String> withJava(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.put("HOME", home.toString());
        all.put("PIPAPP_HOME", outside.resolve("store").toString());
        // which Pythons can be reached is no business of the script
        all.put("PIPAPP_PYTHONS", "none");
        return all;
    }

    /// A machine on which the usual folders of JDKs are empty.
    private List<String> withoutJdks() {
        Rig.requireRoot();
        String hide = "for place in /usr/lib/jvm /usr/local/lib/jvm /opt; do"
                + " [ ! -d \"$place\" ] || mount -t tmpfs none \"$place\"; done; exec \"$@\"";
        return List.of(Rig.tool("unshare").toString(), "-m", "/bin/sh", "-c", hide, "sh");
    }

    /// A `PATH` with the usual tools but one.
    private String toolsWithout(String name) throws IOException {
        Path tools = Files.createDirectories(outside.resolve("tools"));
        for (String tool : List.of(
                "sh", "awk", "sed", "grep", "find", "head", "tail", "dirname", "uname", "mkdir", "mount", "java",
                "mvn")) {
            Path real = Path.of("/usr/bin", tool);
            Path link = tools.resolve(tool);
            if (!tool.equals(name) && Files.exists(real) && Files.notExists(link)) {
                Files.createSymbolicLink(link, real);
            }
        }
        return tools.toString();
    }

    private static void executable(Path file, String command) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static FileTime later(int seconds) {
        return FileTime.from(Instant.now().plusSeconds(seconds));
    }
}
