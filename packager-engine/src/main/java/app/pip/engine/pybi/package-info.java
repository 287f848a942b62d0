/// Interpreters as files: reading, checking and writing `.pybi` ([PEP 711](https://peps.python.org/pep-0711/)).
@NullMarked
package app.pip.engine.pybi;

import org.jspecify.annotations.NullMarked;
