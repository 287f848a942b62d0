package app.pip.app.cli;

import app.pip.app.work.FailureReport;
import java.io.IOException;
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
        var report = FailureReport.of(failure);
        String code = report.code();
        surroundings.err().println("Something went wrong inside pip.app itself. It isn't your program's fault.");
        surroundings.err().println("  What to do: try once more; if it happens again, report the code " + code + ".");
        try {
            surroundings.err().println("  Details:    " + report.write(surroundings.store()));
        } catch (IOException e) {
            surroundings.err().println("  Details:    " + failure + " (and no report could be written: " + e + ")");
        }
        return PipApp.PROBLEM;
    }
}
