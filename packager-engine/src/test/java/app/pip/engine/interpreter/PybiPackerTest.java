package app.pip.engine.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.format.FormatException;
import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Target;
import app.pip.engine.pybi.PybiFile;
import app.pip.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PybiPackerTest {

    private static final ShippedInterpreters SHIPPED = new ShippedInterpreters(Path.of("target", "interpreters"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Target.class, names = "WINDOWS_ARM64", mode = EnumSource.Mode.EXCLUDE)
    void unpackedAndPackedAgainIsTheSame(Target target) throws Exception {
        Interpreter interpreter = SHIPPED.available(target).getFirst();
        PybiFile.unpack(SHIPPED.pybi(interpreter), Files.createDirectory(folder.resolve("tree")));
        Path packed = PybiPacker.pack(folder.resolve("tree"), folder.resolve("out"));
        assertEquals(interpreter.pybi(), packed.getFileName().toString());
        assertEquals(interpreter.sha256(), Sha256.of(Files.readAllBytes(packed)));
    }

    @ParameterizedTest
    @EnumSource(value = Target.class, names = "WINDOWS_ARM64", mode = EnumSource.Mode.EXCLUDE)
    void theFilesAloneTellTheSame(Target target) throws Exception {
        Interpreter interpreter = SHIPPED.available(target).getFirst();
        Path tree = Files.createDirectory(folder.resolve("tree"));
        PybiFile.unpack(SHIPPED.pybi(interpreter), tree);
        Store.deleteAll(tree.resolve("pybi-info"));
        Path packed = PybiPacker.pack(tree, folder.resolve("out"));
        assertEquals(interpreter.pybi(), packed.getFileName().toString());
        assertEquals(interpreter.sha256(), Sha256.of(Files.readAllBytes(packed)));
    }

    @Test
    void linksStayLinksAndPythonGetsItsName() throws Exception {
        Interpreter interpreter = SHIPPED.available(Target.LINUX_X64).getFirst();
        Path tree = Files.createDirectory(folder.resolve("tree"));
        PybiFile.unpack(SHIPPED.pybi(interpreter), tree);
        Store.deleteAll(tree.resolve("pybi-info"));
        Files.move(tree.resolve("bin/python"), tree.resolve("bin/python3.14"));
        Files.createSymbolicLink(tree.resolve("bin/python3"), Path.of("python3.14"));
        Path packed = PybiPacker.pack(tree, folder.resolve("out"));
        try (var pybi = PybiFile.open(packed)) {
            assertEquals(List.of(), pybi.breaches());
        }
        PybiFile.unpack(packed, Files.createDirectory(folder.resolve("again")));
        assertEquals(Path.of("python3.14"), Files.readSymbolicLink(folder.resolve("again/bin/python")));
        assertEquals(Path.of("python3.14"), Files.readSymbolicLink(folder.resolve("again/bin/python3")));
    }

    @Test
    void aFolderWithoutInterpreter() throws Exception {
        Files.writeString(folder.resolve("readme.txt"), "no Python");
        assertThrows(FormatException.class, () -> PybiPacker.pack(folder, folder.resolve("out")));
    }
}
