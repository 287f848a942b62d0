package app.pip.engine.pack;

import app.pip.engine.hash.Sha256;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes a pack of a [PackStore]: contents one after the other, in any order, and at the end the index. Not
/// for several threads at once.
public final class PackWriter {

    private final CountingStream out;
    private final List<PackFile.Placed> entries = new ArrayList<>();

    PackWriter(OutputStream out) {
        this.out = new CountingStream(out);
    }

    /// Packs some contents, which have no name yet.
    ///
    /// @param seen gets the plain bytes as they pass
    public Written write(Content content, OutputStream seen) throws IOException {
        long offset = out.count();
        return new Written(Packer.pack(content, out, seen), offset);
    }

    /// Gives contents a name.
    public void file(TreePath path, boolean executable, Written written) {
        entries.add(new PackFile.Placed(new PackedEntry.File(path, executable, written.packed), written.offset));
    }

    /// Packs a file.
    public Packed file(TreePath path, boolean executable, Content content) throws IOException {
        Written written = write(content, OutputStream.nullOutputStream());
        file(path, executable, written);
        return written.packed;
    }

    void finish(Sha256 madeFrom) throws IOException {
        entries.sort(Comparator.comparing(placed -> placed.entry().path()));
        PackFile.writeIndex(new DataOutputStream(out), madeFrom, entries, out.count());
    }

    /// Contents in the pack.
    public static final class Written {

        private final Packed packed;
        private final long offset;

        private Written(Packed packed, long offset) {
            this.packed = packed;
            this.offset = offset;
        }

        /// Sizes and digests; the bytes can be read when the pack is finished, by what [PackStore] gives
        /// back.
        public Packed packed() {
            return packed;
        }
    }
}
