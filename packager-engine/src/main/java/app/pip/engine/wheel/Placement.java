package app.pip.engine.wheel;

import app.pip.engine.interpreter.Layout;
import app.pip.engine.naming.PackageName;
import app.pip.engine.tree.TreePath;
import java.util.List;
import java.util.Optional;

/// Where the files of a wheel go within the interpreter's folder (PEP 427, "Installing a wheel"): everything
/// into `site-packages`, and what is in `NAME-VERSION.data` by its kind. So `.pth` files run, namespace
/// packages merge, and every start of the interpreter sees the packages.
///
/// Entry points stay what they are, lines in `entry_points.txt` that `importlib.metadata` reads: no starter
/// is made of them, for it would have to hold an absolute path, and nobody looks for commands in the app.
/// What a wheel brings ready in `.data/scripts`, often real programs, lies where
/// `sysconfig.get_path("scripts")` says.
///
/// @param layout of the interpreter
/// @param name of the package
/// @param data the folder `NAME-VERSION.data` as it would be spelt
record Placement(Layout layout, PackageName name, TreePath data) {

    static Placement of(Layout layout, PackageName name, TreePath info) {
        String folder = info.toString();
        return new Placement(layout, name, TreePath.of(folder.substring(0, folder.lastIndexOf('.')) + ".data"));
    }

    /// The place of a file; nothing if the wheel has it in a `.data` folder that no installer knows.
    Optional<TreePath> of(TreePath path) {
        if (!path.isIn(data)) {
            return Optional.of(layout.sitePackages().resolve(path));
        }
        List<String> parts = path.parts();
        if (parts.size() < 3) {
            return Optional.empty();
        }
        var rest = new TreePath(parts.subList(2, parts.size()));
        return switch (parts.get(1)) {
            case "purelib", "platlib" -> Optional.of(layout.sitePackages().resolve(rest));
            case "data" -> Optional.of(rest);
            case "headers" -> Optional.of(layout.include().resolve(name.name()).resolve(rest));
            case "scripts" -> Optional.of(layout.programs().resolve(rest));
            default -> Optional.empty();
        };
    }

    /// Whether a file is one of the scripts and programs.
    boolean isProgram(TreePath path) {
        return path.isIn(data) && path.parts().size() > 2 && path.parts().get(1).equals("scripts");
    }
}
