/// What a package index offers, as values and one port; no network and no files. The index client is behind
/// it.
@NullMarked
package app.pip.engine.catalog;

import org.jspecify.annotations.NullMarked;
