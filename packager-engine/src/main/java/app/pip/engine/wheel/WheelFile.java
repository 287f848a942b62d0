package app.pip.engine.wheel;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.deflate.DeflatedContent;
import app.pip.engine.format.deflate.Regrouping;
import app.pip.engine.format.zip.ZipMember;
import app.pip.engine.format.zip.ZipReader;
import app.pip.engine.hash.Digests;
import app.pip.engine.naming.PackageName;
import app.pip.engine.pack.PackWriter;
import app.pip.engine.pack.Packed;
import app.pip.engine.problem.Problem;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import app.pip.engine.version.Version;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// A wheel (PEP 427) that is here and whose form was verified: safe names, a RECORD that lists every file,
/// metadata of the package that the file's name tells. What is in its files is compared with RECORD while
/// they are read, once.
final class WheelFile implements Closeable {

    /// Enough for any METADATA with its description, and for a RECORD of the most files.
    private static final int LARGEST_TEXT = 32 << 20;

    private static final int LARGEST_METADATA = 16 << 20;

    private final FetchedWheel wheel;
    private final ZipReader zip;
    private final WheelContents contents;
    private final RecordFile record;
    private final CoreMetadata metadata;

    private WheelFile(
            FetchedWheel wheel, ZipReader zip, WheelContents contents, RecordFile record, CoreMetadata metadata) {
        this.wheel = wheel;
        this.zip = zip;
        this.contents = contents;
        this.record = record;
        this.metadata = metadata;
    }

