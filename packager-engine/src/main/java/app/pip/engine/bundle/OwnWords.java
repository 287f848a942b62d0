package app.pip.engine.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import java.io.IOException;
import java.util.List;

/// The launcher's own words on a command line, `--where` and `--reset`: a program that has a word of that name keeps
/// both
/// to itself.
final class OwnWords {

    private static final List<String> WORDS = List.of("--where", "--reset");

    private OwnWords() {}

    /// Whether one of a program's sources names one of them.
    static boolean in(List<PackedEntry> program) throws IOException {
        for (PackedEntry entry : program) {
            if (entry instanceof PackedEntry.File file
                    && file.path().name().endsWith(".py")
                    && names(new PackedContent(file.packed()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(PackedContent source) throws IOException {
        String text = new String(source.readAll(), ISO_8859_1);
        return WORDS.stream().anyMatch(text::contains);
    }
}
