package app.pip.engine.interpreter;

import app.pip.engine.platform.Family;
import app.pip.engine.tree.TreePath;

/// Where an interpreter's parts lie within it.
///
/// @param stdlib the folder of the standard library
/// @param scripts the folder in which PEP 711 wants `python`; empty for the root
/// @param python the interpreter that has a console
/// @param windowed the interpreter without one; the same where there is no difference
/// @param library what a launcher loads to run Python in its own process
public record Layout(TreePath stdlib, String scripts, TreePath python, TreePath windowed, TreePath library) {

    /// The layout of a CPython of a version, such as `3.14`.
    public static Layout of(Family family, String minor) {
        return switch (family) {
            case WINDOWS ->
                new Layout(
                        TreePath.of("lib"),
                        "",
                        TreePath.of("python.exe"),
                        TreePath.of("pythonw.exe"),
                        TreePath.of("python" + minor.replace(".", "") + ".dll"));
            case MACOS -> unix(minor, ".dylib");
            case LINUX -> unix(minor, ".so.1.0");
        };
    }

    private static Layout unix(String minor, String suffix) {
        var python = TreePath.of("bin/python");
        return new Layout(
                TreePath.of("lib/python" + minor),
                "bin",
                python,
                python,
                TreePath.of("lib/libpython" + minor + suffix));
    }

    /// The folder for packages.
    public TreePath sitePackages() {
        return stdlib.resolve("site-packages");
    }

    /// The folder for the C headers of packages (`sysconfig.get_path("include")`).
    public TreePath include() {
        return scripts.isEmpty()
                ? TreePath.of("include")
                : TreePath.of("include").resolve(stdlib.name());
    }

    /// The folder for the programs and scripts of packages (`sysconfig.get_path("scripts")`).
    public TreePath programs() {
        return TreePath.of(scripts.isEmpty() ? "Scripts" : scripts);
    }

    /// Where the bytecode of a source lies (PEP 3147).
    public static TreePath bytecode(TreePath source, String cacheTag) {
        String name = source.name();
        String stem = name.substring(0, name.length() - ".py".length());
        return source.sibling("__pycache__").resolve(stem + "." + cacheTag + ".pyc");
    }
}
