package app.pip.engine.format.elf;

import app.pip.engine.format.Layout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the smallest ELF files that the tests need, of 64 bits: one loaded segment with everything in it, mapped
/// 0x10000
/// higher than it lies in the file.
final class ElfSample {

    private static final int ADDRESS = 0x10000;
    private static final int DYNAMIC_AT = 0x100;
    private static final int DYNAMIC_SIZE = 0x100;
    private static final int STRINGS_AT = 0x200;
    private static final int STRINGS_SIZE = 0x200;
    private static final int NEEDS_AT = 0x400;
    private static final int INTERPRETER_AT = 0x580;
    private static final int SIZE = 0x600;

    private final Layout file;
    private final List<long[]> entries = new ArrayList<>();
    private final Map<String, List<String>> versions = new LinkedHashMap<>();
    private int nextString = STRINGS_AT + 1;

    ElfSample(int machine, ByteOrder order) {
        file = new Layout(SIZE, order);
        file.raw(0, (byte) 0x7f, (byte) 'E', (byte) 'L', (byte) 'F', (byte) 2);
        file.raw(5, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2)).u16(16, 3, machine);
        file.u64(32, 64).u16(54, 56, 3);
        header(0, 1, 0, SIZE);
        header(1, 2, DYNAMIC_AT, DYNAMIC_SIZE);
    }

    ElfSample interpreter(String path) {
        header(2, 3, INTERPRETER_AT, path.length() + 1);
        file.text(INTERPRETER_AT, path);
        return this;
    }

    ElfSample text(long tag, String text) {
        return number(tag, string(text));
    }

    ElfSample number(long tag, long number) {
        entries.add(new long[] {tag, number});
        return this;
    }

    ElfSample needs(String library, String... versionNames) {
        versions.put(library, List.of(versionNames));
        return this;
    }

    byte[] bytes() {
        number(5, ADDRESS + STRINGS_AT).number(10, STRINGS_SIZE);
        if (!versions.isEmpty()) {
            writeVersions();
            number(0x6ffffffeL, ADDRESS + NEEDS_AT).number(0x6fffffffL, versions.size());
        }
        for (int i = 0; i < entries.size(); i++) {
            file.u64(DYNAMIC_AT + 16 * i, entries.get(i));
        }
        return file.bytes();
    }

    private void writeVersions() {
        int at = NEEDS_AT;
        int left = versions.size();
        for (Map.Entry<String, List<String>> need : versions.entrySet()) {
            int count = need.getValue().size();
            int size = 16 + 16 * count;
            file.u16(at, 1, count).u32(at + 4, string(need.getKey()), 16, --left == 0 ? 0 : size);
            for (int i = 0; i < count; i++) {
                int next = i == count - 1 ? 0 : 16;
                file.u32(at + 16 + 16 * i, 0, 0, string(need.getValue().get(i)), next);
            }
            at += size;
        }
    }

    private void header(int number, int type, int offset, int size) {
        int at = 64 + 56 * number;
        file.u32(at, type, 4).u64(at + 8, offset, ADDRESS + offset, ADDRESS + offset, size, size);
    }

    private int string(String text) {
        int at = nextString;
        file.text(at, text);
        nextString += text.length() + 1;
        return at - STRINGS_AT;
    }
}
