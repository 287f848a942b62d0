package app.pip.engine.format.udif;

/// What tells a disk from others: 128 bits, of which six say that somebody chose the others (RFC 9562, version 8).
///
/// @param high the first half
/// @param low the second half
public record DiskId(long high, long low) {

    private static final long VERSION = 0x8000;
    private static final long VARIANT = 1L << 63;

    /// Sets the six.
    public static DiskId chosen(long high, long low) {
        return new DiskId((high & ~0xf000L) | VERSION, (low & ~(3L << 62)) | VARIANT);
    }
}
