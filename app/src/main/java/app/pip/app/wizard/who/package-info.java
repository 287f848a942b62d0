/// The third page: who the app is for.
@NullMarked
package app.pip.app.wizard.who;

import org.jspecify.annotations.NullMarked;
