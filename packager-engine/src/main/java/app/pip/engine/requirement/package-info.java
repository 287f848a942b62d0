/// What a package asks of others: name, versions, extras and when (dependency specifiers, once PEP 508).
@NullMarked
package app.pip.engine.requirement;

import org.jspecify.annotations.NullMarked;
