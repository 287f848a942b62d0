/// Facts about a program: what it imports, whether that is there, whether it has a window. Nothing is run.
@NullMarked
package app.pip.engine.script;

import org.jspecify.annotations.NullMarked;
