/// cpio archives in the new ASCII form without checksums (`man 5 cpio`, "New ASCII Format").
@NullMarked
package app.pip.engine.format.cpio;

import org.jspecify.annotations.NullMarked;
