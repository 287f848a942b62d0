/// `RECORD`, the list of files that wheels (PEP 376, 427) and `.pybi` files (PEP 711) carry.
@NullMarked
package app.pip.engine.format.record;

import org.jspecify.annotations.NullMarked;
