package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Programs with turtle and tkinter, on interpreters in the layout of python-build-standalone: their windows are drawn
/// on a screen of their own, as after a double-click, and compared with pictures that a person looked at.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
class TkTest {

    private static final String STAR = """
            import turtle
            turtle.color("red", "yellow")
            turtle.speed(0)
            turtle.begin_fill()
            for _ in range(5):
                turtle.forward(150)
                turtle.right(144)
            turtle.end_fill()
            turtle.hideturtle()
            root = turtle.Screen().getcanvas().winfo_toplevel()
            root.update()
            root.after(8000, root.destroy)
            turtle.mainloop()
            """;

    /// Where Tcl found its scripts goes to a file: after a double-click nobody reads what is printed.
    private static final String FORM = """
            import os
            import tkinter
            from tkinter import ttk
            root = tkinter.Tk()
            root.title("Form")
            root.geometry("320x200+40+40")
            tkinter.Label(root, text="How many?", bg="yellow", width=30, height=4).pack(pady=8)
            box = ttk.Combobox(root, values=["one", "two"])
            box.set("two")
            box.pack()
            ttk.Button(root, text="OK").pack(pady=8)
            with open("seen.txt", "w") as seen:
                for name in "tcl_library", "tk_library":
                    print(root.tk.eval("set " + name), file=seen)
                print(os.environ.get("TCL_LIBRARY"), os.environ.get("TK_LIBRARY"), file=seen)
            root.after(5000, root.destroy)
            root.mainloop()
            """;

    /// A double-click: no pipes, and a manager that draws the frames of windows, with their icons.
    private static final String DESKTOP =
            "openbox & manager=$!; \"$@\" </dev/null >/dev/null 2>&1; code=$?;" + " kill $manager; exit $code";

    private static final PythonCheck LOADING = new PythonCheck("macho_facts.py");
    private static final Path SHOTS = Path.of("src", "test", "resources", "approved");
    private static final int YELLOW = 0xFFFF00;
    private static final int GOLD = 0xD4A017;
    private static final int ENOUGH = 3_000;
    private static final double TOLERANCE = 0.02;

    @Test
    void aTurtleDrawsOnWindows(BuiltExamples examples) throws Exception {
        Unpacked app = star("windows", "windows-x64", examples);
        Start start = WineRun.here().start(examples.freshFolder("somewhere else"), app.launcher(), List.of());
        compare("turtle-windows-x64", seen(start, YELLOW, examples));
    }

    @Test
    void aTurtleDrawsOnLinux(BuiltExamples examples) throws Exception {
        Unpacked app = star("module", "linux-x64", examples);
        compare("turtle-linux-x64", seen(clicked(app, examples), YELLOW, examples));
    }

    @Test
    void aFormOpensOnLinuxWithTheScriptsOfTheApp(BuiltExamples examples) throws Exception {
        Path program = Files.writeString(examples.freshFolder("program").resolve("form.py"), FORM);
        Report report = examples.build(program, "form", "--for", "linux-x64", "--pythons", fixture("module"));
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Formular ł漢字"));
        Start start = clicked(app, examples).with(Map.of("TCL_LIBRARY", "/nowhere", "TK_LIBRARY", "/nowhere"));
        compare("form-linux-x64", seen(start, YELLOW, examples));
        Path library = app.root().toRealPath().resolve("python/lib");
        assertEquals(
                library.resolve("tcl9.0") + "\n" + library.resolve("tk9.0") + "\nNone None\n",
                Files.readString(app.program().resolve("seen.txt")));
    }

