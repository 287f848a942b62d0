/// For which Pythons and systems a wheel is made, and which of them a friend's machine takes (platform
/// compatibility tags, once PEP 425, 600, 656).
@NullMarked
package app.pip.engine.tag;

import org.jspecify.annotations.NullMarked;
