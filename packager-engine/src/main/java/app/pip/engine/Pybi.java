package app.pip.engine;

import app.pip.engine.interpreter.PybiPacker;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.pybi.Breach;
import app.pip.engine.pybi.PybiFile;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Interpreters as `.pybi` files ([PEP 711](https://peps.python.org/pep-0711/)): looked at, checked, unpacked, packed.
/// Nothing of an interpreter is started.
///
/// @param name the file's name without `.pybi`
/// @param headers what METADATA says, a line for each field
/// @param files how many files and links it has
/// @param size of them unpacked, in bytes
/// @param breaches the rules it breaks, in words, with the place; none if it is as it should be
public record Pybi(String name, List<String> headers, long files, long size, List<String> breaches) {

    /// Copies the lists.
    public Pybi {
        headers = List.copyOf(headers);
        breaches = List.copyOf(breaches);
    }

    /// Reads and checks a file.
    public static Pybi read(Path file) throws ProblemException {
        try (var pybi = PybiFile.open(file)) {
            return new Pybi(
                    String.valueOf(file.getFileName()).replaceFirst("\\.pybi$", ""),
                    pybi.metadata().fields().stream()
                            .map(field -> field.name() + ": " + field.value())
                            .toList(),
                    pybi.count(),
                    pybi.size(),
                    pybi.breaches().stream().map(Breach::toString).toList());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Unpacks a file that breaks no rule.
    ///
    /// @param folder made if it isn't there; must be empty
    /// @throws ProblemException if it breaks a rule, or the folder isn't empty; nothing is left then
    public static void unpack(Path file, Path folder) throws ProblemException {
        try (var pybi = PybiFile.open(file)) {
            boolean made = !Files.exists(folder);
            Files.createDirectories(folder);
            if (!isEmpty(folder)) {
                throw new ProblemException(Problem.stop("pybi.not-empty", folder));
            }
            List<Breach> breaches = unpackWhole(pybi, folder);
            if (!breaches.isEmpty()) {
                if (made) {
                    Files.delete(folder);
                }
                throw new ProblemException(Problem.stop("pybi.broken", file.getFileName(), breaches.getFirst()));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Packs an interpreter that lies unpacked in a folder.
    ///
    /// @param out where the file goes; made if it isn't there
    /// @return the file, whose name says what it holds
    public static Path pack(Path folder, Path out) throws ProblemException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Problem.stop("pybi.no-folder", folder));
        }
        try {
            return PybiPacker.pack(folder, out);
        } catch (IOException e) {
            throw new ProblemException(Problem.stop("pybi.no-interpreter", folder, String.valueOf(e.getMessage())), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> there = Files.list(folder)) {
            return there.findAny().isEmpty();
        }
    }

    private static List<Breach> unpackWhole(PybiFile pybi, Path folder) throws ProblemException {
        try {
            return pybi.unpackUnlessBroken(folder);
        } catch (IOException e) {
            try (Stream<Path> rest = Files.list(folder)) {
                for (Path path : rest.toList()) {
                    Store.deleteAll(path);
                }
            } catch (IOException cleaning) {
                e.addSuppressed(cleaning);
            }
            throw new ProblemException(Failures.problem(e), e);
        }
    }

    private static ProblemException unreadable(Path file, IOException failure) {
        return new ProblemException(
                Files.isRegularFile(file)
                        ? Problem.stop("pybi.unreadable", file, String.valueOf(failure.getMessage()))
                        : Problem.stop("pybi.missing", file),
                failure);
    }
}
