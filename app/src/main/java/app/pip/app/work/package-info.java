/// Runs the engine's calls beside the window, and finished apps as a friend would.
@NullMarked
package app.pip.app.work;

import org.jspecify.annotations.NullMarked;
