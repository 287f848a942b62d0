package app.pip.engine.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.Approved;
import app.pip.engine.format.icon.Picture;
import app.pip.engine.format.icon.PngFile;
import app.pip.engine.format.icon.PngWriter;
import app.pip.engine.format.pe.PeFile;
import app.pip.engine.hash.Sha256;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Mode;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import app.pip.engine.wheel.Component;
import app.pip.engine.wheel.Demands;
import app.pip.engine.wheel.Licence;
import app.pip.engine.wheel.Packages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BundlerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Target.class, names = "WINDOWS_ARM64", mode = EnumSource.Mode.EXCLUDE)
    void everythingHasItsPlace(Target target) throws Exception {
        Bundle bundle = Bundler.bundle(parts(target, Mode.CONSOLE, "Guess the Number"), usual(target));
        Approved.verify(
                "bundle-" + target + ".txt",
                bundle.entries().stream().map(BundlerTest::line).collect(Collectors.joining()));
    }

    @ParameterizedTest
    @EnumSource(value = Target.class, names = "WINDOWS_ARM64", mode = EnumSource.Mode.EXCLUDE)
    void theLauncherIsToldWhatToDo(Target target) throws Exception {
        Bundle bundle = Bundler.bundle(parts(target, Mode.WINDOW, "Rätsel"), usual(target));
        Approved.verify("launch-" + target + ".ini", text(bundle, "support/launch.ini"));
    }

    @Test
    void aConsoleAppHasNoIconInTheDock() throws Exception {
        var console = Bundler.bundle(parts(Target.MACOS_ARM64, Mode.CONSOLE, "Guess"), Kind.MAC_ZIP);
        var window = Bundler.bundle(parts(Target.MACOS_ARM64, Mode.WINDOW, "Guess"), Kind.MAC_ZIP);
        assertTrue(text(console, "Info.plist").contains("LSUIElement"));
        Approved.verify("Info.plist", text(window, "Info.plist"));
    }

    @Test
    void theWindowLauncherIsAnother() throws Exception {
        var console = Bundler.bundle(parts(Target.WINDOWS_X64, Mode.CONSOLE, "Guess"), Kind.WINDOWS_ZIP);
        var window = Bundler.bundle(parts(Target.WINDOWS_X64, Mode.WINDOW, "Guess"), Kind.WINDOWS_ZIP);
        assertTrue(!digest(console, "Guess.exe").equals(digest(window, "Guess.exe")));
    }

    @Test
    void anIconTravelsInEachSystemsForm() throws Exception {
        var pixels = new int[64 * 64];
        Arrays.fill(pixels, 0xff2244ee);
        var icon = AppIcon.read(PngWriter.write(new Picture(64, 64, pixels)));
        var mac = Bundler.bundle(with(icon, parts(Target.MACOS_X64, Mode.WINDOW, "Guess")), Kind.MAC_ZIP);
        var linux = Bundler.bundle(with(icon, parts(Target.LINUX_X64, Mode.WINDOW, "Guess")), Kind.LINUX_TAR);
        var windows = Bundler.bundle(with(icon, parts(Target.WINDOWS_X64, Mode.WINDOW, "Guess")), Kind.WINDOWS_ZIP);
        assertTrue(text(mac, "Info.plist").contains("<string>icon.icns</string>"));
        assertEquals("icns", text(mac, "Resources/icon.icns").substring(0, 4));
        assertTrue(text(linux, "support/launch.ini").contains("\nicon=support/icon.png\n"));
        byte[] png = new PackedContent(file(linux, "support/icon.png").packed()).readAll();
        assertEquals(0xff2244ee, PngFile.read(png).argb(128, 128));
        byte[] exe = new PackedContent(file(windows, "Guess.exe").packed()).readAll();
        assertTrue(PeFile.read(ByteBuffer.wrap(exe)).resources());
    }

    @Test
    void anAppWithoutAPictureGetsItsInitial() throws IOException {
        var one = AppIcon.initial(new AppInfo("Guess", "1.0"));
        var same = AppIcon.initial(new AppInfo("Guess", "2.0"));
        var other = AppIcon.initial(new AppInfo("Quiz", "1.0"));
        assertEquals(one.images(), same.images());
        assertTrue(!one.images().equals(other.images()));
    }

    @Test
    void machineCodeInTheProgramRaisesTheFloor() throws Exception {
        Parts plain = parts(Target.MACOS_ARM64, Mode.CONSOLE, "Guess");
        Content library = Shipped.content("prebuilt/macos-arm64/launcher");
        PackedLayer program = packed(
                new Entry.File(TreePath.of("guess.py"), Content.of("import fast\n"), false),
                new Entry.File(TreePath.of("fast.so"), library, true),
                new Entry.File(TreePath.of("looks-like-one"), Content.of("\u007fELF but isn't"), true));
        var old = new Interpreter(
                Target.MACOS_ARM64,
                "3.14.3",
                new Floor(Family.MACOS, 10, 9),
                "a test",
                "none.pybi",
                Sha256.of("pybi"),
                Sha256.of("layer"),
                new TreeSet<>(),
                new TreeMap<>());
        Bundle bundle = Bundler.bundle(
                new Parts(
                        plain.app(),
                        plain.mode(),
                        plain.script(),
                        List.of(),
                        program,
                        old,
                        plain.python(),
                        Packages.NONE,
                        new TreeSet<>(),
                        plain.icon(),
                        plain.splash()),
                Kind.MAC_ZIP);
        assertEquals("macOS 11.0", bundle.floor().words());
        assertTrue(text(bundle, "Info.plist").contains("<string>11.0</string>"));
    }

    @ParameterizedTest
    @CsvSource({
        "LINUX_X64,   WINDOW,  true",
        "WINDOWS_X64, WEB,     true",
        "WINDOWS_X64, CONSOLE, false",
        "MACOS_ARM64, WINDOW,  false",
    })
    void thePictureOfTheStartLiesWhereTheLauncherShowsIt(Target target, Mode mode, boolean shown) throws Exception {
        var picture = new Picture(1, 2, new int[] {0xFFC81E28, 0x00000000});
        Bundle bundle = Bundler.bundle(
                with(Splash.read(PngWriter.write(picture)), parts(target, mode, "Guess")), usual(target));
        List<PackedEntry> there = bundle.entries().stream()
                .filter(entry -> entry.path().toString().endsWith("/support/splash.bmp"))
                .toList();
        assertEquals(shown, text(bundle, "support/launch.ini").contains("splash=support/splash.bmp\n"));
        assertEquals(shown ? 1 : 0, there.size());
        if (shown) {
            byte[] bitmap = new PackedContent(((PackedEntry.File) there.getFirst()).packed()).readAll();
            // from below; what shines through is white; rows end on multiples of four bytes
            assertEquals("ffffff00281ec800", HexFormat.of().formatHex(bitmap, 54, 62));
        }
    }

    @Test
    void packagesLieInThePythonWithLicencesAndABill() throws Exception {
        Parts plain = parts(Target.MACOS_ARM64, Mode.CONSOLE, "Guess");
        PackedLayer files = packed(
                Entry.file("lib/python3.14/site-packages/demo.py", Content.of("demo\n")),
                Entry.file("lib/python3.14/site-packages/demo-1.0.dist-info/LICENSE", Content.of("free\n")));
        var text = (PackedEntry.File) files.entries().getFirst();
        var packages = new Packages(
                Sha256.of("packages"),
                files.entries(),
                Optional.of(new Floor(Family.MACOS, 26, 0)),
                Collections.emptySortedSet(),
                List.of(
                        component("demo", "1.0", new Licence("MIT", "", List.of()), List.of(licence(text))),
                        component("plain", "2.0+cu1", new Licence("", "BSD License", List.of()), List.of())),
                List.of());
        Bundle bundle = Bundler.bundle(with(packages, plain), Kind.MAC_ZIP);
        assertEquals("demo\n", text(bundle, "Contents/Resources/python/lib/python3.14/site-packages/demo.py"));
        assertEquals("free\n", text(bundle, "support/licenses/demo/LICENSE"));
        assertEquals(
                "plain 2.0+cu1 says of its licence: BSD License\n", text(bundle, "support/licenses/plain/licence.txt"));
        assertTrue(text(bundle, "CodeResources").contains("site-packages/demo.py"));
        assertEquals("macOS 26.0", bundle.floor().words());
        String bill = text(bundle, "support/sbom.cdx.json");
        assertTrue(bill.contains("pkg:generic/cpython@3.14.3"), bill);
        assertTrue(bill.contains("pkg:pypi/plain@2.0%2Bcu1?file_name=plain-2.0%2Bcu1-py3-none-any.whl"), bill);
        assertTrue(bill.contains(Sha256.of("demo").hex()), bill);
        assertEquals(bill, text(Bundler.bundle(with(packages, plain), Kind.MAC_ZIP), "support/sbom.cdx.json"));
    }

    private static PackedEntry.File licence(PackedEntry.File file) {
        return new PackedEntry.File(TreePath.of("LICENSE"), false, file.packed());
    }

    private static Component component(String name, String version, Licence licence, List<PackedEntry.File> texts) {
        String file = name + "-" + version + "-py3-none-any.whl";
        return new Component(name, version, file, Sha256.of(name), Demands.NONE, licence, texts);
    }

    private static Parts with(Packages packages, Parts parts) {
        return new Parts(
                parts.app(),
                parts.mode(),
                parts.script(),
                parts.runner(),
                parts.program(),
                parts.interpreter(),
                parts.python(),
                packages,
                parts.libraries(),
                parts.icon(),
                parts.splash());
    }

    @Test
    void aSingleFileHasThreeLayersThatAreNamedByWhatIsInThem() throws Exception {
        PackedLayer files = packed(Entry.file("lib/python3.14/site-packages/demo.py", Content.of("demo\n")));
        var packages = new Packages(
                Sha256.of("packages"),
                files.entries(),
                Optional.empty(),
                Collections.emptySortedSet(),
                List.of(component("demo", "1.0", new Licence("MIT", "", List.of()), List.of())),
                List.of());
        Parts parts = with(packages, parts(Target.LINUX_X64, Mode.CONSOLE, "Guess"));
        Bundle bundle = Bundler.bundle(parts, Kind.LINUX_RUN);
        var listing = bundle.entries().stream().map(BundlerTest::line).collect(Collectors.joining());
        String ini = text(bundle, "support/launch.ini");
        for (String name : List.of("python/bin/python", "demo.py", "support/launch.ini")) {
            String layer = file(bundle, name).path().parts().get(1);
            assertTrue(layer.matches("[0-9a-f]{32}"), layer);
            listing = listing.replace(layer, "LAYER-OF-" + name.replace('/', '-'));
            ini = ini.replace(layer, "LAYER-OF-" + name.replace('/', '-'));
        }
        var sorted = listing.lines().sorted().collect(Collectors.joining("\n")) + "\n";
        Approved.verify("bundle-single-linux-x64.txt", sorted);
        Approved.verify("launch-single-linux-x64.ini", ini);
    }

    @Test
    void consoleAndWindowAppsInOneFileShareTheirPython() throws Exception {
        var console = Bundler.bundle(parts(Target.LINUX_X64, Mode.CONSOLE, "Guess"), Kind.LINUX_RUN);
        var window = Bundler.bundle(parts(Target.LINUX_X64, Mode.WINDOW, "Quiz"), Kind.LINUX_RUN);
        assertEquals(
                file(console, "python/bin/python").path().parts().get(1),
                file(window, "python/bin/python").path().parts().get(1));
        assertTrue(!file(console, "launch.ini")
                .path()
                .parts()
                .get(1)
                .equals(file(window, "launch.ini").path().parts().get(1)));
    }

    @Test
    void entriesAreInOrder() throws Exception {
        Bundle bundle = Bundler.bundle(parts(Target.LINUX_X64, Mode.CONSOLE, "Guess"), Kind.LINUX_TAR);
        List<TreePath> paths = bundle.entries().stream().map(PackedEntry::path).toList();
        assertEquals(paths.stream().sorted().toList(), paths);
    }

    private Parts parts(Target target, Mode mode, String name) throws Exception {
        var interpreter = new Interpreter(
                target,
                "3.14.3",
                new Floor(target.family(), target.family() == Family.WINDOWS ? 10 : 15, 7),
                "a test",
                "none.pybi",
                Sha256.of("pybi"),
                Sha256.of("layer"),
                new TreeSet<>(),
                new TreeMap<>());
        PackedLayer python = packed(
                Entry.file(interpreter.layout().library().toString(), Content.of("library")),
                new Entry.File(interpreter.layout().python(), Content.of("python"), true));
        PackedLayer program = packed(
                Entry.file("guess.py", Content.of("print('guess')\n")),
                Entry.file("data/words.txt", Content.of("one\n")),
                new Entry.Folder(TreePath.of("saves")));
        return new Parts(
                new AppInfo(name, "1.0"),
                mode,
                TreePath.of("guess.py"),
                List.of(),
                program,
                interpreter,
                python,
                Packages.NONE,
                new TreeSet<>(),
                AppIcon.initial(new AppInfo(name, "1.0")),
                Optional.empty());
    }

    private static Kind usual(Target target) {
        return Kind.usual(target.family());
    }

    private static Parts with(Splash splash, Parts parts) {
        return with(parts.icon(), Optional.of(splash), parts);
    }

    private static Parts with(AppIcon icon, Parts parts) {
        return with(icon, Optional.empty(), parts);
    }

    private static Parts with(AppIcon icon, Optional<Splash> splash, Parts parts) {
        return new Parts(
                parts.app(),
                parts.mode(),
                parts.script(),
                parts.runner(),
                parts.program(),
                parts.interpreter(),
                parts.python(),
                parts.packages(),
                parts.libraries(),
                icon,
                splash);
    }

    private PackedLayer packed(Entry... entries) throws Exception {
        return new LayerStore(List.of(), new Store(folder)).packed(Layer.of(Tree.of(List.of(entries))));
    }

    /// `-rw- guess.py`; the digest is left out where a rebuilt launcher would change it.
    private static String line(PackedEntry entry) {
        return switch (entry) {
            case PackedEntry.Folder empty -> "d--- " + empty.path() + "\n";
            case PackedEntry.File file -> (file.executable() ? "-rwx " : "-rw- ") + file.path() + "\n";
        };
    }

    private static PackedEntry.File file(Bundle bundle, String end) {
        return (PackedEntry.File) bundle.entries().stream()
                .filter(entry -> entry.path().toString().endsWith("/" + end))
                .findFirst()
                .orElseThrow();
    }

    private static Sha256 digest(Bundle bundle, String end) {
        return file(bundle, end).packed().sha256();
    }

    private static String text(Bundle bundle, String end) throws Exception {
        return new String(new PackedContent(file(bundle, end).packed()).readAll(), StandardCharsets.UTF_8);
    }
}
