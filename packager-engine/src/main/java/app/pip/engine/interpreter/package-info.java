/// Relocatable CPythons: where they come from, what of them travels, `.pybi` files (PEP 711) in and out, and what each
/// of them can do on its system.
@NullMarked
package app.pip.engine.interpreter;

import org.jspecify.annotations.NullMarked;
