/// Apple's property lists as XML, and the one that seals a bundle.
@NullMarked
package app.pip.engine.format.plist;

import org.jspecify.annotations.NullMarked;
