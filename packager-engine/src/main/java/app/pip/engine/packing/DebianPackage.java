package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.ar.ArWriter;
import app.pip.engine.format.tar.TarDialect;
import app.pip.engine.format.tar.TarGzWriter;
import app.pip.engine.hash.Digests;
import app.pip.engine.pack.PackedContent;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.pack.Packer;
import app.pip.engine.progress.Progress;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A `.deb` file (`man 5 deb`, Debian Policy 4.6): version, control files, data, in an `ar` archive. It runs nothing
/// when it is installed or removed; desktops notice its files by the triggers of their own packages.
final class DebianPackage implements Packing {

    private static final Map<String, String> PACKAGES = packages();

    @Override
    public void write(Bundle bundle, OutputStream out, Progress progress) throws IOException, InterruptedException {
        var tree = LinuxTree.of(bundle);
        byte[] control = control(bundle, tree);
        List<PackedEntry> entries = tree.all();
        Measured data = Measured.of(nowhere -> data(entries, nowhere, progress.part(0, 0.5)));
        var ar = new ArWriter(out);
        byte[] form = "2.0\n".getBytes(StandardCharsets.US_ASCII);
        ar.member("debian-binary", form.length, member -> member.write(form));
        ar.member("control.tar.gz", control.length, member -> member.write(control));
        ar.member("data.tar.gz", data.size(), member -> data(entries, member, progress.part(0.5, 1)));
    }

    private static void data(List<PackedEntry> entries, OutputStream out, Progress progress)
            throws IOException, InterruptedException {
        try (var tar = new TarGzWriter(out, TarDialect.GNU)) {
            Entries.write(entries, tar, progress);
        }
    }

    private static byte[] control(Bundle bundle, LinuxTree tree) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarGzWriter(out, TarDialect.GNU)) {
            tar.file(TreePath.of("control"), false, Packer.pack(Content.of(fields(bundle, tree))));
            tar.file(TreePath.of("md5sums"), false, Packer.pack(Content.of(sums(tree))));
        }
        return out.toByteArray();
    }

    private static String fields(Bundle bundle, LinuxTree tree) {
        var app = bundle.app();
        var fields = new LinkedHashMap<String, String>();
        fields.put("Package", app.id());
        fields.put("Version", LinuxTexts.version(app));
        fields.put("Architecture", LinuxTexts.architecture(bundle.target(), true));
        String author = (app.author().isEmpty() ? app.name() : app.author()).replaceAll("[<>@,]", " ");
        fields.put("Maintainer", author.strip() + " <" + app.id() + "@localhost>");
        fields.put("Installed-Size", String.valueOf(kibibytes(tree)));
        fields.put("Depends", depends(bundle));
        fields.put("Section", "misc");
        fields.put("Priority", "optional");
        fields.put("Description", app.name() + "\n " + LinuxTexts.description(app));
        var text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    /// Policy 5.6.20: each file rounded up, and one for every folder.
    private static long kibibytes(LinuxTree tree) {
        return tree.all().stream()
                .mapToLong(entry -> switch (entry) {
                    case PackedEntry.File file -> Math.ceilDiv(file.packed().size(), 1024L);
                    case PackedEntry.Folder _ -> 1;
                })
                .sum();
    }

    private static String depends(Bundle bundle) {
        var depends = new TreeSet<String>();
        for (String library : bundle.libraries()) {
            String found = PACKAGES.get(library);
            if (found != null) {
                depends.add(found);
            }
        }
        String libc = "libc6 (>= " + LinuxTexts.glibc(bundle.floor()) + ")";
        return depends.isEmpty() ? libc : libc + ", " + String.join(", ", depends);
    }

    /// For `debsums` and `dpkg --verify`, which still count in MD5.
    private static String sums(LinuxTree tree) throws IOException {
        var sums = new StringBuilder();
        for (PackedEntry entry : tree.own()) {
            if (entry instanceof PackedEntry.File file) {
                var digest = new DigestOutputStream(OutputStream.nullOutputStream(), Digests.md5());
                try (InputStream plain = new PackedContent(file.packed()).open()) {
                    plain.transferTo(digest);
                }
                String sum = HexFormat.of().formatHex(digest.getMessageDigest().digest());
                sums.append(sum).append("  ").append(file.path()).append('\n');
            }
        }
        return sums.toString();
    }

    private static Map<String, String> packages() {
        var packages = new LinkedHashMap<String, String>();
        for (String line : Texts.lines("debian-packages.txt")) {
            int space = line.indexOf(' ');
            packages.put(line.substring(0, space), line.substring(space + 1));
        }
        return packages;
    }
}
