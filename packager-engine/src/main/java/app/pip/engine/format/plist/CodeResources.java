package app.pip.engine.format.plist;

import app.pip.engine.format.plist.ResourceRule.Treatment;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The seal of a bundle, `Contents/_CodeSignature/CodeResources`: digests of all files that its main program's
/// signature
/// doesn't cover, and the rules by which they were chosen, as `codesign` writes them (Apple Technical Note TN2206).
public final class CodeResources {

    private static final TreePath SIGNATURE = TreePath.of("_CodeSignature");
    private static final TreePath SIGNATURE_LINK = TreePath.of("CodeResources");
    private static final TreePath STORE_RECEIPT = TreePath.of("_MASReceipt");

    private CodeResources() {}

    /// Writes the seal for a file system that gives paths back as they were given to it.
    ///
    /// @throws IllegalArgumentException if there is a file where only signed code may lie
    public static void write(OutputStream out, TreePath mainProgram, Iterable<SealedFile> files) throws IOException {
        write(out, mainProgram, files, UnaryOperator.identity());
    }

    /// Writes the seal. What the rules omit may be among the files, and is left out.
    ///
    /// @param out is left open
    /// @param mainProgram the bundle's main program, which its own signature covers
    /// @param files of the bundle, each path once, in the order in which they shall be listed; gone through twice
    /// @param spelling how the file system that the bundle will be on writes a path: seals compare bytes
    /// @throws IllegalArgumentException if there is a file where only signed code may lie, such as a second one in
    /// `MacOS`: our bundles have none
    public static void write(
            OutputStream out, TreePath mainProgram, Iterable<SealedFile> files, UnaryOperator<String> spelling)
            throws IOException {
        try (var plist = new PlistWriter(out)) {
            plist.beginDict();
            plist.key("files");
            writeFiles(plist, mainProgram, files, Form.first(spelling));
            plist.key("files2");
            writeFiles(plist, mainProgram, files, Form.second(spelling));
            plist.key("rules");
            plist.value(rules(ResourceRule.FIRST));
            plist.key("rules2");
            plist.value(rules(ResourceRule.SECOND));
            plist.endDict();
        }
    }

    /// How one of the two lists comes about.
    ///
    /// @param byWeight the rules that say which files it holds, in the order in which they count
    /// @param digest what it says of a file
    /// @param digestName the digest's name in a dictionary
    /// @param bare whether a digest that is not optional stands without a dictionary around it
    /// @param spelling how paths are written
    private record Form(
            List<ResourceRule> byWeight,
            Function<SealedFile, Plist> digest,
            String digestName,
            boolean bare,
            UnaryOperator<String> spelling) {

        static Form first(UnaryOperator<String> spelling) {
            return new Form(
                    ResourceRule.byWeight(ResourceRule.FIRST),
                    file -> Plist.Binary.of(HexFormat.of().parseHex(file.sha1())),
                    "hash",
                    true,
                    spelling);
        }

        static Form second(UnaryOperator<String> spelling) {
            return new Form(
                    ResourceRule.byWeight(ResourceRule.SECOND),
                    file -> Plist.Binary.of(file.sha256().bytes()),
                    "hash2",
                    false,
                    spelling);
        }

        Plist entry(SealedFile file, boolean optional) {
            if (bare && !optional) {
                return digest.apply(file);
            }
            var entry = Plist.Dict.empty().with(digestName, digest.apply(file));
            return optional ? entry.with(Treatment.OPTIONAL.word(), true) : entry;
        }
    }

    private static void writeFiles(PlistWriter plist, TreePath mainProgram, Iterable<SealedFile> files, Form form)
            throws IOException {
        plist.beginDict();
        for (SealedFile file : files) {
            Optional<Treatment> treatment = isExcluded(file.path(), mainProgram)
                    ? Optional.empty()
                    : ResourceRule.treatment(file.path().toString(), form.byWeight);
            if (treatment.isEmpty() || treatment.get() == Treatment.OMIT) {
                continue;
            }
            if (treatment.get() == Treatment.NESTED) {
                throw new IllegalArgumentException("only signed code may lie at " + file.path());
            }
            plist.key(form.spelling.apply(file.path().toString()));
            plist.value(form.entry(file, treatment.get() == Treatment.OPTIONAL));
        }
        plist.endDict();
    }

    /// What no rule can bring back (`BundleDiskRep::adjustResources` in Apple's Security).
    private static boolean isExcluded(TreePath path, TreePath mainProgram) {
        return path.equals(mainProgram)
                || path.isIn(SIGNATURE)
                || path.isIn(SIGNATURE_LINK)
                || path.isIn(STORE_RECEIPT);
    }

    private static Plist.Dict rules(List<ResourceRule> rules) {
        var dict = Plist.Dict.empty();
        for (ResourceRule rule : rules) {
            dict = dict.with(rule.pattern().pattern(), rule.toPlist());
        }
        return dict;
    }
}
