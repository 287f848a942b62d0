package app.pip.app.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells which word wasn't understood, what may have been meant, and how the command is used. All its words would hide
/// the one line that matters; `--help` has them.
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] words) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        switch (failure) {
            case UnmatchedArgumentException unknown -> {
                err.println("Not understood: " + String.join(" ", unknown.getUnmatched()));
                UnmatchedArgumentException.printSuggestions(unknown, err);
            }
            case MissingParameterException missing -> err.println("Something is missing: " + labels(missing));
            case MutuallyExclusiveArgsException _ -> err.println("--console, --window and --web: take one of them.");
            default -> err.println(failure.getMessage());
        }
        err.println();
        err.print(command.getHelp().fullSynopsis());
        err.println("Each word is explained by: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String labels(MissingParameterException missing) {
        return missing.getMissing().stream().map(WrongUsage::label).collect(Collectors.joining(", "));
    }

    private static String label(ArgSpec missing) {
        return missing instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : missing.paramLabel();
    }
}
