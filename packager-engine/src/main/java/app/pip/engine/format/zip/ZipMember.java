package app.pip.engine.format.zip;

/// One entry of a zip, as its central directory describes it and its local header confirms.
///
/// @param name as it is written, UTF-8; a folder's ends in `/`
/// @param deflated whether its bytes are compressed with DEFLATE; otherwise they are stored
/// @param crc32 of the plain bytes
/// @param packedSize how many bytes it takes in the zip
/// @param size of the plain bytes, as claimed
/// @param dataAt where in the zip its bytes begin
/// @param unixMode type and permissions (`st_mode`); 0 if it was made where there are none
public record ZipMember(
        String name, boolean deflated, long crc32, long packedSize, long size, long dataAt, int unixMode) {

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int EXECUTABLE = 0111;

    /// Whether it is a folder.
    public boolean isFolder() {
        return name.endsWith("/");
    }

    /// Whether it is neither a file nor a folder but a link, a device or the like.
    public boolean isSpecial() {
        int type = unixMode & TYPE;
        return type != 0 && type != REGULAR && type != FOLDER;
    }

    /// Whether anybody may start it.
    public boolean executable() {
        return (unixMode & EXECUTABLE) != 0;
    }
}
