package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.catalog.Standing;
import app.pip.engine.hash.Sha256;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Optional;

/// A page in a short form that is read much faster than HTML or JSON, to be kept. Not for exchange: whoever
/// changes it changes its name.
final class PageForm {

    /// Names this form.
    static final String NAME = "page-1";

    private static final int DIGEST = 32;
    private static final int HAS_NAME = 1;
    private static final int HAS_SHA256 = 2;
    private static final int HAS_PYTHON = 4;
    private static final int IS_YANKED = 8;
    private static final int HAS_SIBLING = 16;
    private static final int HAS_SIBLING_SHA256 = 32;
    private static final int HAS_SIZE = 64;
    private static final int HAS_UPLOADED = 128;

    private PageForm() {}

    static void write(Page page, OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeUTF(page.standing().name());
        out.writeUTF(page.reason().orElse(""));
        out.writeInt(page.files().size());
        String before = "";
        for (PageFile file : page.files()) {
            // addresses begin alike
            int same = common(before, file.address());
            out.writeShort(same);
            out.writeUTF(file.address().substring(same));
            before = file.address();
            write(file, out);
        }
        out.flush();
    }

    private static void write(PageFile file, DataOutputStream out) throws IOException {
        boolean named = !file.name().equals(Addresses.fileName(file.address()));
        Optional<Sha256> siblings = file.sibling().flatMap(Offer.Sibling::sha256);
        out.writeByte(flag(HAS_NAME, named)
                | flag(HAS_SHA256, file.sha256().isPresent())
                | flag(HAS_PYTHON, !file.requiresPython().isEmpty())
                | flag(IS_YANKED, file.yanked().isPresent())
                | flag(HAS_SIBLING, file.sibling().isPresent())
                | flag(HAS_SIBLING_SHA256, siblings.isPresent())
                | flag(HAS_SIZE, file.size() >= 0)
                | flag(HAS_UPLOADED, !file.uploaded().isEmpty()));
        if (named) {
            out.writeUTF(file.name());
        }
        if (file.sha256().isPresent()) {
            out.write(file.sha256().get().bytes());
        }
        if (!file.requiresPython().isEmpty()) {
            out.writeUTF(file.requiresPython());
        }
        if (file.yanked().isPresent()) {
            out.writeUTF(file.yanked().get());
        }
        if (siblings.isPresent()) {
            out.write(siblings.get().bytes());
        }
        if (file.size() >= 0) {
            out.writeLong(file.size());
        }
        if (!file.uploaded().isEmpty()) {
            out.writeUTF(file.uploaded());
        }
    }

    static Page read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        Standing standing = Standing.valueOf(in.readUTF());
        String reason = in.readUTF();
        int count = in.readInt();
        var files = new java.util.ArrayList<PageFile>(count);
        String before = "";
        for (int i = 0; i < count; i++) {
            int same = in.readUnsignedShort();
            before = before.substring(0, same) + in.readUTF();
            files.add(file(before, in));
        }
        return new Page(standing, Optional.of(reason).filter(text -> !text.isEmpty()), files);
    }

    private static PageFile file(String address, DataInputStream in) throws IOException {
        int flags = in.readUnsignedByte();
        String name = is(flags, HAS_NAME) ? in.readUTF() : Addresses.fileName(address);
        Optional<Sha256> sha256 = is(flags, HAS_SHA256) ? Optional.of(digest(in)) : Optional.empty();
        String python = is(flags, HAS_PYTHON) ? in.readUTF() : "";
        Optional<String> yanked = is(flags, IS_YANKED) ? Optional.of(in.readUTF()) : Optional.empty();
        Optional<Sha256> siblings = is(flags, HAS_SIBLING_SHA256) ? Optional.of(digest(in)) : Optional.empty();
        Optional<Offer.Sibling> sibling =
                is(flags, HAS_SIBLING) ? Optional.of(new Offer.Sibling(siblings)) : Optional.empty();
        long size = is(flags, HAS_SIZE) ? in.readLong() : -1;
        String uploaded = is(flags, HAS_UPLOADED) ? in.readUTF() : "";
        return new PageFile(name, address, sha256, python, yanked, sibling, size, uploaded);
    }

    private static Sha256 digest(DataInputStream in) throws IOException {
        return new Sha256(HexFormat.of().formatHex(in.readNBytes(DIGEST)));
    }

    private static int flag(int flag, boolean set) {
        return set ? flag : 0;
    }

    private static boolean is(int flags, int flag) {
        return (flags & flag) != 0;
    }

    private static int common(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int same = 0;
        while (same < end && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
