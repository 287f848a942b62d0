package app.pip.engine.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What lies in a program's folder and isn't part of the program: version control, virtual environments, caches, the
/// dust of file managers, and our own artifacts.
final class LeftOut {

    private static final Set<String> FOLDERS = Set.of(
            ".git",
            ".hg",
            ".svn",
            "__pycache__",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".tox",
            ".nox",
            ".ipynb_checkpoints",
            ".idea",
            ".vscode",
            "node_modules",
            "__macosx",
            // what systems keep at the root of a stick
            "$recycle.bin",
            "system volume information",
            ".trashes",
            ".spotlight-v100",
            ".fseventsd",
            "lost+found");
    private static final Set<String> FILES = Set.of(".ds_store", "thumbs.db", "desktop.ini");
    // https://docs.python.org/3/library/venv.html, https://docs.conda.io
    private static final List<String> ENVIRONMENT_MARKS = List.of("pyvenv.cfg", "conda-meta");
    // what the user has chosen about the app is no part of it
    private static final List<String> ARTIFACTS =
            List.of(".zip", ".msi", ".exe", ".dmg", ".tar.gz", ".deb", ".rpm", ".run", ".html", ".part");

    // as an app's file is named, also while it is being written
    private static final Pattern ARTIFACT = Pattern.compile(
            ".+-(windows|macos|linux)-(x64|arm64)\\.(zip|msi|exe|dmg|deb|rpm|run|tar\\.gz)(\\.[0-9]+\\.part)?");

    // as the page for friends begins
    private static final String PAGE = "<meta name=\"generator\" content=\"pip.app\">";
    private static final int PAGE_HEAD = 400;

    private LeftOut() {}

    /// Whether a file in the output folder is an app that was made before, or the page about one. The output folder may
    /// be the program's own, where everything else travels.
    static boolean artifact(Path file) {
        String name = file.getFileName().toString();
        return ARTIFACT.matcher(name).matches() || (name.endsWith(".html") && isPage(file));
    }

    private static boolean isPage(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(PAGE_HEAD), StandardCharsets.UTF_8).contains(PAGE);
        } catch (IOException e) {
            // then it isn't left out, and whoever reads it will say that it can't be read
            return false;
        }
    }

    static boolean file(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FILES.contains(lower) || lower.endsWith(".pyc") || DeclaringFiles.isOurs(lower);
    }

    static boolean folder(String name, Path folder) {
        return FOLDERS.contains(name.toLowerCase(Locale.ROOT))
                || ENVIRONMENT_MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)))
                || (name.endsWith("-apps") && holdsOnlyArtifacts(folder));
    }

    private static boolean holdsOnlyArtifacts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            return !all.isEmpty() && all.stream().allMatch(LeftOut::isArtifact);
        } catch (IOException | UncheckedIOException e) {
            // then it isn't left out, and whoever reads it will say that it can't be read
            return false;
        }
    }

    private static boolean isArtifact(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && ARTIFACTS.stream().anyMatch(name::endsWith);
    }
}
