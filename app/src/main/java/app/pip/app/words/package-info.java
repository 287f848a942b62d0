/// Texts in the user's language.
@NullMarked
package app.pip.app.words;

import org.jspecify.annotations.NullMarked;
