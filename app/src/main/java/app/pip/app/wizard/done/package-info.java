/// The last page: what was made, and what to do with it.
@NullMarked
package app.pip.app.wizard.done;

import org.jspecify.annotations.NullMarked;
