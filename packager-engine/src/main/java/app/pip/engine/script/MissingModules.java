package app.pip.engine.script;

import app.pip.engine.names.ImportNames;
import app.pip.engine.names.Row;
import app.pip.engine.problem.Problem;
import app.pip.engine.script.Imported.Origin;

/// Words for modules that are neither Python's own nor in the program's folder.
final class MissingModules {

    private MissingModules() {}

    /// What is to be told.
    ///
    /// @param module the name up to the part that isn't there
    /// @param one where it is imported
    static Problem problem(String module, Imported one) {
        String file = one.file().toString();
        int line = one.what().line();
        if (one.canBeMissing()) {
            return Problem.note("import.optional", module, file, line);
        }
        if (one.origin() == Origin.LOCAL) {
            return Problem.stop("import.not-in-folder", module, file, line);
        }
        return switch (ImportNames.standard().find(module).orElse(null)) {
            case Row.Gone gone ->
                Problem.stop(
                        "import.removed",
                        module,
                        file,
                        line,
                        gone.version(),
                        gone.standIn().map(name -> "the package " + name).orElse("nothing of the same name"));
            case Row.Device device -> Problem.stop("import.device", module, file, line, device.device());
            case null, default -> Problem.stop("import.missing", module, file, line);
        };
    }
}
