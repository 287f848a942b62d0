/// The index client: what package indexes and folders of wheels offer, read by the simple API's rules, and
/// wheels brought into the store.
@NullMarked
package app.pip.engine.index;

import org.jspecify.annotations.NullMarked;
