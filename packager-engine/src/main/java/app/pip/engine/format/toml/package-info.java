/// TOML 1.0: texts as trees with the line of each value, and small pieces of text for writers.
@NullMarked
package app.pip.engine.format.toml;

import org.jspecify.annotations.NullMarked;
