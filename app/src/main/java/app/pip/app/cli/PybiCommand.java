package app.pip.app.cli;

import app.pip.engine.Pybi;
import app.pip.engine.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pipapp pybi`: interpreters as files (PEP 711).
@Command(
        name = "pybi",
        description = "Looks at, checks, unpacks and packs interpreters as .pybi files (PEP 711).",
        mixinStandardHelpOptions = true)
final class PybiCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PybiCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done? inspect, verify, unpack or pack.");
    }

    @Command(name = "inspect", description = "Tells what a .pybi file holds.", mixinStandardHelpOptions = true)
    int inspect(@Parameters(paramLabel = "FILE") Path file) {
        return answer(() -> {
            Pybi pybi = Pybi.read(at(file));
            surroundings.out().println(pybi.name());
            surroundings.out().printf(Locale.ROOT, "%d files, %.1f MB unpacked%n", pybi.files(), pybi.size() / 1e6);
            pybi.headers().forEach(surroundings.out()::println);
            return tell(pybi.breaches());
        });
    }

    @Command(
            name = "verify",
            description = "Compares a .pybi file with every rule of the format.",
            mixinStandardHelpOptions = true)
    int verify(@Parameters(paramLabel = "FILE") Path file) {
        return answer(() -> {
            Pybi pybi = Pybi.read(at(file));
            int code = tell(pybi.breaches());
            if (code == PipApp.DONE) {
                surroundings.out().println(pybi.name() + ": " + pybi.files() + " files, all as they should be");
            }
            return code;
        });
    }

    @Command(name = "unpack", description = "Unpacks a .pybi file.", mixinStandardHelpOptions = true)
    int unpack(
            @Parameters(paramLabel = "FILE") Path file,
            @Parameters(paramLabel = "FOLDER", description = "A new or empty folder.") Path folder) {
        return answer(() -> {
            Pybi.unpack(at(file), at(folder));
            surroundings.out().println(at(folder));
            return PipApp.DONE;
        });
    }

    @Command(
            name = "pack",
            description = "Makes a .pybi file of an interpreter for any system.",
            mixinStandardHelpOptions = true)
    int pack(
            @Parameters(paramLabel = "FOLDER", description = "Holds python.exe, or bin with python in it.") Path folder,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            defaultValue = ".",
                            description = "Where the file goes (else here).")
                    Path out) {
        return answer(() -> {
            surroundings.out().println(Pybi.pack(at(folder), at(out)));
            return PipApp.DONE;
        });
    }

    private int tell(List<String> breaches) {
        breaches.forEach(breach -> surroundings.err().println("breaks a rule: " + breach));
        return breaches.isEmpty() ? PipApp.DONE : PipApp.PROBLEM;
    }

    private Path at(Path path) {
        return surroundings.folder().resolve(path).normalize();
    }

    private int answer(Work work) {
        try {
            return work.run();
        } catch (ProblemException e) {
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PipApp.PROBLEM;
        }
    }

    /// What one of the words does.
    @FunctionalInterface
    private interface Work {
        int run() throws ProblemException, InterruptedException;
    }
}
