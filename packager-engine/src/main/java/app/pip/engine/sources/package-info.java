/// Packages that are offered as source only: unpacked safely, built once on this machine after the user agreed, and
/// taken only if every system can use the result.
@NullMarked
package app.pip.engine.sources;

import org.jspecify.annotations.NullMarked;
