package app.pip.app.rig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// The picture given with `--icon` is what Finder and a Linux menu are told to show.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class IconTest {

    private static final int SIDE = 256;

    @Test
    void thePictureReachesFinderAndTheMenu(BuiltExamples examples) throws Exception {
        LinuxRun runner = LinuxRun.here();
        Path picture = examples.freshFolder("pictures").resolve("my icon ł.png");
        Report report = examples.build(
                Rig.repository().resolve("examples/guess-the-number"),
                "with an icon",
                "--for",
                "macos-arm64,linux-x64",
                "--icon",
                paint(picture).toString());
        finder(Unpacked.unpack(report.artifact("macos-arm64"), examples.fresh("ł漢字")));
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("ł漢字 100% \\"));
        menu(runner, app, examples.freshFolder("home"));
    }

    private static Path paint(Path picture) throws Exception {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                image.setRGB(x, y, new Color(x, y, 128, 255 - x / 2).getRGB());
            }
        }
        assertTrue(ImageIO.write(image, "png", picture.toFile()));
        return picture;
    }

    private static void finder(Unpacked app) throws Exception {
        JsonNode info = new PythonCheck("macho_facts.py").run(app.top()).required("info");
        String named = info.required("CFBundleIconFile").asString();
        Path icon = app.root().resolve(named.endsWith(".icns") ? named : named + ".icns");
        var content = ByteBuffer.wrap(Files.readAllBytes(icon));
        byte[] magic = new byte[4];
        content.get(magic);
        assertEquals("icns", new String(magic, ISO_8859_1));
        assertEquals(content.limit(), content.getInt(), "the length an icon file says");
        assertEquals(List.of(), new PythonCheck("check_codesign.py").problems(app.top()), "the seal");
    }

    private static void menu(LinuxRun runner, Unpacked app, Path home) throws Exception {
        Map<String, String> variables = Map.of("HOME", home.toString());
        runner.start(home, app.launcher(), List.of("--menu"))
                .with(variables)
                .run()
                .exited(0);
        List<Path> entries = Unpacked.list(home.resolve(".local/share/applications"));
        assertEquals(1, entries.size(), entries::toString);
        Path icon =
                Path.of(DesktopEntry.parse(Files.readString(entries.getFirst())).string("Icon"));
        assertTrue(icon.isAbsolute() && icon.startsWith(app.root().toRealPath()), icon::toString);
        BufferedImage shown = ImageIO.read(icon.toFile());
        assertTrue(shown.getWidth() == shown.getHeight() && shown.getWidth() >= 48, "an icon for a menu");
    }
}
