/// Headers as in mails (RFC 822), which Python's packages use for their metadata.
@NullMarked
package app.pip.engine.format.mail;

import org.jspecify.annotations.NullMarked;
