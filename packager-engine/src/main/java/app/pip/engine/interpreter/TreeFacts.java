package app.pip.engine.interpreter;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.elf.ElfFile;
import app.pip.engine.format.macho.MachOFile;
import app.pip.engine.format.pe.PeFile;
import app.pip.engine.platform.Target;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an interpreter is, read from its files without starting it: the target from the executable's header, the
/// version from `build-details.json` (PEP 739), else from the C header `patchlevel.h`, else from the library itself.
///
/// @param target what it runs on
/// @param version such as `3.14.3`
record TreeFacts(Target target, String version) {

    private static final Pattern DETAILS = Pattern.compile("\"version\"\\s*:\\s*\"(3\\.\\d+\\.\\d+[^\"]*)\"");
    private static final Pattern PATCHLEVEL = Pattern.compile("#define\\s+PY_VERSION\\s+\"([^\"]+)\"");

    /// Files whose names tell the minor version.
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:lib/python3\\.|lib/libpython3\\.|bin/python3\\.|python3)(\\d{1,2})(?:/.*|\\.so.*|\\.dylib|\\.dll)?");

    private static final int HEAD = 8;

    /// Reads them.
    ///
    /// @throws FormatException if there is no interpreter
    static TreeFacts of(Tree tree) throws IOException {
        Entry.File python = executable(tree)
                .orElseThrow(
                        () -> new FormatException("interpreter", 0, "a Python, with a file python.exe or bin/python3"));
        Target target = target(ByteBuffer.wrap(python.content().readAll()));
        String version = said(tree, ".*build-details\\.json", DETAILS)
                .or(() -> said(tree, "(.*/)?patchlevel\\.h", PATCHLEVEL))
                .or(() ->
                        said(tree, "(.*/)?(libpython3\\.\\d+\\.(so\\.1\\.0|dylib)|python3\\d+\\.dll)", inLibrary(tree)))
                .or(() -> said(tree, Pattern.quote(python.path().toString()), inLibrary(tree)))
                .orElseThrow(
                        () -> new FormatException("interpreter", 0, "a Python that tells its version in its files"));
        return new TreeFacts(target, version.replace("+", ""));
    }

    /// Such as `3.14`.
    String minor() {
        return version.substring(0, version.indexOf('.', version.indexOf('.') + 1));
    }

    /// As `Py_GetVersion` says it: `3.14.3 (main, …`; the first part is a text of its own in the library. Other
    /// libraries
    /// within it have such texts, too, so that the minor version must be that of the files' names.
    private static Pattern inLibrary(Tree tree) {
        String minor = tree.entries().keySet().stream()
                .map(path -> NUMBERED.matcher(path.toString()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("\\d{1,2}");
        return Pattern.compile("\0(3\\." + minor + "\\.\\d{1,2}(?:(?:a|b|rc)\\d+)?\\+?)\0");
    }

    private static Optional<Entry.File> executable(Tree tree) {
        return tree.entries().values().stream()
                .filter(Entry.File.class::isInstance)
                .map(Entry.File.class::cast)
                .filter(file -> file.path().toString().matches("python\\.exe|bin/python(3\\.\\d+)?"))
                .findFirst();
    }

    private static Target target(ByteBuffer file) throws FormatException {
        var head = new byte[HEAD];
        file.duplicate().get(head, 0, Math.min(HEAD, file.remaining()));
        Optional<Target> target = Optional.empty();
        if (PeFile.isPe(head)) {
            target = switch (PeFile.read(file).machine()) {
                case X64 -> Optional.of(Target.WINDOWS_X64);
                case ARM64 -> Optional.of(Target.WINDOWS_ARM64);
                case X86, OTHER -> Optional.empty();
            };
        } else if (MachOFile.isMachO(head)) {
            target = switch (MachOFile.slices(file).getFirst().cpu()) {
                case ARM64 -> Optional.of(Target.MACOS_ARM64);
                case X86_64 -> Optional.of(Target.MACOS_X64);
                case OTHER -> Optional.empty();
            };
        } else if (ElfFile.isElf(head)) {
            target = switch (ElfFile.read(file).machine()) {
                case X86_64 -> Optional.of(Target.LINUX_X64);
                case AARCH64 -> Optional.of(Target.LINUX_ARM64);
                case OTHER -> Optional.empty();
            };
        }
        return target.orElseThrow(
                () -> new FormatException("interpreter", 0, "a Python for a system and processor that pip.app knows"));
    }

    private static Optional<String> said(Tree tree, String path, Pattern pattern) {
        for (var entry : tree.entries().entrySet()) {
            if (entry.getKey().toString().matches(path) && entry.getValue() instanceof Entry.File file) {
                Matcher matcher = pattern.matcher(text(file, entry.getKey()));
                if (matcher.find()) {
                    return Optional.of(matcher.group(1));
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Entry.File file, TreePath path) {
        try {
            return new String(file.content().readAll(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(path.toString(), e);
        }
    }
}
