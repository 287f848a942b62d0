/// A bundle becomes one file that can be given away: one class for each form of archive.
@NullMarked
package app.pip.engine.packing;

import org.jspecify.annotations.NullMarked;
