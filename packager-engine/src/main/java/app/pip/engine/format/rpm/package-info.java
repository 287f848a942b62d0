/// RPM packages, version 3 of the lead and version 4 of the header (rpm.org, "Package format").
@NullMarked
package app.pip.engine.format.rpm;

import org.jspecify.annotations.NullMarked;
