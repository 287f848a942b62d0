/// What all on-disk formats share; one package below for each format, by its specification.
@NullMarked
package app.pip.engine.format;

import org.jspecify.annotations.NullMarked;
