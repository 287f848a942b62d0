package app.pip.engine.format.macho;

import app.pip.engine.format.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes the smallest Mach-O programs that the tests need: `__TEXT` with one section, `__LINKEDIT`, some load
/// commands.
final class MachOSample {

    static final int TEXT_SIZE = 0x1000;
    static final int LINKEDIT_SIZE = 0x28;
    static final int SECTION_AT = 0xf00;

    private final Layout file;
    private int at = 32;
    private int last;
    private int count;

    MachOSample(long cpu, long type, int tail) {
        file = new Layout(TEXT_SIZE + LINKEDIT_SIZE + tail, ByteOrder.LITTLE_ENDIAN);
        file.u32(0, 0xfeedfacfL, cpu, 0, type);
        segment("__TEXT", 0x1_0000_0000L, 0, TEXT_SIZE, 1);
        file.text(at - 80, "__text").text(at - 64, "__TEXT").u32(at - 80 + 48, SECTION_AT);
        segment("__LINKEDIT", 0x1_0000_4000L, TEXT_SIZE, LINKEDIT_SIZE + tail, 0);
        for (int i = SECTION_AT; i < TEXT_SIZE + LINKEDIT_SIZE; i++) {
            file.raw(i, (byte) (i * 7));
        }
    }

    /// A program for Apple's processors.
    static MachOSample arm64() {
        return new MachOSample(0x0100000c, 2, 0);
    }

    /// A program for Intel's processors.
    static MachOSample x64() {
        return new MachOSample(0x01000007, 2, 0);
    }

    /// A program with `size` bytes at its end that say they are a signature.
    static MachOSample signed(int size) {
        var sample = new MachOSample(0x0100000c, 2, size);
        return sample.command(0x1d, 16).number(8, TEXT_SIZE + LINKEDIT_SIZE).number(12, size);
    }

    MachOSample dylib(long command, String name) {
        return command(command, 56).number(8, 24).words(24, name);
    }

    MachOSample rpath(String path) {
        return command(0x8000001cL, 40).number(8, 12).words(12, path);
    }

    MachOSample buildVersion(int platform, int version) {
        return command(0x32, 24).number(8, platform).number(12, version);
    }

    MachOSample versionMin(int version) {
        return command(0x24, 16).number(8, version);
    }

    MachOSample command(long type, int size) {
        file.u32(at, type, size);
        at += size;
        last = size;
        count++;
        return this;
    }

    private MachOSample number(int offset, long number) {
        file.u32(at - last + offset, number);
        return this;
    }

    private MachOSample words(int offset, String text) {
        file.text(at - last + offset, text);
        return this;
    }

    byte[] bytes() {
        return file.u32(16, count, at - 32).bytes();
    }

    /// Fills the room behind the load commands, so that no more go in.
    byte[] bytesWithoutRoom() {
        file.u32(32 + 72 + 48, at);
        return bytes();
    }

    private void segment(String name, long address, int offset, int size, int sections) {
        command(0x19, 72 + 80 * sections);
        int begin = at - last;
        file.text(begin + 8, name)
                .u64(begin + 24, address, 0x4000, offset, size)
                .u32(begin + 64, sections);
    }

    /// A universal file of several others.
    static byte[] universal(byte[]... slices) {
        int size = 0x1000 + slices.length * 0x4000;
        var file = new Layout(size, ByteOrder.BIG_ENDIAN).u32(0, 0xcafebabeL, slices.length);
        for (int i = 0; i < slices.length; i++) {
            int cpu = ByteBuffer.wrap(slices[i]).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
            file.u32(8 + i * 20, cpu, 0, 0x1000 + i * 0x4000, slices[i].length, 12);
            file.raw(0x1000 + i * 0x4000, slices[i]);
        }
        return file.bytes();
    }
}
