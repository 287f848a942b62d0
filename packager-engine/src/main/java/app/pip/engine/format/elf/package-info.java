/// ELF, the format of programs and libraries on Linux (System V ABI, chapters 4 and 5; LSB for symbol versions).
@NullMarked
package app.pip.engine.format.elf;

import org.jspecify.annotations.NullMarked;