    /// Opens a wheel.
    ///
    /// @throws RefusedException if it must not be used
    static WheelFile open(FetchedWheel wheel) throws IOException {
        ZipReader zip = ZipReader.open(wheel.file());
        try {
            var opening = new Opening(wheel, zip);
            return opening.wheelFile();
        } catch (FormatException e) {
            zip.close();
            throw RefusedException.damaged(wheel, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    FetchedWheel wheel() {
        return wheel;
    }

    WheelContents contents() {
        return contents;
    }

    CoreMetadata metadata() {
        return metadata;
    }

    /// Packs one of the files and compares it with RECORD on the way.
    ///
    /// @param seen gets the plain bytes as they pass
    /// @throws RefusedException if it isn't what RECORD says
    PackWriter.Written pack(TreePath path, PackWriter pack, OutputStream seen) throws IOException {
        ZipMember member = member(path);
        RecordFile.Line line = line(path);
        try {
            if (line.algorithm().equals("SHA-256")) {
                PackWriter.Written written = pack.write(content(member), seen);
                compare(path, written.packed(), written.packed().sha256().bytes());
                return written;
            }
            var digested = new DigestOutputStream(seen, digest(line.algorithm()));
            PackWriter.Written written = pack.write(content(member), digested);
            compare(path, written.packed(), digested.getMessageDigest().digest());
            return written;
        } catch (FormatException e) {
            throw RefusedException.damaged(wheel, path + ": " + e.getMessage());
        }
    }

    /// The bytes of a small file, compared with RECORD.
    ///
    /// @throws RefusedException if it isn't what RECORD says
    byte[] read(TreePath path) throws IOException {
        ZipMember member = member(path);
        byte[] bytes = bytes(wheel, zip, member);
        RecordFile.Line line = line(path);
        if (!matches(line, digest(line.algorithm()).digest(bytes), bytes.length)) {
            throw new RefusedException(Problem.stop("wheel.record-differs", wheel, path));
        }
        return bytes;
    }

    /// The digest that RECORD has for a file, whatever its algorithm.
    String digest(TreePath path) {
        return line(path).algorithm() + " " + line(path).digest();
    }

    /// The size that a file claims to have.
    long size(TreePath path) {
        return member(path).size();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void compare(TreePath path, Packed packed, byte[] digest) throws RefusedException {
        if (packed.size() != member(path).size()
                || packed.crc32() != member(path).crc32()) {
            throw RefusedException.damaged(wheel, path + " has another size or CRC-32 than the directory says");
        }
        if (!matches(line(path), digest, packed.size())) {
            throw new RefusedException(Problem.stop("wheel.record-differs", wheel, path));
        }
    }

    private static boolean matches(RecordFile.Line line, byte[] digest, long size) {
        return line.digest().equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                && line.size().orElse(size) == size;
    }

    /// Whether a file may be started.
    boolean executable(TreePath path) {
        return member(path).executable();
    }

    private ZipMember member(TreePath path) {
        ZipMember member = contents.files().get(path);
        if (member == null) {
            throw new IllegalArgumentException(path + " is not in " + wheel);
        }
        return member;
    }

    private RecordFile.Line line(TreePath path) {
        RecordFile.Line line = record.lines().get(member(path).name());
        if (line == null) {
            throw new IllegalArgumentException(path + " is not in RECORD");
        }
        return line;
    }

    private Content content(ZipMember member) {
        return member.deflated() ? new Deflated(zip, member) : new Stored(zip, member);
    }

    /// All bytes of a file that is known to be small.
    private static byte[] bytes(FetchedWheel wheel, ZipReader zip, ZipMember member) throws IOException {
        if (member.size() > LARGEST_TEXT) {
            throw new RefusedException(Problem.stop("wheel.file-too-large", wheel, member.name(), LARGEST_TEXT >> 20));
        }
        var plain = new ByteArrayOutputStream();
        try (InputStream in = member.deflated() ? new Deflated(zip, member).open() : zip.openPacked(member)) {
            plain.write(in.readNBytes((int) member.size() + 1));
        }
        byte[] bytes = plain.toByteArray();
        var crc = new CRC32();
        crc.update(bytes);
        if (bytes.length != member.size() || crc.getValue() != member.crc32()) {
            throw RefusedException.damaged(
                    wheel, member.name() + " has another size or CRC-32 than the directory says");
        }
        return bytes;
    }

    private static MessageDigest digest(String algorithm) {
        try {
            if (algorithm.equals("SHA-256")) {
                return Digests.sha256();
            }
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private record Stored(ZipReader zip, ZipMember member) implements Content {
        @Override
        public InputStream open() {
            return zip.openPacked(member);
        }

        @Override
        public long size() {
            return member.size();
        }
    }

    private record Deflated(ZipReader zip, ZipMember member) implements DeflatedContent {
        @Override
        public InputStream open() {
            return new Regrouping(zip.openPacked(member), OutputStream.nullOutputStream(), member.size());
        }

        @Override
        public InputStream openDeflated() {
            return zip.openPacked(member);
        }

        @Override
        public long size() {
            return member.size();
        }
    }

    /// What has to be right before any file is used.
    private record Opening(FetchedWheel wheel, ZipReader zip) {

        WheelFile wheelFile() throws IOException {
            var contents = WheelContents.of(wheel, zip.members(WheelContents.MOST_FILES), zip.size());
            RecordFile record = record(contents);
            refuseNewerFormat(CoreMetadata.parse(text(contents, "WHEEL")));
            CoreMetadata metadata = CoreMetadata.parse(text(contents, "METADATA"));
            refuseOthers(contents, metadata);
            return new WheelFile(wheel, zip, contents, record, metadata);
        }

        private String text(WheelContents contents, String name) throws IOException {
            ZipMember member = contents.files().get(contents.info().resolve(name));
            if (member == null) {
                throw RefusedException.damaged(wheel, "there is no " + contents.info() + "/" + name);
            }
            if (!name.equals("RECORD") && member.size() > LARGEST_METADATA) {
                throw new RefusedException(
                        Problem.stop("wheel.file-too-large", wheel, member.name(), LARGEST_METADATA >> 20));
            }
            return new String(bytes(wheel, zip, member), StandardCharsets.UTF_8);
        }

        private RecordFile record(WheelContents contents) throws IOException {
            RecordFile record;
            try {
                record = RecordFile.parse(text(contents, "RECORD"));
            } catch (IllegalArgumentException e) {
                throw new RefusedException(
                        Problem.stop("wheel.record-unreadable", wheel, String.valueOf(e.getMessage())));
            }
            Set<String> free = RecordFile.withoutDigest(contents.info().toString());
            Set<String> names = new HashSet<>();
            for (ZipMember member : contents.files().values()) {
                names.add(member.name());
                RecordFile.Line line = record.lines().get(member.name());
                if (!free.contains(member.name())
                        && (line == null || line.algorithm().isEmpty())) {
                    throw new RefusedException(Problem.stop("wheel.record-incomplete", wheel, member.name()));
                }
            }
            for (String name : record.lines().keySet()) {
                if (!names.contains(name) && !free.contains(name)) {
                    throw new RefusedException(Problem.stop("wheel.file-missing", wheel, name));
                }
            }
            return record;
        }

        private void refuseNewerFormat(CoreMetadata info) throws RefusedException {
            String version = info.first("Wheel-Version").orElse("");
            if (!version.matches("\\d{1,6}(\\.\\d+)*")) {
                throw RefusedException.damaged(wheel, "WHEEL has no Wheel-Version");
            }
            if (Integer.parseInt(version.split("\\.", 2)[0]) > 1) {
                throw new RefusedException(Problem.stop("wheel.newer-format", wheel, version));
            }
        }

        /// The metadata, and the folder that they lie in, must be those of the package that was asked for.
        private void refuseOthers(WheelContents contents, CoreMetadata metadata) throws RefusedException {
            String folder = contents.info().toString();
            String stem = folder.substring(0, folder.length() - ".dist-info".length());
            int dash = stem.lastIndexOf('-');
            String name = metadata.first("Name").orElse("");
            String version = metadata.first("Version").orElse("");
            boolean same =
                    isSame(name, version) && dash > 0 && isSame(stem.substring(0, dash), stem.substring(dash + 1));
            if (!same) {
                throw new RefusedException(Problem.stop("wheel.other-package", wheel, name + " " + version));
            }
        }

        private boolean isSame(String name, String version) {
            return PackageName.read(name).equals(Optional.of(wheel.name().name()))
                    && Version.read(version).equals(Optional.of(wheel.name().version()));
        }
    }
}
