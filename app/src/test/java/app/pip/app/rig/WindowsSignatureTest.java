package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.testkeys.TestKeys;
import app.pip.engine.testkeys.TestTimeStamps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What Windows looks at in a program that a friend was given: resources and checksum by pefile, signatures by
/// osslsigncode.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class WindowsSignatureTest {

    private static final String NAME = "Zoës Spiel ł漢字";
    private static final String PASSWORD = "offen ł $1";

    @Test
    void launchersHaveTheirResourcesAndAreInOrder(BuiltExamples examples) throws Exception {
        for (String example : List.of("guess-the-number", "crashing-calculator")) {
            Unpacked app = examples.unpacked(example, "windows-x64");
            JsonNode found = new PythonCheck("check_pe.py").run(app.launcher());
            assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
            assertFalse(found.required("signed").asBoolean());
            assertEquals("[16,20,24,32,40,48,64,256]", found.required("icons").toString());
            String name = app.launcher().getFileName().toString();
            assertEquals(
                    name, found.required("version").required("OriginalFilename").asString());
            assertEquals(
                    "1.0", found.required("version").required("ProductVersion").asString());
            assertEquals("[1,0,0,0]", found.required("numbers").toString());
            assertEquals(
                    "{\"activeCodePage\":\"UTF-8\",\"longPathAware\":\"true\",\"dpiAwareness\":\"PerMonitorV2\","
                            + "\"level\":\"asInvoker\"}",
                    found.required("manifest").toString());
        }
    }

    @Test
    void programAndInstallerAreSignedWithATimeStamp(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("signed");
        var keys = new TestKeys();
        Path trusted = keys.trusted(folder.resolve("authority.pem"));
        TestKeys.store(folder.resolve("key.p12"), PASSWORD, Map.of("mine", keys.forPrograms("Zoë")));
        try (var clock = new TestTimeStamps(keys)) {
            Report report = build(folder, clock.address());
            assertEquals(2, clock.given(), "for the launcher in both files, and for the installer");
            Artifact zip = artifact(report, "zip");
            Path msi = artifact(report, "msi").file();
            Unpacked app = Unpacked.unpack(zip, examples.fresh("ł漢字"));
            verified(folder, trusted, app.launcher());
            verified(folder, trusted, msi);
            JsonNode found = new PythonCheck("check_pe.py").run(app.launcher());
            assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
            assertTrue(found.required("signed").asBoolean());
            assertEquals(List.of(), new PythonCheck("check_msi.py").problems(msi));
            changed(app.launcher(), folder.resolve("changed.exe"));
            assertTrue(
                    osslsigncode(folder, trusted, folder.resolve("changed.exe")).exitCode() != 0);
        }
    }

    private static Artifact artifact(Report report, String kind) {
        return report.artifacts().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static void verified(Path folder, Path trusted, Path file) throws Exception {
        osslsigncode(folder, trusted, file)
                .exited(0)
                .said("Signature verification: ok")
                .said("CN=Zo")
                .said("Test Clock");
    }

    private static Outcome osslsigncode(Path folder, Path trusted, Path file) throws Exception {
        String pem = trusted.toString();
        return Start.of(
                        folder,
                        Rig.tool("osslsigncode").toString(),
                        "verify",
                        "-CAfile",
                        pem,
                        "-TSA-CAfile",
                        pem,
                        "-in",
                        file.toString())
                .with(Map.of("LC_ALL", "C.UTF-8"))
                .run();
    }

    /// One byte of the program is another one.
    private static void changed(Path program, Path copy) throws Exception {
        byte[] bytes = Files.readAllBytes(program);
        bytes[0x600] ^= 1;
        Files.write(copy, bytes);
    }

    /// In a process of its own, whose environment has the password; the rest stands beside the program.
    private static Report build(Path folder, String clock) throws Exception {
        Path program = Files.createDirectories(folder.resolve("program"));
        Files.writeString(program.resolve("main.py"), "print('hi')\n");
        Files.writeString(
                program.resolve("pipapp.toml"),
                "[app]\nname = \"%s\"\ntargets = [\"windows-x64\", \"windows-x64:msi\"]\n".formatted(NAME)
                        + "[signing]\nkey-store = \"../key.p12\"\ntime-stamp = \"%s\"\n".formatted(clock));
        var words = new ArrayList<>(List.of("build", program.toString(), "--json"));
        Outcome made = Product.process(folder, Product.store(), words)
                .with(Map.of("PIPAPP_SIGN_PASSWORD", PASSWORD))
                .run()
                .exited(0);
        return Report.parse(made.stdout());
    }
}
