package app.pip.engine.bundle;

import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.Packed;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts the parts of an app together. Nothing is written to disk, and nothing that is packed already is touched.
public final class Bundler {

    /// Menus show icons of 16 to 64 pixels, twice as many on dense screens.
    static final int MENU_ICON = 256;

    private Bundler() {}

    /// The bundle of some parts.
    ///
    /// @param kind what will be made of it
    public static Bundle bundle(Parts parts, Kind kind) throws IOException {
        Target target = parts.interpreter().target();
        var entries = new ArrayList<PackedEntry>();
        if (target.family() == Family.MACOS) {
            entries.addAll(MacBundle.entries(parts, kind));
        } else if (kind.isSingle()) {
            entries.addAll(SingleBundle.entries(parts, kind));
        } else {
            entries.addAll(resources(parts, kind));
            entries.add(launcher(parts));
        }
        String root = parts.app().fileName() + (target.family() == Family.MACOS ? ".app" : "");
        List<PackedEntry> placed = entries.stream()
                .map(entry -> entry.under(new TreePath(List.of(root))))
                .sorted(Comparator.comparing(PackedEntry::path))
                .toList();
        return new Bundle(parts.app(), target, parts.floor(), parts.borrowed(), parts.icon(), placed);
    }

    /// What is the same on all systems: `python/`, `program/` and `support/`.
    static List<PackedEntry> resources(Parts parts, Kind kind) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        place(parts.python().entries(), "python", entries);
        place(parts.packages().entries(), "python", entries);
        place(parts.program().entries(), "program", entries);
        entries.addAll(support(parts, LaunchIni.text(parts, kind)));
        entries.addAll(WindowSupport.entries(parts));
        return entries;
    }

    /// `support/` without what only window apps have there.
    static List<PackedEntry> support(Parts parts, String launchIni) throws IOException {
        var entries = new ArrayList<PackedEntry>();
        entries.add(file("support/launch.ini", Content.of(launchIni)));
        entries.add(ShippedFile.entry("support/licenses/pip.app.txt", "licenses/pip.app.txt"));
        entries.add(ShippedFile.entry("support/licenses/components.txt", "licenses/components.txt"));
        if (!parts.packages().isEmpty()) {
            entries.addAll(Licences.entries(parts.packages()));
            entries.add(file("support/sbom.cdx.json", Content.of(Sbom.bytes(parts))));
        }
        if (parts.interpreter().target().family() == Family.LINUX) {
            entries.add(picture("support/icon.png", parts.icon().png(MENU_ICON)));
        }
        entries.addAll(Splash.entries(parts));
        return entries;
    }

    static PackedEntry file(String path, Content content) throws IOException {
        return file(path, Packer.pack(content));
    }

    static PackedEntry file(String path, Packed packed) {
        return new PackedEntry.File(TreePath.of(path), false, packed);
    }

    /// A picture, which is compressed by its own format.
    static PackedEntry picture(String path, Content content) throws IOException {
        return file(path, Packer.packPlain(content));
    }

    static PackedEntry launcher(Parts parts) throws IOException {
        return launcher(parts, parts.mode().inTerminal() ? "console.exe" : "window.exe", "launcher");
    }

    /// One of the prebuilt launchers, given the app's name and, on Windows, identity.
    ///
    /// @param file its name on Windows
    /// @param linux its name on Linux
    static PackedEntry launcher(Parts parts, String file, String linux) throws IOException {
        Target target = parts.interpreter().target();
        String name = parts.app().fileName();
        if (target.family() == Family.LINUX) {
            return ShippedFile.entry(new TreePath(List.of(name)), true, "prebuilt/" + target + "/" + linux);
        }
        String from = "prebuilt/" + target + "/" + file;
        byte[] bare = Shipped.content(from).readAll();
        byte[] exe = WindowsIdentity.given(bare, parts.app(), parts.icon());
        return file(name + ".exe", ShippedFile.changed(from, bare, exe));
    }

    static void place(List<PackedEntry> layer, String folder, List<PackedEntry> entries) {
        TreePath place = TreePath.of(folder);
        layer.forEach(entry -> entries.add(entry.under(place)));
    }
}
