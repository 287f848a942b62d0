/// What went wrong, why, and what to do about it, in words for people.
@NullMarked
package app.pip.engine.problem;

import org.jspecify.annotations.NullMarked;
