package app.pip.engine.format.tar;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The header of one tar entry, with further ones before it where its name or size needs them.
final class TarHeader {

    private static final int BLOCK = 512;

    private TarHeader() {}

    /// Writes whole blocks of 512 bytes.
    @SuppressWarnings("resource") // closing it would ask for the contents and write the end of the archive
    static void write(TarArchiveEntry entry, TarDialect dialect, OutputStream out) throws IOException {
        var tar = new TarArchiveOutputStream(out, BLOCK, "UTF-8");
        boolean pax = dialect == TarDialect.PAX;
        tar.setLongFileMode(pax ? TarArchiveOutputStream.LONGFILE_POSIX : TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(pax ? TarArchiveOutputStream.BIGNUMBER_POSIX : TarArchiveOutputStream.BIGNUMBER_STAR);
        tar.setAddPaxHeadersForNonAsciiNames(pax);
        tar.putArchiveEntry(entry);
        tar.flush();
    }
}
