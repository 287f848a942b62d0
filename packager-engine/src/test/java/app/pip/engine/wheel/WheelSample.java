package app.pip.engine.wheel;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.WheelName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Makes wheels, good ones and bad ones.
final class WheelSample {

    private final String name;
    private final String version;
    private String tags = "py3-none-any";
    private String wheelVersion = "1.0";
    private String metadata = "";
    private int method = ZipArchiveEntry.DEFLATED;
    private UnaryOperator<String> recordEdit = text -> text;
    private String algorithm = "SHA-256";
    private final List<Member> members = new ArrayList<>();

    private record Member(String path, byte[] bytes, int mode, boolean recorded) {}

    private WheelSample(String name, String version) {
        this.name = name;
        this.version = version;
    }

    static WheelSample of(String name, String version) {
        return new WheelSample(name, version);
    }

    WheelSample tags(String text) {
        tags = text;
        return this;
    }

    WheelSample wheelVersion(String text) {
        wheelVersion = text;
        return this;
    }

    /// More lines of METADATA, or others in place of name and version.
    WheelSample metadata(String... lines) {
        metadata = String.join("\n", lines) + "\n";
        return this;
    }

    WheelSample stored() {
        method = ZipArchiveEntry.STORED;
        return this;
    }

    WheelSample record(UnaryOperator<String> edit) {
        recordEdit = edit;
        return this;
    }

    WheelSample digests(String javaName) {
        algorithm = javaName;
        return this;
    }

    WheelSample with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8), 0100644);
    }

    WheelSample with(String path, byte[] bytes, int mode) {
        members.add(new Member(path, bytes, mode, true));
        return this;
    }

    WheelSample unrecorded(String path, String text) {
        members.add(new Member(path, text.getBytes(StandardCharsets.UTF_8), 0100644, false));
        return this;
    }

    String info() {
        return name + "-" + version + ".dist-info";
    }

    FetchedWheel write(Path folder) {
        return write(folder, bytes -> bytes);
    }

    /// Writes the wheel, its finished bytes edited.
    FetchedWheel write(Path folder, UnaryOperator<byte[]> edit) {
        try {
            Path file = folder.resolve(name + "-" + version + "-" + tags + ".zip");
            var all = new ArrayList<>(members);
            String head = "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n";
            boolean other = metadata.contains("Name: ");
            all.add(text(info() + "/METADATA", (other ? "" : head) + metadata));
            all.add(text(
                    info() + "/WHEEL",
                    "Wheel-Version: " + wheelVersion + "\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tags
                            + "\n"));
            all.add(text(info() + "/RECORD", recordEdit.apply(record(all))));
            all.removeIf(member -> member.path.endsWith("/RECORD") && member.bytes.length == 0);
            zip(file, all);
            byte[] bytes = edit.apply(Files.readAllBytes(file));
            Files.write(file, bytes);
            return new FetchedWheel(
                    WheelName.parse(name + "-" + version + "-" + tags + ".whl"), Sha256.of(bytes), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Member text(String path, String text) {
        return new Member(path, text.getBytes(StandardCharsets.UTF_8), 0100644, true);
    }

    private String record(List<Member> all) {
        var lines = new StringBuilder();
        for (Member member : all) {
            if (member.recorded && !member.path.endsWith("/")) {
                String path = member.path.contains(",") ? '"' + member.path + '"' : member.path;
                lines.append(path).append(',').append(digest(member.bytes)).append(',');
                lines.append(member.bytes.length).append('\n');
            }
        }
        return lines.append(info()).append("/RECORD,,\n").toString();
    }

    private String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes);
            return algorithm.toLowerCase(java.util.Locale.ROOT).replace("-", "")
                    + "="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void zip(Path file, List<Member> all) throws IOException {
        try (var zip = new ZipArchiveOutputStream(file)) {
            zip.setUseZip64(Zip64Mode.AsNeeded);
            for (Member member : all) {
                var entry = new ZipArchiveEntry(member.path);
                entry.setUnixMode(member.mode);
                entry.setTime(0);
                entry.setMethod(method);
                if (method == ZipArchiveEntry.STORED) {
                    var crc = new java.util.zip.CRC32();
                    crc.update(member.bytes);
                    entry.setCrc(crc.getValue());
                    entry.setSize(member.bytes.length);
                }
                zip.putArchiveEntry(entry);
                zip.write(member.bytes);
                zip.closeArchiveEntry();
            }
        }
    }
}
