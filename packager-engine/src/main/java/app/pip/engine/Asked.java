package app.pip.engine;

import app.pip.engine.declared.Declared;
import app.pip.engine.inspection.FoundImport;
import app.pip.engine.problem.Problem;
import java.util.List;

/// What a program needs, and what is to be told about that.
///
/// @param declared what its files say
/// @param needs what it needs beside Python and its own files
/// @param imports the modules that it imports, and where they come from
/// @param problems what the user should know now
/// @param later modules that only the packages themselves can tell to be missing; none if nothing is needed
record Asked(Declared declared, Needs needs, List<FoundImport> imports, List<Problem> problems, List<Problem> later) {

    Asked {
        imports = List.copyOf(imports);
        problems = List.copyOf(problems);
        later = List.copyOf(later);
    }
}
