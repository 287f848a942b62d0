/// The command line's contract, seen from outside: words in; exit code, output and files out.
@NullMarked
package app.pip.app.cli;

import org.jspecify.annotations.NullMarked;
