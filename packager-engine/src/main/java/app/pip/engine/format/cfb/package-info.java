/// Compound files, folders within a file ([MS-CFB], version 3).
@NullMarked
package app.pip.engine.format.cfb;

import org.jspecify.annotations.NullMarked;
