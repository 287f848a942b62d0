/// The command line `pipapp`: each command makes a project of its words, calls the engine's facade, and tells.
@NullMarked
package app.pip.app.cli;

import org.jspecify.annotations.NullMarked;
