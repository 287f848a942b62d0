package app.pip.engine.bundle;

import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.PackedLayer;
import app.pip.engine.platform.Kind;
import app.pip.engine.project.Mode;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The tree of an app that will be one file. Each folder in it is a layer and is named by what is in it, as it will be
/// in
/// the user's cache, where programs with the same Python, and with the same packages, share them:
///
/// ```text
/// Name/  Name(.exe)   the launcher, behind which the layers will be packed
///        1a2b…/       python/, with a line in its site-packages that puts a program's packages in place
///        3c4d…/       the packages, laid out as in an interpreter
///        5e6f…/       program/ and support/: the app's own
/// ```
final class SingleBundle {

    /// As many digits as the launcher takes: enough that two layers never meet, and short for Windows' sake.
    private static final int DIGITS = 32;

    private SingleBundle() {}

    static List<PackedEntry> entries(Parts parts, Kind kind) throws IOException {
        PackedLayer python = python(parts);
        PackedLayer packages = PackedLayer.of(parts.packages().entries());
        var shared = new LaunchIni.Shared(
                1,
                folder(python) + "/python",
                parts.packages().isEmpty()
                        ? Optional.empty()
                        : Optional.of(folder(packages)
                                .resolve(parts.interpreter().layout().sitePackages())));
        PackedLayer app = app(parts, LaunchIni.text(parts, kind, shared));
        var entries = new ArrayList<PackedEntry>();
        for (PackedLayer layer : List.of(python, packages, app)) {
            layer.entries().forEach(entry -> entries.add(entry.under(folder(layer))));
        }
        entries.add(Bundler.launcher(
                parts, parts.mode().inTerminal() ? "single-console.exe" : "single-window.exe", "single"));
        return entries;
    }

    /// The same for console, window and web apps, so that they share it.
    private static PackedLayer python(Parts parts) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        Bundler.place(parts.python().entries(), "python", entries);
        TreePath line = TreePath.of("python")
                .resolve(parts.interpreter().layout().sitePackages())
                .resolve("pipapp.pth");
        entries.add(ShippedFile.entry(line.toString(), "class/pipapp.pth"));
        for (PackedEntry entry : WindowSupport.entries(parts.interpreter(), Mode.WEB)) {
            if (entry.path().isIn(TreePath.of("python"))) {
                entries.add(entry);
            }
        }
        return layer(entries);
    }

    private static PackedLayer app(Parts parts, String launchIni) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        Bundler.place(parts.program().entries(), "program", entries);
        entries.addAll(Bundler.support(parts, launchIni));
        entries.add(ShippedFile.entry("support/licenses/zstd.txt", "licenses/zstd.txt"));
        for (PackedEntry entry : WindowSupport.entries(parts)) {
            if (!entry.path().isIn(TreePath.of("python"))) {
                entries.add(entry);
            }
        }
        return layer(entries);
    }

    private static PackedLayer layer(List<PackedEntry> entries) {
        return PackedLayer.of(
                entries.stream().sorted(Comparator.comparing(PackedEntry::path)).toList());
    }

    private static TreePath folder(PackedLayer layer) {
        return TreePath.of(layer.digest().hex().substring(0, DIGITS));
    }
}
