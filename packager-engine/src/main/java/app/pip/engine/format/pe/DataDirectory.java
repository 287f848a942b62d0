package app.pip.engine.format.pe;

/// Where one of a file's tables lies.
///
/// @param address relative to where the file is loaded (RVA); 0 if there is no such table
/// @param size in bytes
record DataDirectory(long address, long size) {

    static final int EXPORTS = 0;
    static final int IMPORTS = 1;
    static final int RESOURCES = 2;
    static final int DELAYED_IMPORTS = 13;

    static final DataDirectory NONE = new DataDirectory(0, 0);

    boolean exists() {
        return address != 0;
    }

    boolean holds(long wanted) {
        return wanted >= address && wanted - address < size;
    }
}
