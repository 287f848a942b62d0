/// Controls that know no page and no engine.
@NullMarked
package app.pip.app.ui;

import org.jspecify.annotations.NullMarked;
