/// A class: the programs of many people in one folder, made into one bundle for each system.
@NullMarked
package app.pip.engine.classroom;

import org.jspecify.annotations.NullMarked;
