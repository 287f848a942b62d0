package app.pip.engine.hostpython;

import app.pip.engine.platform.Family;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One import in a source: `import`, `from … import`, or a call of `__import__` or `importlib.import_module` with the
/// name written out.
///
/// @param module the dotted name as it is written, without leading dots; empty in `from . import x`
/// @param level how many dots lead: 0 for an absolute import
/// @param names what is taken `from` the module, `*` included; empty for other imports
/// @param line where, counted from 1
/// @param families the systems on which the import can be reached, as far as conditions on the system (or the
///     interpreter's version) tell; empty if no system reaches it
/// @param traits what else is special
public record Import(
        String module, int level, List<String> names, int line, SortedSet<Family> families, SortedSet<Trait> traits) {

    /// Copies the collections.
    public Import {
        names = List.copyOf(names);
        families = Collections.unmodifiableSortedSet(new TreeSet<>(families));
        traits = Collections.unmodifiableSortedSet(new TreeSet<>(traits));
    }

    /// Whether it has that trait.
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// What can be special about an import.
    public enum Trait {
        /// Something catches the error if the module is missing, or it is the way out of such an error.
        OPTIONAL,
        /// Meant for type checkers only, as under `if TYPE_CHECKING`; never run.
        TYPING,
        /// Depends on the system, even if it isn't clear how.
        GUARDED,
        /// Happens under a condition of which only a run of the program can tell whether it holds.
        CONDITIONAL,
        /// Happens only when a function is called.
        IN_FUNCTION,
        /// Happens only if the file is the script that was started: under `if __name__ == "__main__"`.
        MAIN_ONLY
    }
}
