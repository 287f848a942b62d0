/// Signatures for Windows (Authenticode), made by jsign with the user's own key.
@NullMarked
package app.pip.engine.signing;

import org.jspecify.annotations.NullMarked;
