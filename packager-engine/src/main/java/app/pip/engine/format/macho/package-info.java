/// Mach-O, the format of programs and libraries on macOS (Apple's `mach-o/loader.h`), and the signature inside it.
@NullMarked
package app.pip.engine.format.macho;

import org.jspecify.annotations.NullMarked;
