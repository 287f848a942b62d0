/// What the Finder remembers of a folder's window (`.DS_Store`). Apple never described it; what is known was read from
/// such files by others.
@NullMarked
package app.pip.engine.format.dsstore;

import org.jspecify.annotations.NullMarked;
