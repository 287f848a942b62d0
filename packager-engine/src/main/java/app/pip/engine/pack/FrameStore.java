package app.pip.engine.pack;

import app.pip.engine.format.zstd.ZstdFrame;
import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import app.pip.engine.store.Store;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Optional;

/// Compresses each layer once as a whole, for apps that are a single file, and keeps it by its digest. In the frame one
/// entry comes after the other, in the order of the paths:
///
/// ```text
/// - SIZE PATH\n   a file and its bytes
/// x SIZE PATH\n   one that may be started
/// d PATH\n        an empty folder
/// ```
public final class FrameStore {

    private static final String AREA = "frames";

    /// Behind the frame: the size of its contents, and its SHA-256.
    private static final int TRAILER = 8 + 32;

    private final Store store;

    /// Frames in a store.
    public FrameStore(Store store) {
        this.store = store;
    }

    /// The frame of a layer, made now if it isn't kept or is damaged.
    public Frame frame(PackedLayer layer) throws IOException, InterruptedException {
        String key = layer.digest() + "-" + ZstdFrame.COMPRESSOR;
        Optional<Path> kept = store.find(AREA, key);
        if (kept.isPresent()) {
            try {
                Frame frame = read(layer.digest(), kept.get());
                frame.writeTo(OutputStream.nullOutputStream());
                return frame;
            } catch (DamagedException e) {
                // it can be made again, so nobody needs to hear of it
                store.forget(AREA, key);
            }
        }
        return read(layer.digest(), store.file(AREA, key, out -> pack(layer, out)));
    }

    private static void pack(PackedLayer layer, OutputStream out) throws IOException, InterruptedException {
        var digested = new DigestOutputStream(out, Digests.sha256());
        long size;
        try (var plain = new CountingStream(ZstdFrame.over(digested))) {
            for (PackedEntry entry : layer.entries()) {
                write(entry, plain);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            size = plain.count();
        }
        digested.on(false);
        var trailer = new DataOutputStream(digested);
        trailer.writeLong(size);
        trailer.write(digested.getMessageDigest().digest());
    }

    private static void write(PackedEntry entry, OutputStream out) throws IOException {
        switch (entry) {
            case PackedEntry.File file -> {
                String form = file.executable() ? "x " : "- ";
                out.write(line(form + file.packed().size() + " " + file.path()));
                try (InputStream plain = new PackedContent(file.packed()).open()) {
                    plain.transferTo(out);
                }
            }
            case PackedEntry.Folder folder -> out.write(line("d " + folder.path()));
        }
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Frame read(Sha256 layer, Path file) throws IOException {
        long packed = Files.size(file) - TRAILER;
        if (packed < 0) {
            throw new DamagedException(file + " is cut off");
        }
        try (var in = new DataInputStream(new SliceStream(file, packed, TRAILER))) {
            long plain = in.readLong();
            var digest = new byte[32];
            in.readFully(digest);
            return new Frame(layer, plain, packed, new Sha256(HexFormat.of().formatHex(digest)), file);
        }
    }
}
