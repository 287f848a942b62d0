/// What is remembered between runs.
@NullMarked
package app.pip.app.settings;

import org.jspecify.annotations.NullMarked;
