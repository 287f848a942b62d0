package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The Linux artifacts on this very machine: through the launcher, through the menu entry it writes, and where the
/// artifact
/// can't be written to.
@Tag("rig")
final class LinuxX64Test implements PlaysExamples {

    /// Every character that the Desktop Entry Specification treats in its own way, and some that aren't ASCII.
    private static final String AWKWARD = "Zoë's 100% \"new\" $HOME `games` \\ ł漢字";

    private final LinuxRun runner = LinuxRun.here();

    @Override
    public Runner runner() {
        return runner;
    }

    @Override
    public Pattern python() {
        return Pattern.compile("python3?(\\.\\d+)?");
    }

    @Test
    void theMenuEntryStartsTheGame(BuiltExamples examples) throws Exception {
        Unpacked app =
                Unpacked.unpack(examples.report("guess-the-number").artifact("linux-x64"), examples.fresh(AWKWARD));
        Path home = examples.freshFolder("home ł");
        Map<String, String> variables = Map.of("HOME", home.toString());
        start(app, home, "--menu").with(variables).run().exited(0);
        Path entry = onlyEntry(home.resolve(".local/share/applications"));

        validate(entry, examples.freshFolder("validate"));
        DesktopEntry menu = DesktopEntry.parse(Files.readString(entry));
        assertEquals("Application", menu.string("Type"));
        assertEquals(app.launch("name"), menu.string("Name"));
        // through env, because GLib wouldn't find a program with a percent sign in its path
        String launcher = app.launcher().toRealPath().toString();
        assertEquals(List.of("env", launcher), menu.command());
        assertEquals(launcher, menu.string("TryExec"));
        Optional<String> icon = menu.find("Icon").map(DesktopEntry::unescape);
        assertTrue(icon.isEmpty() || Files.exists(Path.of(icon.get())), () -> "the icon isn't there: " + icon);

        Start chosen = runner.start(home, Rig.tool("env"), List.of(launcher));
        chosen.typing(GAME.replace("42\n", everyNumber()))
                .run()
                .exited(0)
                .quietly()
                .said("Nobody has played yet.");
        chosen.typing(GAME.replace("42\n", everyNumber())).run().exited(0).said("The best so far: Zoë ł漢字 with");

        start(app, home, "--menu-remove").with(variables).run().exited(0);
        assertFalse(Files.exists(entry), "the entry is still there");
    }

    /// A menu gives no word to the program, so that the number is a random one: all are tried.
    private static String everyNumber() {
        var lines = new StringBuilder();
        for (int number = 1; number <= 100; number++) {
            lines.append(number).append('\n');
        }
        return lines.toString();
    }

    /// Asks the desktop's own checker. That of Debian 12 doesn't know version 1.5 of the specification, whose only news
    /// is a
    /// key we don't use: the copy it sees doesn't say its version.
    private static void validate(Path entry, Path folder) throws Exception {
        String version = "Version=1.5\n";
        String text = Files.readString(entry);
        assertTrue(text.contains("\n" + version), text);
        Path copy = Files.writeString(folder.resolve("copy.desktop"), text.replace(version, ""));
        Start.of(folder, Rig.tool("desktop-file-validate").toString(), copy.toString())
                .run()
                .exited(0);
    }

    private static Path onlyEntry(Path folder) throws Exception {
        List<Path> entries = Unpacked.list(folder);
        assertEquals(1, entries.size(), entries::toString);
        assertTrue(entries.getFirst().toString().endsWith(".desktop"), entries::toString);
        return entries.getFirst();
    }

    @Test
    void aReadOnlyArtifactKeepsItsScoreInTheDataFolder(BuiltExamples examples) throws Exception {
        Rig.requireRoot();
        Unpacked app =
                Unpacked.unpack(examples.report("guess-the-number").artifact("linux-x64"), examples.fresh("a CD ł漢字"));
        Path data = examples.freshFolder("data");
        keepsItsScore(
                app, start(app, data, "7").readOnly(app.top()).with(Map.of("XDG_DATA_HOME", data.toString())), data);
    }

    @Test
    void anArtifactOfAnotherUserKeepsItsScoreInTheDataFolder(BuiltExamples examples) throws Exception {
        Rig.requireRoot();
        Unpacked app = Unpacked.unpack(
                examples.report("guess-the-number").artifact("linux-x64"), examples.fresh("shared ł漢字"));
        Path home = examples.freshFolder("nobody's home");
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Start start = Start.of(
                        Path.of("/"),
                        List.of(
                                Rig.tool("setpriv").toString(),
                                "--reuid=nobody",
                                "--regid=nogroup",
                                "--clear-groups",
                                app.launcher().toString(),
                                "7"))
                .with(Map.of("HOME", home.toString()));
        keepsItsScore(app, start, home.resolve(".local/share"));
    }

    private static void keepsItsScore(Unpacked app, Start start, Path data) throws Exception {
        Map<String, String> before = app.listing();
        start.typing(GAME).run().exited(0).said("Nobody has played yet.").said("Wow, großartig! ★★★★");
        start.typing(GAME).run().exited(0).quietly().said("The best so far: Zoë ł漢字 with 3 tries.");
        assertEquals(before, app.listing(), "the artifact itself");
        assertTrue(Files.isRegularFile(data.resolve(app.launch("id")).resolve("program/highscore.txt")));
    }
}
