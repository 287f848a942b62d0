/// PE, the format of programs and libraries on Windows (Microsoft's "PE Format").
@NullMarked
package app.pip.engine.format.pe;

import org.jspecify.annotations.NullMarked;
