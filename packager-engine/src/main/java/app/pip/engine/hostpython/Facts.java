package app.pip.engine.hostpython;

import java.util.List;

/// What can be seen in a Python source without running it.
///
/// @param imports in the order of the text
/// @param mainGuard whether it asks `if __name__ == "__main__"`, as programs do and modules seldom
/// @param headline the first line of its docstring, or nothing
public record Facts(List<Import> imports, boolean mainGuard, String headline) {

    /// Copies the list.
    public Facts {
        imports = List.copyOf(imports);
    }
}
