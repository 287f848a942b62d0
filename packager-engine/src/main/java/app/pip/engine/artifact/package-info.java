/// Files that can be given away. What writes them is `packing`.
@NullMarked
package app.pip.engine.artifact;

import org.jspecify.annotations.NullMarked;
