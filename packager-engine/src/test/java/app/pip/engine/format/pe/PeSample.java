package app.pip.engine.format.pe;

import app.pip.engine.format.Layout;
import java.nio.ByteOrder;

/// Writes one small PE file with each table that is read, of 32 or 64 bits: everything lies in one section, 0xe00
/// higher
/// in memory than in the file.
final class PeSample {

    private static final int COFF = 0x84;
    private static final int OPTIONAL = COFF + 20;
    private static final int SECTION_AT = 0x200;
    private static final int SECTION_SIZE = 0x600;
    private static final int SHIFT = 0xe00;

    private final Layout file = new Layout(SECTION_AT + SECTION_SIZE, ByteOrder.LITTLE_ENDIAN);
    private final boolean wide;

    private PeSample(int machine, boolean wide) {
        this.wide = wide;
        file.text(0, "MZ").u32(0x3c, 0x80).text(0x80, "PE");
        int optionalSize = (wide ? 112 : 96) + 16 * 8;
        file.u16(COFF, machine, 1).u16(COFF + 16, optionalSize, 0x2022);
        file.u16(OPTIONAL, wide ? 0x20b : 0x10b).u16(OPTIONAL + 48, 6, 1).u16(OPTIONAL + 68, 3);
        if (wide) {
            file.u64(OPTIONAL + 24, 0x1_4000_0000L);
        } else {
            file.u32(OPTIONAL + 28, 0x40_0000);
        }
        file.u32(OPTIONAL + (wide ? 108 : 92), 16);
        file.text(OPTIONAL + optionalSize, ".rdata");
        file.u32(OPTIONAL + optionalSize + 8, SECTION_SIZE, SECTION_AT + SHIFT, SECTION_SIZE, SECTION_AT);
    }

    static byte[] x64() {
        return new PeSample(0x8664, true).tables(1, 0).file.bytes();
    }

    /// With the addresses in the table of delayed imports absolute, as old linkers wrote them.
    static byte[] x86() {
        return new PeSample(0x14c, false).tables(0, 0x40_0000).file.bytes();
    }

    private PeSample tables(int delayAttributes, int delayBase) {
        directory(0, 0x200, 0x100);
        exports();
        directory(1, 0x300, 60);
        file.u32(0x300, memory(0x340), 0, 0, memory(0x3a0), memory(0x360));
        file.u32(0x314, 0, 0, 0, memory(0x3b0), memory(0x380)); // no list of names but that of addresses
        lookup(0x340, memory(0x3c0), ordinal(7));
        lookup(0x380, memory(0x3d0), 0);
        file.text(0x3a0, "KERNEL32.dll").text(0x3b0, "python314.dll");
        file.text(0x3c2, "ExitProcess").text(0x3d2, "Py_Main");
        directory(2, 0x7f0, 16);
        directory(13, 0x500, 64);
        file.u32(0x500, delayAttributes, delayBase + memory(0x5a0), 0, 0, delayBase + memory(0x540));
        lookup(0x540, delayBase + memory(0x5c0), 0);
        file.text(0x5a0, "SHELL32.dll").text(0x5c2, "ShellExecuteW");
        return this;
    }

    private void exports() {
        file.u32(0x200 + 20, 2, 2, memory(0x230), memory(0x240), memory(0x250));
        file.u32(0x230, 0x5000, memory(0x290)); // code elsewhere, a forwarder inside the table
        file.u32(0x240, memory(0x260), memory(0x270));
        file.u16(0x250, 1, 0);
        file.text(0x260, "PyForwarded").text(0x270, "PyReal").text(0x290, "python314.PyForwarded");
    }

    private void lookup(int at, long first, long second) {
        if (wide) {
            file.u64(at, first, second, 0);
        } else {
            file.u32(at, first, second, 0);
        }
    }

    private long ordinal(int number) {
        return (wide ? 1L << 63 : 1L << 31) | number;
    }

    private void directory(int number, int at, int size) {
        file.u32(OPTIONAL + (wide ? 112 : 96) + 8 * number, memory(at), size);
    }

    private static int memory(int at) {
        return at + SHIFT;
    }
}
