package app.pip.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Tells of a mistake of ours: a short code that names it, and where the details are. Never a stack trace.
final class Unexpected implements IExecutionExceptionHandler {

    private final Surroundings surroundings;

    Unexpected(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult words) {
        if (failure instanceof InterruptedException) {
            surroundings.err().println("Stopped. Nothing half-made was left.");
            return PipApp.PROBLEM;
        }
        String code = ErrorCode.of(failure);
        surroundings.err().println("Something went wrong inside pip.app itself. It isn't your program's fault.");
        surroundings.err().println("  What to do: try once more; if it happens again, report the code " + code + ".");
        try {
            Path report = surroundings.store().resolve("reports").resolve(code + ".txt");
            Files.createDirectories(report.getParent());
            Files.writeString(report, trace(failure));
            surroundings.err().println("  Details:    " + report);
        } catch (IOException e) {
            surroundings.err().println("  Details:    " + failure + " (and no report could be written: " + e + ")");
        }
        return PipApp.PROBLEM;
    }

    private static String trace(Exception failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
