package app.pip.engine.format.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeResourcesTest {

    private static final TreePath MAIN = TreePath.of("MacOS/Game");

    @Test
    void listsWhatTheMainProgramsSignatureDoesNotCover() throws Exception {
        var seal = (Plist.Dict) PlistTest.read(write(
                "Info.plist", "MacOS/Game", "PkgInfo", "Resources/program/game.py", "_CodeSignature/CodeResources"));
        assertEquals(
                List.of("files", "files2", "rules", "rules2"),
                List.copyOf(seal.values().keySet()));
        // SHA-1 and SHA-256 of "x", by openssl
        var first =
                Plist.Dict.empty().with("Resources/program/game.py", new Plist.Binary("EfatjsUqKYSrqv18O1FlA3hcIHI="));
        var second = Plist.Dict.empty()
                .with(
                        "Resources/program/game.py",
                        Plist.Dict.empty()
                                .with("hash2", new Plist.Binary("LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=")));
        assertEquals(first, seal.values().get("files"));
        assertEquals(second, seal.values().get("files2"));
    }

    @ParameterizedTest
    @CsvSource({
        "Resources/a.txt, yes, yes",
        "Resources/.DS_Store, yes, no", // the first rules know no better
        "Resources/python/lib/.DS_Store, yes, no",
        "Resources/de.lproj/InfoPlist.strings, optional, optional",
        "Resources/python/x.lproj/y, optional, optional",
        "Resources/Base.lproj/a.nib, yes, yes",
        "Resources/de.lproj/locversion.plist, no, no",
        "Resources/x.dSYM/Contents/Info.plist, yes, yes",
        "Resources/Info.plist, yes, yes",
        "Resources/MacOS/tool, yes, yes",
        "Resources/python/bin/python3.14, yes, yes",
        "Resources/_CodeSignature/CodeResources, yes, yes",
        "Info.plist, no, no",
        "PkgInfo, no, no",
        "version.plist, yes, yes",
        "Other/a.txt, no, yes",
        "MacOS/Game, no, no",
        "_CodeSignature/CodeResources, no, no",
        "_MASReceipt/receipt, no, no",
        "CodeResources, no, no",
    })
    void followsTheRules(String path, String first, String second) throws Exception {
        var seal = (Plist.Dict) PlistTest.read(write(path));
        assertEquals(first, treatment(seal, "files", path));
        assertEquals(second, treatment(seal, "files2", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MacOS/second", "Frameworks/libx.dylib", "PlugIns/x", "loose", "Library/LoginItems/x"})
    void refusesPlacesForSignedCode(String path) {
        assertThrows(IllegalArgumentException.class, () -> write(path));
    }

    @Test
    void carriesTheRulesOfCodesign() throws Exception {
        String seal = new String(write(), StandardCharsets.UTF_8);
        try (var in = CodeResourcesTest.class.getResourceAsStream("/app/pip/engine/format/plist/rules.txt")) {
            String rules = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(seal.contains(rules), seal);
        }
    }

    @Test
    void goesThroughTheFilesOneByOne() throws IOException {
        // 50 000 files of 16 megabytes of XML: nothing of it stays in memory
        var file = SealedFile.of(TreePath.of("Resources/x"), Content.of("x"));
        Iterable<SealedFile> many = () -> java.util.stream.IntStream.range(0, 50_000)
                .mapToObj(i -> new SealedFile(TreePath.of("Resources/" + i), file.sha1(), file.sha256()))
                .iterator();
        var counted = new long[1];
        CodeResources.write(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        counted[0]++;
                    }

                    @Override
                    public void write(byte[] b, int from, int length) {
                        counted[0] += length;
                    }
                },
                MAIN,
                many);
        assertTrue(counted[0] > 10_000_000, counted[0] + " bytes");
    }

    @Test
    void refusesWhatIsNoDigest() throws IOException {
        var file = SealedFile.of(TreePath.of("a"), Content.of("x"));
        assertThrows(IllegalArgumentException.class, () -> new SealedFile(file.path(), "11", file.sha256()));
    }

    private static String treatment(Plist.Dict seal, String key, String path) {
        return switch (((Plist.Dict) seal.values().get(key)).values().get(path)) {
            case null -> "no";
            case Plist.Dict dict when dict.values().containsKey("optional") -> "optional";
            default -> "yes";
        };
    }

    private static byte[] write(String... paths) throws IOException {
        var files = new ArrayList<SealedFile>();
        for (String path : paths) {
            files.add(SealedFile.of(TreePath.of(path), Content.of("x")));
        }
        var out = new ByteArrayOutputStream();
        CodeResources.write(out, MAIN, files);
        return out.toByteArray();
    }
}