    @Test
    @Tag("index")
    void aProgramWithPackagesThatUseTkRunsOnLinux(BuiltExamples examples) throws Exception {
        Path program = new PackagedExamples(examples).copied("photo-frame");
        Report report = examples.build(program, "frame", "--for", "linux-x64", "--pythons", fixture("module"));
        Unpacked app = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("Rahmen ł漢字"));
        Start start = clicked(app, examples);
        var words = new ArrayList<>(start.words());
        words.add("--demo");
        compare(
                "photo-frame-linux-x64",
                seen(new Start(words, start.environment(), start.folder(), "", start.limit()), GOLD, examples));
        BufferedImage saved = ImageIO.read(app.program().resolve("framed.png").toFile());
        assertEquals(GOLD, saved.getRGB(1, 1) & 0xFFFFFF, "the frame is in the picture that the program saved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"macos-arm64", "macos-x64"})
    void aMacHasWhatTkLooksFor(String target, BuiltExamples examples) throws Exception {
        Unpacked app = star("module", target, examples);
        Path library = app.root().resolve("python/lib");
        // Tcl looks beside the folder of the program that sys.executable names
        assertEquals(library.getParent().resolve("bin/python"), app.root().resolve(app.launch("executable")));
        assertTrue(Files.readString(library.resolve("tcl9.0/init.tcl")).contains("package require -exact tcl 9.0.3"));
        assertTrue(Files.readString(library.resolve("tk9.0/tk.tcl")).contains("package require -exact tk  9.0.3"));
        assertTrue(Files.isRegularFile(library.resolve("tcl9/9.0/msgcat-1.7.1.tm")), "what tk.tcl requires");
        JsonNode facts = LOADING.run(app.top());
        assertEquals(List.of(), PythonCheck.texts(facts.required("problems")));
        var tk = new ArrayList<String>();
        for (JsonNode file : facts.required("files")) {
            String name = file.required("path").asString().replaceFirst(".*/", "");
            if (name.matches("_tkinter\\..*|libtcl9.*")) {
                tk.add(name);
                assertEquals(0, file.required("outside").size(), name);
            }
        }
        assertEquals(3, tk.size(), tk::toString);
        assertTrue(facts.required("info").required("NSHighResolutionCapable").asBoolean());
    }

    /// The star, built for one system.
    private static Unpacked star(String pythons, String target, BuiltExamples examples) throws Exception {
        Path program = Files.writeString(examples.freshFolder("program").resolve("star.py"), STAR);
        Files.writeString(
                program.resolveSibling("turtle.cfg"), "width = 400\nheight = 300\nleftright = 0\ntopbottom = 0\n");
        Report report = examples.build(
                program, "star-" + target, "--for", target, "--include", "turtle.cfg", "--pythons", fixture(pythons));
        return Unpacked.unpack(report.artifact(target), examples.fresh("Schildkröte ł漢字"));
    }

    private static Start clicked(Unpacked app, BuiltExamples examples) throws IOException {
        Rig.tool("openbox");
        return LinuxRun.here()
                .start(examples.freshFolder("somewhere else"), app.launcher(), List.of())
                .with(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "HOME",
                        examples.freshFolder("home").toString()))
                .through(List.of("sh", "-c", DESKTOP, "sh"));
    }

    /// What the screen showed last that had enough of a colour; the program must end by itself.
    private static BufferedImage seen(Start start, int colour, BuiltExamples examples) throws Exception {
        var screen = new Framebuffer(examples.freshFolder("screen"));
        Process process = start.through(screen.front()).begin();
        BufferedImage seen = screen.picture();
        // the last one that shows it: it stays as it is for some seconds, however slow the machine is
        while (process.isAlive()) {
            BufferedImage now = screen.picture();
            seen = Framebuffer.count(now, colour) > ENOUGH ? now : seen;
            Thread.sleep(200);
        }
        assertEquals(0, process.waitFor(), "the program ended by itself");
        return seen;
    }

    private static void compare(String name, BufferedImage seen) throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "shots")).resolve(name + ".png");
        ImageIO.write(seen, "png", kept.toFile());
        Path shot = SHOTS.resolve(name + ".png");
        if (System.getProperties().containsKey("approve")) {
            ImageIO.write(seen, "png", shot.toFile());
        }
        BufferedImage approved = ImageIO.read(shot.toFile());
        assertEquals(approved.getWidth(), seen.getWidth());
        double difference = Framebuffer.difference(approved, seen);
        assertTrue(difference < TOLERANCE, () -> difference + " of the pixels differ: " + kept);
    }

    private static String fixture(String which) {
        return Rig.place("PIPAPP_RIG_STANDALONE").resolve(which).toString();
    }
}
