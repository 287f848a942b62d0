/// The systems we build for, the kinds of artifact each can have, the oldest system each runs on.
@NullMarked
package app.pip.engine.platform;

import org.jspecify.annotations.NullMarked;
