/// Volumes of HFS Plus, the file system of Macs (Apple Technical Note TN1150).
@NullMarked
package app.pip.engine.format.hfs;

import org.jspecify.annotations.NullMarked;
