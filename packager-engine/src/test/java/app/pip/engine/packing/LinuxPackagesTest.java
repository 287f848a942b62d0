package app.pip.engine.packing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.engine.Approved;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.pack.PackedEntry;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.progress.Progress;
import app.pip.engine.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxPackagesTest {

    private static final int LEAD = 96;

    @TempDir
    private Path store;

    @Test
    void everythingHasItsPlace() throws Exception {
        var listing = new StringBuilder();
        for (PackedEntry entry :
                LinuxTree.of(SmallBundle.of(Target.LINUX_X64, store)).all()) {
            listing.append(
                    switch (entry) {
                        case PackedEntry.Folder folder -> "d--- " + folder.path();
                        case PackedEntry.File file -> (file.executable() ? "-rwx " : "-rw- ") + file.path();
                    });
            listing.append('\n');
        }
        Approved.verify("linux-tree.txt", listing.toString());
    }

    @Test
    void aDebianPackageSaysWhatItIs() throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        byte[] deb = written(Kind.LINUX_DEB, Target.LINUX_ARM64);
        try (var ar = new ArArchiveInputStream(new ByteArrayInputStream(deb))) {
            for (var entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                members.put(entry.getName(), ar.readAllBytes());
            }
        }
        assertEquals(List.of("debian-binary", "control.tar.gz", "data.tar.gz"), List.copyOf(members.keySet()));
        assertEquals("2.0\n", text(members.get("debian-binary")));
        var control = new GZIPInputStream(new ByteArrayInputStream(members.get("control.tar.gz")));
        try (var tar = new TarArchiveInputStream(control)) {
            assertEquals("./control", tar.getNextEntry().getName());
            Approved.verify("debian-control.txt", text(tar.readAllBytes()));
            assertEquals("./md5sums", tar.getNextEntry().getName());
            // the digest of the text above, by RFC 1321
            assertEquals(
                    true,
                    text(tar.readAllBytes())
                            .contains("d41d8cd98f00b204e9800998ecf8427e  usr/lib/app.pip.zoe-s-game/program/empty\n"));
        }
    }

    @Test
    void anRpmPackageIsWhole() throws Exception {
        byte[] rpm = written(Kind.LINUX_RPM, Target.LINUX_X64);
        Map<Integer, Object> signature = header(rpm, LEAD);
        int signatureSize = size(rpm, LEAD);
        int at = LEAD + (signatureSize + 7) / 8 * 8;
        int size = size(rpm, at);
        byte[] main = Arrays.copyOfRange(rpm, at, at + size);
        assertEquals(Sha256.of(main).hex(), text(signature.get(273)));
        assertEquals(rpm.length - at, ints(signature.get(1000)).get(0));
        Map<Integer, Object> header = header(rpm, at);
        byte[] payload = Arrays.copyOfRange(rpm, at + size, rpm.length);
        assertEquals(Sha256.of(payload).hex(), text(header.get(5092)));
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(payload)).readAllBytes();
        assertEquals(plain.length, ints(signature.get(1007)).get(0));
        assertEquals("app.pip.zoe-s-game", text(header.get(1000)));
        assertEquals(ints(header.get(1028)).size(), ints(header.get(1034)).size());
    }

    @Test
    void theSameBundleGivesTheSameBytes() throws Exception {
        for (Kind kind : List.of(Kind.LINUX_DEB, Kind.LINUX_RPM)) {
            assertArrayEquals(written(kind, Target.LINUX_X64), written(kind, Target.LINUX_X64));
        }
    }

    private byte[] written(Kind kind, Target target) throws Exception {
        var out = new ByteArrayOutputStream();
        Bundle bundle = SmallBundle.of(target, store);
        Packing.of(kind, new FrameStore(new Store(store))).write(bundle, out, Progress.unwatched());
        return out.toByteArray();
    }

    /// How many bytes a header has: 16, its index, its values.
    private static int size(byte[] rpm, int at) {
        var bytes = ByteBuffer.wrap(rpm);
        return 16 + 16 * bytes.getInt(at + 8) + bytes.getInt(at + 12);
    }

    /// The values by their tags, as the bytes that begin there.
    private static Map<Integer, Object> header(byte[] rpm, int at) {
        var bytes = ByteBuffer.wrap(rpm);
        assertEquals(0x8eade801, bytes.getInt(at));
        int count = bytes.getInt(at + 8);
        int store = at + 16 + 16 * count;
        var values = new LinkedHashMap<Integer, Object>();
        for (int i = 0; i < count; i++) {
            int entry = at + 16 + 16 * i;
            int begin = store + bytes.getInt(entry + 8);
            int length = bytes.getInt(entry + 12);
            Object value = bytes.getInt(entry + 4) == 4
                    ? java.util.stream.IntStream.range(0, length)
                            .mapToObj(one -> bytes.getInt(begin + 4 * one))
                            .toList()
                    : Arrays.copyOfRange(rpm, begin, Math.min(rpm.length, begin + 200));
            values.put(bytes.getInt(entry), value);
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> ints(Object value) {
        return (List<Integer>) value;
    }

    private static String text(Object value) {
        String text = new String((byte[]) value, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
