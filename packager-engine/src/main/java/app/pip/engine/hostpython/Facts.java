package app.pip.engine.hostpython;

import java.util.List;

/// What can be seen in a Python source without running it. Nothing is looked for in a source that people don't edit:
/// then everything is empty.
///
/// @param imports in the order of the text
/// @param mainGuard whether it asks `if __name__ == "__main__"`, as programs do and modules seldom
/// @param headline the first line of its docstring, or nothing
/// @param texts every written-out text that could be a file's name, each once, in the order of the text
/// @param paths the files that are opened, listed or put together, each use once, in the order of the text
/// @param signs what tells how the program shows itself and what may go wrong, in the order of the text
public record Facts(
        List<Import> imports,
        boolean mainGuard,
        String headline,
        List<Text> texts,
        List<NamedPath> paths,
        List<Sign> signs) {

    /// Copies the lists.
    public Facts {
        imports = List.copyOf(imports);
        texts = List.copyOf(texts);
        paths = List.copyOf(paths);
        signs = List.copyOf(signs);
    }

    /// A source in which nothing but these imports is seen.
    public static Facts of(List<Import> imports, boolean mainGuard, String headline) {
        return new Facts(imports, mainGuard, headline, List.of(), List.of(), List.of());
    }

    /// A text that is written out in a source.
    ///
    /// @param line where it is first, counted from 1
    public record Text(String text, int line) {}
}
