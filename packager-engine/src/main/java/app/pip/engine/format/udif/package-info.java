/// Disk images of Macs (`.dmg`): a disk in compressed runs, tables that say where each run lies, and a trailer. Apple
/// never described them; what is known was read from images by others.
@NullMarked
package app.pip.engine.format.udif;

import org.jspecify.annotations.NullMarked;
