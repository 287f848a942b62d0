package app.pip.engine.format.macho;

/// What a Mach-O file is for (`filetype` in its header).
public enum FileType {
    /// A compiled but not yet linked source (MH_OBJECT).
    OBJECT(1),
    /// A program (MH_EXECUTE).
    EXECUTABLE(2),
    /// A shared library (MH_DYLIB).
    LIBRARY(6),
    /// A plug-in, as Python's extension modules are (MH_BUNDLE).
    PLUGIN(8),
    /// Anything else: debug symbols, core dumps.
    OTHER(-1);

    private final int number;

    FileType(int number) {
        this.number = number;
    }

    static FileType of(long number) {
        for (FileType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        return OTHER;
    }
}
