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
            assertEquals(3, clock.given(), "for the launcher in two files, for the installer, and for the one program");
            Artifact zip = artifact(report, "zip");
            Path msi = artifact(report, "msi").file();
            Unpacked app = Unpacked.unpack(zip, examples.fresh("ł漢字"));
            verified(folder, trusted, app.launcher());
            verified(folder, trusted, msi);
            JsonNode found = new PythonCheck("check_pe.py").run(app.launcher());
            assertEquals(List.of(), PythonCheck.texts(found.required("problems")));
            assertTrue(found.required("signed").asBoolean());
            assertEquals(List.of(), new PythonCheck("check_msi.py").problems(msi));
            Path exe = artifact(report, "exe").file();
            verified(folder, trusted, exe);
            assertTrue(new PythonCheck("check_exe.py")
                    .run(exe)
                    .required("checksum")
                    .asBoolean());
            plays(examples, exe);
            changed(app.launcher(), folder.resolve("changed.exe"));
            assertTrue(
                    osslsigncode(folder, trusted, folder.resolve("changed.exe")).exitCode() != 0);
        }
    }

    /// Each program's launcher and the one that shows all, in an archive, a folder and an installer; what pupils say of
    /// keys doesn't count.
    @Test
    void aClassIsSigned(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("signed class");
        var keys = new TestKeys();
        Path trusted = keys.trusted(folder.resolve("authority.pem"));
        TestKeys.store(folder.resolve("key.p12"), PASSWORD, Map.of("mine", keys.forPrograms("Zoë")));
        for (String name : List.of("anna", "ben")) {
            Path program = Files.createDirectories(folder.resolve("10b").resolve(name));
            Files.writeString(program.resolve("main.py"), "print('" + name + "')\n");
            Files.writeString(program.resolve("pipapp.toml"), "[signing]\nkey-store = \"../nowhere.p12\"\n");
        }
        try (var clock = new TestTimeStamps(keys)) {
            Report archives = made(folder, clock.address(), "--for", "windows-x64,windows-x64:msi");
            verified(folder, trusted, artifact(archives, "msi").file());
            Unpacked zip = Unpacked.unpack(artifact(archives, "zip"), examples.fresh("class"));
            Path plain = made(folder, clock.address(), "--for", "windows-x64", "--as", "folder")
                    .artifact("windows-x64")
                    .file();
            for (Path top : List.of(zip.top(), plain)) {
                for (String launcher : List.of("10b.exe", "apps/Anna/Anna.exe", "apps/Ben/Ben.exe")) {
                    verified(folder, trusted, top.resolve(launcher));
                }
            }
        }
    }

    private static Report made(Path folder, String clock, String... more) throws Exception {
        var words = new ArrayList<>(List.of("class", "10b", "--json", "--sign-with", "key.p12"));
        words.addAll(List.of("--sign-time-stamp", clock));
        words.addAll(List.of(more));
        return Report.parse(Product.process(folder, Product.store(), words)
                .with(Map.of("PIPAPP_SIGN_PASSWORD", PASSWORD))
                .run()
                .exited(0)
                .stdout());
    }

    /// A signature lies behind the payload, which the launcher finds all the same.
    private static void plays(BuiltExamples examples, Path exe) throws Exception {
        WineRun.here()
                .start(examples.freshFolder("signed and played"), exe, List.of())
                .run()
                .exited(0)
                .said("hi");
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
                "[app]\nname = \"%s\"\ntargets = [\"windows-x64\", \"windows-x64:msi\", \"windows-x64:exe\"]\n"
                                .formatted(NAME)
                        + "[signing]\nkey-store = \"../key.p12\"\ntime-stamp = \"%s\"\n".formatted(clock));
        var words = new ArrayList<>(List.of("build", program.toString(), "--json"));
        Outcome made = Product.process(folder, Product.store(), words)
                .with(Map.of("PIPAPP_SIGN_PASSWORD", PASSWORD))
                .run()
                .exited(0);
        return Report.parse(made.stdout());
    }
}
