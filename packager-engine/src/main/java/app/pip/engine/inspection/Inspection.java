package app.pip.engine.inspection;

import app.pip.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/// What was found out about a program without running it.
///
/// @param entry the script that is started, relative to the program's folder
/// @param imports the modules that it imports, each once, in the order of reading
/// @param files what it consists of, reads and writes, and what stays behind, in the order of the paths
/// @param app how it shows itself
/// @param requirements the packages that were declared
/// @param python the Python that the app gets, such as `3.14.3`; empty if there is none
/// @param problems what stops the work, and what is worth knowing
public record Inspection(
        String entry,
        List<FoundImport> imports,
        List<FoundFile> files,
        FoundApp app,
        List<FoundRequirement> requirements,
        String python,
        List<Problem> problems) {

    /// Copies the lists.
    public Inspection {
        imports = List.copyOf(imports);
        files = List.copyOf(files);
        requirements = List.copyOf(requirements);
        problems = List.copyOf(problems);
    }

    /// The same with more problems.
    public Inspection with(List<Problem> more) {
        var all = new ArrayList<>(problems);
        all.addAll(more);
        return new Inspection(entry, imports, files, app, requirements, python, all);
    }
}
