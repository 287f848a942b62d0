package app.pip.engine.net;

import app.pip.engine.hash.Sha256;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/// A file to be fetched whole.
///
/// @param address where it is
/// @param subject what it is, in words for people: its name
/// @param sha256 what has to come, if that is known
/// @param size in bytes, if that is known
public record Wanted(URI address, String subject, Optional<Sha256> sha256, OptionalLong size) {}
