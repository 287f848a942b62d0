/// What was found out about a program, for the user to look over before an app is made of it.
@NullMarked
package app.pip.engine.inspection;

import org.jspecify.annotations.NullMarked;
