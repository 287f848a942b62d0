/// Programs that carry a payload behind themselves: what the launcher `single` reads (`single.c`).
@NullMarked
package app.pip.engine.format.single;

import org.jspecify.annotations.NullMarked;
