/// "How your friend opens it": the page that is given away with the files.
@NullMarked
package app.pip.engine.friend;

import org.jspecify.annotations.NullMarked;
