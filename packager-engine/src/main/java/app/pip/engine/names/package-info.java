/// Which package of an index gives a module that a program imports: our own tables, and questions to the index through
/// a port.
@NullMarked
package app.pip.engine.names;

import org.jspecify.annotations.NullMarked;
