package app.pip.engine.format.rpm;

import app.pip.engine.hash.Sha256;

/// What has to be known of a payload before it is written.
///
/// @param sha256 of its compressed bytes
/// @param size of its compressed bytes
/// @param plainSize without compression
public record RpmPayload(Sha256 sha256, long size, long plainSize) {}
