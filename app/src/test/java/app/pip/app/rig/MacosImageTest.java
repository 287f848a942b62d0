package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// `.dmg` files: read by 7-Zip and dmg2img, and by a checker of ours that knows the file system by its specification.
/// No Mac is at hand.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class MacosImageTest {

    private static final PythonCheck STRUCTURE = new PythonCheck("check_dmg.py");
    private static final PythonCheck SIGNATURES = new PythonCheck("check_codesign.py");
    private static final String NAME = "Zoës Spiel ł漢字";
    private static final int MANY = 3000;

    @Test
    void theVolumeIsSoundAndHoldsWhatTheZipHolds(BuiltExamples examples) throws Exception {
        Path program = program(examples);
        Path dmg = build(examples, program, "macos-arm64", "dmg");
        JsonNode found = STRUCTURE.run(dmg);
        assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
        assertEquals(apart(NAME), found.required("name").asString());

        Map<String, String> inside = new TreeMap<>();
        found.required("files").forEachEntry((path, file) -> inside.put(path, told(file)));
        assertEquals("120755 /Applications", inside.remove("Applications"));
        for (String own : List.of(".DS_Store", ".VolumeIcon.icns", ".background/arrow.png")) {
            assertTrue(inside.remove(own).startsWith("100644 "), own);
        }
        Map<String, String> zipped =
                new TreeMap<>(listed(unzipped(examples, program).top()));
        // the seal spells accents as the file system does, and the launcher's signature covers it
        String top = apart(NAME) + ".app/Contents/";
        for (String sealed : List.of("_CodeSignature/CodeResources", "MacOS/" + apart(NAME))) {
            assertTrue(!zipped.remove(top + sealed).equals(inside.remove(top + sealed)), sealed);
        }
        assertTrue(zipped.size() > MANY, "all files are compared");
        assertEquals(zipped, inside);
    }

    @Test
    void othersReadItAndItsSignaturesAreRight(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("image");
        Path dmg = build(examples, program(examples), "macos-arm64", "dmg");
        tool(folder, "7z", "t", dmg.toString()).said("Everything is Ok");
        tool(folder, "dmg2img", dmg.toString(), "plain.img").said("successfully decompressed");
        tool(folder, "7z", "t", "plain.img").said("Everything is Ok");
        tool(folder, "7z", "x", "-oout", "-x!*/Applications", "plain.img").said("Everything is Ok");
        Path app = folder.resolve("out").resolve(apart(NAME)).resolve(apart(NAME) + ".app");
        assertTrue(Files.isExecutable(app.resolve("Contents/MacOS").resolve(apart(NAME))));
        JsonNode signatures = SIGNATURES.run(app);
        assertEquals(List.of(), PythonCheck.texts(signatures.required("problems")));
        assertTrue(signatures.required("sealed").asInt() > MANY);
    }

    @Test
    void macsWithIntelProcessorsGetOneToo(BuiltExamples examples) throws Exception {
        Path program = Rig.repository().resolve("examples/guess-the-number");
        assertEquals(List.of(), STRUCTURE.problems(build(examples, program, "macos-x64", "dmg")));
    }

    /// The checker must see what it is there for.
    @Test
    void damageWouldBeSeen(BuiltExamples examples) throws Exception {
        Path program = Rig.repository().resolve("examples/guess-the-number");
        byte[] image = Files.readAllBytes(build(examples, program, "macos-x64", "dmg"));
        image[image.length - 512 + 84] ^= 1; // the checksum of the data
        Path damaged = examples.freshFolder("damaged").resolve("damaged.dmg");
        Files.write(damaged, image);
        assertTrue(!STRUCTURE.problems(damaged).isEmpty());
    }

    /// A program with many files, some of whose names have accents.
    private static Path program(BuiltExamples examples) throws IOException {
        Path program = examples.freshFolder("many").resolve("program");
        Path many = Files.createDirectories(program.resolve("viele Dateien"));
        Files.writeString(program.resolve("main.py"), "print(open('Zoë ł漢字.txt', encoding='utf-8').read())\n");
        Files.writeString(program.resolve("Zoë ł漢字.txt"), "Zoë\n");
        Files.writeString(program.resolve("empty.txt"), "");
        for (int i = 0; i < MANY; i++) {
            Files.writeString(many.resolve("Größe %04d ☃.txt".formatted(i)), "number " + i + "\n");
        }
        return program;
    }

    private static Path build(BuiltExamples examples, Path program, String target, String kind) throws IOException {
        Path place = examples.freshFolder(kind);
        return examples.build(
                        program,
                        place.getParent().getFileName() + " " + kind,
                        "--for",
                        target + ":" + kind,
                        "--name",
                        NAME,
                        "--yes")
                .artifact(target)
                .file();
    }

    private static Unpacked unzipped(BuiltExamples examples, Path program) throws Exception {
        Path zip = build(examples, program, "macos-arm64", "zip");
        return Unpacked.unpack(new Artifact(zip, "macos-arm64", "zip", 0, "", ""), examples.fresh("zip"));
    }

    private static String told(JsonNode file) {
        return file.required("mode").asString() + " "
                + file.path("sha256").asString(file.path("link").asString(""));
    }

    /// Mode and digest of each file, as the volume spells its path.
    private static Map<String, String> listed(Path app) throws Exception {
        var listed = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(app)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String mode = Files.isExecutable(file) ? "100755" : "100644";
                String path = app.getFileName() + "/" + app.relativize(file);
                listed.put(apart(path), mode + " " + sha256(file));
            }
        }
        return listed;
    }

    private static String sha256(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }

    private static String apart(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD);
    }

    private static Outcome tool(Path folder, String... words) throws Exception {
        var line = new java.util.ArrayList<>(List.of(words));
        line.set(0, Rig.tool(words[0]).toString());
        return Start.of(folder, line)
                .with(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8"))
                .run()
                .exited(0);
    }
}
