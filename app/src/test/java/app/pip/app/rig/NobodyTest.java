package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.app.rig.Report.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user may not read or write. Root may do everything, so `pipapp` is run as the user "nobody" here; where tests
/// run as an ordinary user, `BadInputTest` sees the same.
@Tag("rig")
class NobodyTest {

    private static final List<String> AS_NOBODY =
            List.of("--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all");

    @TempDir
    static Path outside;

    @TempDir
    Path here;

    private List<String> front = List.of();

    @BeforeEach
    void becomeNobody() throws IOException, InterruptedException {
        Rig.requireRoot();
        var words = new ArrayList<>(List.of(Rig.tool("setpriv").toString()));
        words.addAll(AS_NOBODY);
        front = List.copyOf(words);
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(here, PosixFilePermissions.fromString("rwxrwxrwx"));
        int reads = Start.of(
                        here,
                        "test",
                        "-r",
                        Rig.repository().resolve("app/target/classes").toString())
                .through(front)
                .run()
                .exitCode();
        Rig.require(reads == 0, "the user nobody can't read the repository");
        write("game/main.py", "print(1)");
    }

    @AfterEach
    void giveRightsBack() throws IOException {
        try (var files = Files.walk(here)) {
            for (Path folder : files.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
        }
    }

    @Test
    void aFileOfSomebodyElse() throws IOException, InterruptedException {
        forbid(write("game/diary.txt", "mine"));
        Problem problem = refused("build", "game");
        assertEquals("program.unreadable", problem.id());
        assertEquals("\"diary.txt\" can't be read.", problem.what());
    }

    @Test
    void aFolderOfSomebodyElse() throws IOException, InterruptedException {
        forbid(here.resolve("game"));
        assertEquals("program.unreadable", refused("build", "game").id());
        assertEquals("program.unreadable", refused("build", "game/main.py").id());
    }

    @Test
    void aPictureOfSomebodyElse() throws IOException, InterruptedException {
        forbid(write("icon.png", "mine"));
        assertEquals(
                "icon.unreadable",
                refused("build", "game", "--icon", "icon.png").id());
    }

    @Test
    void anOutputFolderOfSomebodyElse() throws IOException, InterruptedException {
        Path apps = Files.createDirectory(here.resolve("apps"));
        Problem problem = refused("build", "game", "--out", "apps", "--for", "linux");
        assertEquals("disk.denied", problem.id());
        try (var files = Files.list(apps)) {
            assertEquals(0, files.count());
        }
        assertEquals(
                "disk.denied", refused("build", "game", "--out", "apps/deep/er").id());
    }

    @Test
    void aStoreOfSomebodyElse() throws IOException, InterruptedException {
        Path store = Files.createDirectory(here.resolve("store"));
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertEquals("disk.denied", refused("build", "game", "--for", "linux").id());
    }

    private Problem refused(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(words));
        all.add("--json");
        Outcome outcome = Product.process(classPath(), here, here.resolve("store"), all)
                .through(front)
                .run()
                .exited(1)
                .quietly();
        Report report = Report.parse(outcome.stdout());
        assertEquals(List.of(), report.artifacts());
        assertEquals(1, report.problems().size(), outcome::toString);
        return report.problems().getFirst();
    }

    /// The jars may lie in somebody's home folder, where nobody else can read them.
    private String classPath() throws IOException {
        Path jars = Files.createDirectories(outside.resolve("jars"));
        var copied = new ArrayList<String>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(place);
            Path copy = jars.resolve(jar.getFileName());
            if (Files.isRegularFile(jar) && Files.notExists(copy)) {
                Files.copy(jar, copy);
            }
            copied.add(Files.isRegularFile(jar) ? copy.toString() : place);
        }
        return String.join(File.pathSeparator, copied);
    }

    private static void forbid(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
