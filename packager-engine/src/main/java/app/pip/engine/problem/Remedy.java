package app.pip.engine.problem;

/// A way out of a [Problem] that can be taken with one click. It says how the app is to be made; the user's own files
/// stay as they are. Whoever took it puts it among the project's remedies. Paths are relative to the program's folder,
/// parts joined by `/`.
public sealed interface Remedy {

    /// The app shows itself in a terminal.
    record Console() implements Remedy {}

    /// The app has windows of its own and no terminal.
    record Window() implements Remedy {}

    /// A file or folder goes into the app that would stay behind.
    record Include(String path) implements Remedy {}

    /// A file or folder stays behind that would go into the app.
    record LeaveOut(String path) implements Remedy {}

    /// A copy in UTF-8 goes into the app instead of a text file in another encoding.
    ///
    /// @param charset how the file is encoded now, as Java calls it
    record Utf8Copy(String path, String charset) implements Remedy {}

    /// A file goes into the app under another name: the one by which the program asks for it.
    record Rename(String path, String name) implements Remedy {}

    /// A copy of a script with one more line at its end goes into the app.
    record Append(String path, String line) implements Remedy {}

    /// A copy of a script goes into the app in which some words read otherwise, wherever they stand.
    ///
    /// @param before the words as they are in the script
    record Reword(String path, String before, String after) implements Remedy {}

    /// This script is the one to start.
    record Start(String script) implements Remedy {}

    /// An import is satisfied by that package of the index.
    record Install(String module, String distribution) implements Remedy {}

    /// The packages of an import stay out of the app: the program can do without.
    record DoWithout(String module) implements Remedy {}

    /// A package may be built of its sources on this computer, which runs a program of its makers.
    record AllowBuild(String distribution) implements Remedy {}

    /// A Python is fetched now, so that it is there.
    ///
    /// @param targets the systems that need it, by their ids, with commas between them
    /// @param minor which, such as `3.13`
    record FetchPython(String targets, String minor) implements Remedy {}
}
