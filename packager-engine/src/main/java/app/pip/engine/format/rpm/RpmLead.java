package app.pip.engine.format.rpm;

import app.pip.engine.hash.Digests;
import app.pip.engine.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;

/// Everything of a package that comes before its payload: a lead that only old tools read, digests, and the header. The
/// payload is a cpio archive of the same files in the same order in one gzip member.
public final class RpmLead {

    private static final int MAGIC = 0xedabeedb;
    private static final int SIZE = 96;
    private static final int LONGEST_NAME = 65;
    private static final int HEADER_SIGNATURE = 5;
    private static final int ALIGNMENT = 8;
    private static final int SHA256 = 8;

    /// `RPMSENSE_LESS`, `_EQUAL`, and for what rpm itself has to be able to do `_RPMLIB`.
    private static final int UP_TO_RPMLIB = 0x0100_000a;

    private static final int FOUND = 0x4000;
    private static final int EQUAL = 8;
    private static final int DOCUMENTATION = 2;

    private RpmLead() {}

    /// The bytes up to the payload.
    ///
    /// @param files in the order of their paths, which is the payload's
    /// @param time of all files, in seconds since 1970
    /// @throws IOException for more than 2 GiB, for which this form has no room
    public static byte[] bytes(RpmInfo info, List<RpmFile> files, int time, RpmPayload payload) throws IOException {
        long size = files.stream().mapToLong(RpmFile::size).sum();
        if (size > Integer.MAX_VALUE || payload.plainSize() > Integer.MAX_VALUE) {
            throw new IOException("an .rpm file can't hold more than 2 GiB here");
        }
        var header = new RpmHeader(RpmTag.IMMUTABLE);
        tell(header, info);
        header.number(RpmTag.SIZE, (int) size).number(RpmTag.BUILD_TIME, time);
        tell(header, files, time);
        require(header, info);
        header.texts(RpmTag.PAYLOAD_DIGESTS, List.of(payload.sha256().hex()))
                .number(RpmTag.PAYLOAD_DIGEST_ALGORITHM, SHA256);
        byte[] main = header.bytes();
        byte[] signature = new RpmHeader(RpmTag.SIGNATURES)
                .text(
                        RpmTag.SHA1_OF_HEADER,
                        HexFormat.of().formatHex(Digests.sha1().digest(main)))
                .text(RpmTag.SHA256_OF_HEADER, Sha256.of(main).hex())
                .number(RpmTag.SIGNED_SIZE, (int) (main.length + payload.size()))
                .number(RpmTag.PAYLOAD_SIZE, (int) payload.plainSize())
                .bytes();
        var out = new ByteArrayOutputStream();
        out.writeBytes(lead(info));
        out.writeBytes(signature);
        out.writeBytes(new byte[(ALIGNMENT - signature.length % ALIGNMENT) % ALIGNMENT]);
        out.writeBytes(main);
        return out.toByteArray();
    }

    private static byte[] lead(RpmInfo info) {
        byte[] name = (info.name() + "-" + info.version() + "-1").getBytes(StandardCharsets.UTF_8);
        var lead = ByteBuffer.allocate(SIZE);
        lead.putInt(MAGIC).put((byte) 3).put((byte) 0).putShort((short) 0);
        lead.putShort((short) (info.architecture().equals("x86_64") ? 1 : 19));
        lead.put(name, 0, Math.min(name.length, LONGEST_NAME));
        return lead.putShort(76, (short) 1)
                .putShort(78, (short) HEADER_SIGNATURE)
                .array();
    }

