/// The first page: which program.
@NullMarked
package app.pip.app.wizard.program;

import org.jspecify.annotations.NullMarked;
