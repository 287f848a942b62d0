package app.pip.app.cli;

import app.pip.engine.Storage;
import app.pip.engine.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pipapp store`: what is kept so that it needn't be done again.
@Command(
        name = "store",
        description = "Tells how much pip.app keeps to be quick, and takes away what is no longer used.",
        mixinStandardHelpOptions = true)
final class StoreCommand implements Callable<Integer> {

    private static final long KILO = 1000;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    StoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            Storage.Usage usage = surroundings.packager().storage().usage();
            surroundings.out().println(usage.folder());
            usage.sizes().forEach((area, size) -> surroundings.out().printf("  %-14s %s%n", area, words(size)));
            surroundings
                    .out()
                    .println("In all " + words(usage.total()) + "; " + words(usage.free()) + " are free on that disk.");
            return PipApp.DONE;
        } catch (ProblemException e) {
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        }
    }

    @Command(
            name = "prune",
            description = "Takes away what wasn't used for long. All of it can be made or fetched again.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    int prune(
            @Option(
                            names = "--older-than",
                            order = 1,
                            paramLabel = "DAYS",
                            defaultValue = "90",
                            description = "Not used for so many days (else ${DEFAULT-VALUE}); 0 is everything.")
                    int days,
            @Option(
                            names = "--keep",
                            order = 2,
                            paramLabel = "SIZE",
                            defaultValue = "",
                            description = "What may be left at most, such as 2GB; what wasn't used for longest goes.")
                    String keep,
            @Option(names = "--dry-run", order = 3, description = "Only tells what would go.") boolean dry)
            throws InterruptedException {
        if (days < 0) {
            throw new ParameterException(spec.commandLine(), "--older-than wants a number of days.");
        }
        // whatever was used up to this moment is older than no days at all
        Instant before = Instant.now().plusSeconds(days == 0 ? 1 : 0).minus(Duration.ofDays(days));
        long most = keep.isEmpty() ? Long.MAX_VALUE : bytes(keep);
        try {
            Storage.Pruned pruned = surroundings.packager().storage().prune(before, most, !dry);
            surroundings
                    .out()
                    .println((dry ? "Would take away " : "Took away ") + words(pruned.bytes()) + " in "
                            + pruned.things() + (pruned.things() == 1 ? " thing; " : " things; ")
                            + words(pruned.left()) + (dry ? " would be left." : " are left."));
            return PipApp.DONE;
        } catch (ProblemException e) {
            new ProblemWords(surroundings.err()).tell(e.problems());
            return PipApp.PROBLEM;
        }
    }

    private long bytes(String size) {
        String said = size.strip().toUpperCase(Locale.ROOT).replaceFirst("B$", "");
        if (!said.matches("\\d{1,6}[KMGT]?")) {
            throw new ParameterException(spec.commandLine(), "--keep wants a size, such as 500MB or 2GB.");
        }
        long factor = 1;
        for (int i = 0; i <= "KMGT".indexOf(said.charAt(said.length() - 1)); i++) {
            factor *= KILO;
        }
        return Long.parseLong(said.replaceFirst("[KMGT]$", "")) * factor;
    }

    private static String words(long bytes) {
        return bytes >= KILO * KILO * KILO
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
