/// A folder tree as a value: checked paths, lazy contents.
@NullMarked
package app.pip.engine.tree;

import org.jspecify.annotations.NullMarked;
