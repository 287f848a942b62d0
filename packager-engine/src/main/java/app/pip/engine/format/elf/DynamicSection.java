package app.pip.engine.format.elf;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an ELF file tells the dynamic loader (`Elf32_Dyn`, `Elf64_Dyn`): numbers under tags.
///
/// @param header of the file it belongs to
/// @param entries in their order, up to DT_NULL
/// @param strings where its texts stand
record DynamicSection(ElfHeader header, List<Entry> entries, StringTable strings) {

    static final long NEEDED = 1;
    static final long SONAME = 14;
    static final long RPATH = 15;
    static final long RUNPATH = 29;
    static final long VERNEED = 0x6fff_fffeL;
    static final long VERNEEDNUM = 0x6fff_ffffL;

    private static final long STRTAB = 5;
    private static final long STRSZ = 10;

    /// @param tag `d_tag`
    /// @param number `d_val` or `d_ptr`
    /// @param at where it stands in the file
    record Entry(long tag, long number, long at) {}

    /// @param begin in the file
    /// @param end in the file
    record StringTable(long begin, long end) {}

    /// That of a static program.
    static DynamicSection none(ElfHeader header) {
        return new DynamicSection(header, List.of(), new StringTable(0, 0));
    }

    static DynamicSection read(ElfHeader header, ProgramHeader part) throws FormatException {
        CheckedBytes bytes = header.bytes();
        int word = header.wide() ? Long.BYTES : Integer.BYTES;
        long entrySize = 2L * word;
        var entries = new ArrayList<Entry>();
        for (long at = part.offset(); at + entrySize <= part.offset() + part.size(); at += entrySize) {
            long tag = header.wide() ? bytes.bits64(at) : bytes.u32(at);
            if (tag == 0) {
                break;
            }
            entries.add(new Entry(tag, header.wide() ? bytes.bits64(at + word) : bytes.u32(at + word), at));
        }
        return new DynamicSection(header, List.copyOf(entries), strings(header, entries));
    }

    /// The number under a tag; of several the last one, as loaders do it.
    Optional<Entry> last(long tag) {
        return last(tag, entries);
    }

    /// The texts under a tag, in order.
    List<String> texts(long tag) throws FormatException {
        var texts = new ArrayList<String>();
        for (Entry entry : entries) {
            if (entry.tag == tag) {
                texts.add(text(entry.number, entry.at));
            }
        }
        return List.copyOf(texts);
    }

    /// The text at some place of the string table.
    ///
    /// @param offset inside the table
    /// @param askedAt where in the file that offset was read
    String text(long offset, long askedAt) throws FormatException {
        if (offset < 0 || offset >= strings.end - strings.begin) {
            throw header.bytes().wrong(askedAt, "an offset inside the string table");
        }
        return header.bytes().text(strings.begin + offset, strings.end);
    }

    private static StringTable strings(ElfHeader header, List<Entry> entries) throws FormatException {
        var table = last(STRTAB, entries);
        var size = last(STRSZ, entries);
        if (table.isEmpty() || size.isEmpty()) {
            return new StringTable(0, 0);
        }
        long begin = header.offsetOf(table.get().number);
        if (size.get().number < 0 || size.get().number > header.bytes().size() - begin) {
            throw header.bytes().wrong(size.get().at, "a string table that ends inside the file");
        }
        return new StringTable(begin, begin + size.get().number);
    }

    private static Optional<Entry> last(long tag, List<Entry> entries) {
        return entries.reversed().stream().filter(entry -> entry.tag == tag).findFirst();
    }
}
