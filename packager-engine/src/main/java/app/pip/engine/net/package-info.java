/// The only place with a network: fetched patiently, kept with what the server said about it, checked before
/// it is used.
@NullMarked
package app.pip.engine.net;

import org.jspecify.annotations.NullMarked;