    private static void tell(RpmHeader header, RpmInfo info) {
        header.texts(RpmTag.LANGUAGES, List.of("C"))
                .text(RpmTag.NAME, info.name())
                .text(RpmTag.VERSION, info.version())
                .text(RpmTag.RELEASE, "1")
                .translated(RpmTag.SUMMARY, info.summary())
                .translated(RpmTag.DESCRIPTION, info.description())
                .text(RpmTag.BUILD_HOST, "localhost")
                .text(RpmTag.LICENSE, info.license())
                .translated(RpmTag.GROUP, "Unspecified")
                .text(RpmTag.SYSTEM, "linux")
                .text(RpmTag.ARCHITECTURE, info.architecture())
                // without it rpm takes the package for one of sources
                .text(RpmTag.SOURCE, info.name() + "-" + info.version() + "-1.src.rpm")
                .text(RpmTag.WRITTEN_BY, "4.18.0")
                .text(RpmTag.PAYLOAD_FORMAT, "cpio")
                .text(RpmTag.PAYLOAD_COMPRESSOR, "gzip")
                .text(RpmTag.PAYLOAD_LEVEL, "9")
                .text(RpmTag.ENCODING, "utf-8");
        if (!info.vendor().isEmpty()) {
            header.text(RpmTag.VENDOR, info.vendor());
        }
    }

    private static void tell(RpmHeader header, List<RpmFile> files, int time) {
        var folders = new LinkedHashMap<String, Integer>();
        files.forEach(file -> folders.putIfAbsent(file.folder(), folders.size()));
        var numbers = new ArrayList<Integer>();
        files.forEach(file -> numbers.add(numbers.size() + 1));
        header.numbers(
                        RpmTag.FILE_SIZES,
                        files.stream().map(file -> (int) file.size()).toList())
                .shorts(RpmTag.FILE_MODES, files.stream().map(RpmFile::mode).toList())
                .shorts(RpmTag.FILE_DEVICE_NUMBERS, all(files, 0))
                .numbers(RpmTag.FILE_TIMES, all(files, time))
                .texts(
                        RpmTag.FILE_DIGESTS,
                        files.stream().map(file -> file.sha256().orElse("")).toList())
                .texts(RpmTag.FILE_LINKS, all(files, ""))
                .numbers(
                        RpmTag.FILE_FLAGS,
                        files.stream()
                                .map(file -> file.documentation() ? DOCUMENTATION : 0)
                                .toList())
                .texts(RpmTag.FILE_USERS, all(files, "root"))
                .texts(RpmTag.FILE_GROUPS, all(files, "root"))
                .numbers(RpmTag.FILE_CHECKS, all(files, -1))
                .numbers(RpmTag.FILE_DEVICES, all(files, 1))
                .numbers(RpmTag.FILE_NUMBERS, numbers)
                .texts(RpmTag.FILE_LANGUAGES, all(files, ""))
                .numbers(
                        RpmTag.FILE_FOLDERS,
                        files.stream()
                                .map(file -> folders.getOrDefault(file.folder(), 0))
                                .toList())
                .texts(
                        RpmTag.FILE_NAMES,
                        files.stream().map(file -> file.path().name()).toList())
                .texts(RpmTag.FOLDERS, List.copyOf(folders.keySet()))
                .number(RpmTag.FILE_DIGEST_ALGORITHM, SHA256);
    }

    private static void require(RpmHeader header, RpmInfo info) {
        var names = new ArrayList<>(
                List.of("rpmlib(CompressedFileNames)", "rpmlib(FileDigests)", "rpmlib(PayloadFilesHavePrefix)"));
        var versions = new ArrayList<>(List.of("3.0.4-1", "4.6.0-1", "4.0-1"));
        var flags = new ArrayList<>(all(names, UP_TO_RPMLIB));
        for (String required : info.requires()) {
            names.add(required);
            versions.add("");
            flags.add(FOUND);
        }
        header.texts(RpmTag.REQUIRED_NAMES, names)
                .texts(RpmTag.REQUIRED_VERSIONS, versions)
                .numbers(RpmTag.REQUIRED_FLAGS, flags)
                .texts(RpmTag.PROVIDED_NAMES, List.of(info.name()))
                .texts(RpmTag.PROVIDED_VERSIONS, List.of(info.version() + "-1"))
                .numbers(RpmTag.PROVIDED_FLAGS, List.of(EQUAL));
    }

    private static <T> List<T> all(List<?> files, T value) {
        return files.stream().map(file -> value).toList();
    }
}
