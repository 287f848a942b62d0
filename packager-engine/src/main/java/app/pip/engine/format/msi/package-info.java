/// Databases of Windows Installer: tables in a compound file.
@NullMarked
package app.pip.engine.format.msi;

import org.jspecify.annotations.NullMarked;
