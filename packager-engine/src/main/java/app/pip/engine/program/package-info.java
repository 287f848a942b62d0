/// What the user dropped: a program's folder, read as a tree, with everything that would go wrong elsewhere told at
/// once.
@NullMarked
package app.pip.engine.program;

import org.jspecify.annotations.NullMarked;
