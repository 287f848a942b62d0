/// Where a program says what packages it needs: lock files, requirements files, project files, a block
/// in the script.
@NullMarked
package app.pip.engine.declared;

import org.jspecify.annotations.NullMarked;
