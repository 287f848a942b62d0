package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import java.util.Optional;

/// A file as a page lists it, HTML or JSON, before anything in it is understood.
///
/// @param name of the file
/// @param address whole, without fragment and login
/// @param sha256 if it is told
/// @param requiresPython empty if it isn't told
/// @param yanked why, if it was
/// @param sibling of its metadata
/// @param size in bytes, -1 if it isn't told
/// @param uploaded in ISO 8601, empty if it isn't told
record PageFile(
        String name,
        String address,
        Optional<Sha256> sha256,
        String requiresPython,
        Optional<String> yanked,
        Optional<Offer.Sibling> sibling,
        long size,
        String uploaded) {}
