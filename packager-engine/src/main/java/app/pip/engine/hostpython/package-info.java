/// The Python of the machine we run on, as a compiler. The only package that starts a process; it never runs or imports
/// the program.
@NullMarked
package app.pip.engine.hostpython;

import org.jspecify.annotations.NullMarked;
