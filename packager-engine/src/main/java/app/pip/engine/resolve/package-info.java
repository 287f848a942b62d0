/// Chooses versions: PubGrub over what an index offers, for several targets at once. Pure: asks nothing of the
/// world but
/// the catalog.
@NullMarked
package app.pip.engine.resolve;

import org.jspecify.annotations.NullMarked;
