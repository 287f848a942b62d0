package app.pip.engine.pack;

import app.pip.engine.hash.Sha256;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A content-addressed part of a bundle: a tree, the digests of its files, and the digest of its listing, which is the
/// layer's own. Equal layers have equal digests on every machine.
///
/// @param tree the files
/// @param files the SHA-256 of each file's bytes
/// @param digest of the listing: for each entry in order a line of its form, its SHA-256 and its path
public record Layer(Tree tree, SortedMap<TreePath, Sha256> files, Sha256 digest) {

    /// Copies the digests.
    public Layer {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// Reads every file of a tree once.
    public static Layer of(Tree tree) throws IOException {
        var files = new TreeMap<TreePath, Sha256>();
        var listing = new StringBuilder();
        for (Entry entry : tree.entries().values()) {
            switch (entry) {
                case Entry.File file -> {
                    Sha256 digest = digest(file.content());
                    files.put(file.path(), digest);
                    listing.append(file.executable() ? "x " : "- ").append(digest);
                }
                case Entry.Folder _ -> listing.append("d");
            }
            listing.append(' ').append(entry.path()).append('\n');
        }
        return new Layer(tree, files, Sha256.of(listing.toString()));
    }

    /// The digest of one of the files.
    Sha256 digestOf(TreePath path) {
        Sha256 digest = files.get(path);
        if (digest == null) {
            throw new IllegalArgumentException(path + " is not in this layer");
        }
        return digest;
    }

    private static Sha256 digest(Content content) throws IOException {
        if (content instanceof PackedContent packed) {
            return packed.packed().sha256();
        }
        try (InputStream in = content.open()) {
            return Sha256.of(in);
        }
    }
}
