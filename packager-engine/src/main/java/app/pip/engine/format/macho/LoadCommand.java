package app.pip.engine.format.macho;

/// One command to the loader. The numbers are those of `mach-o/loader.h`.
///
/// @param type `cmd`
/// @param offset where it begins in the file
/// @param size `cmdsize`, in bytes, with its head of 8
record LoadCommand(int type, long offset, long size) {

    static final int ID_DYLIB = 0xd;
    static final int LOAD_DYLIB = 0xc;
    static final int LOAD_WEAK_DYLIB = 0x8000_0018;
    static final int REEXPORT_DYLIB = 0x8000_001f;
    static final int LAZY_LOAD_DYLIB = 0x20;
    static final int LOAD_UPWARD_DYLIB = 0x8000_0023;
    static final int RPATH = 0x8000_001c;
    static final int SEGMENT_64 = 0x19;
    static final int CODE_SIGNATURE = 0x1d;
    static final int VERSION_MIN_MACOSX = 0x24;
    static final int BUILD_VERSION = 0x32;

    /// `cmd` and `cmdsize`.
    static final int HEAD = 8;

    long end() {
        return offset + size;
    }
}
