package app.pip.engine.format.icon;

import app.pip.engine.format.FormatException;

/// Reads PNG files: each colour type, bit depth and order that the specification knows, with every checksum compared.
public final class PngFile {

    private static final int LARGEST_FILE = 50 << 20;

    private PngFile() {}

    /// Reads a picture.
    ///
    /// @param file the file's bytes, at most 50 MB
    /// @throws FormatException if it isn't a PNG file, is damaged, or has more than 25 megapixels or too long sides
    public static Picture read(byte[] file) throws FormatException {
        if (file.length > LARGEST_FILE) {
            throw new FormatException("PNG", LARGEST_FILE, "the end of the file: no icon needs more");
        }
        var chunks = PngChunks.read(file);
        var header = PngHeader.read(chunks.bytes(), chunks.all().getFirst().at());
        return new Picture(header.width(), header.height(), PngPixels.read(chunks, header, file));
    }
}
