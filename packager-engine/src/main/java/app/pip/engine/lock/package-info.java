/// Exactly what goes into an app, for every target at once, and the file that says so: `pylock.toml`
/// (PEP 751).
@NullMarked
package app.pip.engine.lock;

import org.jspecify.annotations.NullMarked;
