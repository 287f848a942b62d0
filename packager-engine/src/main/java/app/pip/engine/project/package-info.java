/// What the user wants.
@NullMarked
package app.pip.engine.project;

import org.jspecify.annotations.NullMarked;
