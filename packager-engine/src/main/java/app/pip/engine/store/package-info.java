/// Files written whole or not at all, and a folder of things that are kept by their keys.
@NullMarked
package app.pip.engine.store;

import org.jspecify.annotations.NullMarked;
