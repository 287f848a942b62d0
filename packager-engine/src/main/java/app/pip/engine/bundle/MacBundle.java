package app.pip.engine.bundle;

import app.pip.engine.format.hfs.HfsName;
import app.pip.engine.format.macho.AdHocSignature;
import app.pip.engine.format.plist.CodeResources;
import app.pip.engine.format.plist.SealedFile;
import app.pip.engine.interpreter.Shipped;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.platform.Kind;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// The inside of a `Name.app` (Apple, Bundle Programming Guide), sealed ad hoc: without the seal a Mac calls a
/// downloaded app damaged. Nested Mach-O files are sealed as plain files and keep the signatures they came with.
final class MacBundle {

    private static final TreePath CONTENTS = TreePath.of("Contents");
    private static final String ICON = "icon.icns";

    private MacBundle() {}

    /// All entries, their paths beginning with `Contents`.
    static List<PackedEntry> entries(Parts parts, Kind kind) throws IOException {
        return entries(parts, Bundler.resources(parts, kind), kind);
    }

    /// All entries of an app that has these below `Contents/Resources`.
    static List<PackedEntry> entries(Parts parts, List<PackedEntry> own, Kind kind) throws IOException {
        var inside = new ArrayList<PackedEntry>();
        TreePath resources = TreePath.of("Resources");
        own.forEach(entry -> inside.add(entry.under(resources)));
        // its pictures are compressed, but some are in it twice
        inside.add(Bundler.file(
                "Resources/" + ICON, Packer.packQuickly(parts.icon().icns())));
        byte[] infoPlist = InfoPlist.bytes(parts, ICON);
        inside.add(Bundler.file("Info.plist", Content.of(infoPlist)));
        inside.add(Bundler.file("PkgInfo", Content.of("APPL????")));
        inside.sort(Comparator.comparing(PackedEntry::path));

        var program = new TreePath(List.of("MacOS", parts.app().fileName()));
        byte[] seal = seal(program, inside, kind);
        inside.add(Bundler.file("_CodeSignature/CodeResources", Packer.packQuickly(Content.of(seal))));
        inside.add(launcher(parts, program, infoPlist, seal));
        return inside.stream().map(entry -> entry.under(CONTENTS)).toList();
    }

    private static PackedEntry launcher(Parts parts, TreePath program, byte[] infoPlist, byte[] seal)
            throws IOException {
        String from = "prebuilt/" + parts.interpreter().target() + "/launcher";
        byte[] unsigned = Shipped.content(from).readAll();
        byte[] signed = AdHocSignature.sign(unsigned, parts.app().id(), infoPlist, seal);
        return new PackedEntry.File(program, true, ShippedFile.changed(from, unsigned, signed));
    }

    private static byte[] seal(TreePath program, List<PackedEntry> inside, Kind kind) throws IOException {
        var sealed = new ArrayList<SealedFile>();
        for (PackedEntry entry : inside) {
            if (entry instanceof PackedEntry.File file) {
                sealed.add(new SealedFile(
                        file.path(), file.packed().sha1().hex(), file.packed().sha256()));
            }
        }
        var out = new ByteArrayOutputStream();
        // this file system gives names back in its own spelling, in which they are copied from it
        CodeResources.write(out, program, sealed, kind == Kind.MAC_DMG ? HfsName::of : UnaryOperator.identity());
        return out.toByteArray();
    }
}
