/// The names of projects, extras and files in an index, taken apart and compared.
@NullMarked
package app.pip.engine.naming;

import org.jspecify.annotations.NullMarked;
