/// ZIP archives (PKWARE's APPNOTE).
@NullMarked
package app.pip.engine.format.zip;

import org.jspecify.annotations.NullMarked;
