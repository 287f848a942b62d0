/// Cabinets with MSZIP compression ([MS-CAB], [MS-MCI]).
@NullMarked
package app.pip.engine.format.cab;

import org.jspecify.annotations.NullMarked;
