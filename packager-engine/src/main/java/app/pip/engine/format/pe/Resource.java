package app.pip.engine.format.pe;

import java.nio.ByteBuffer;

/// Something that a program carries for the system to show: an icon, its version, its manifest.
///
/// @param type what it is, such as [#ICON]
/// @param number its name among those of its type
/// @param language of its texts, such as [#ANY_LANGUAGE]
/// @param content its bytes
public record Resource(int type, int number, int language, ByteBuffer content) {

    /// `RT_ICON`: one of an icon's pictures.
    public static final int ICON = 3;

    /// `RT_GROUP_ICON`: which pictures an icon has.
    public static final int ICON_GROUP = 14;

    /// `RT_VERSION`: see [VersionInfo].
    public static final int VERSION = 16;

    /// `RT_MANIFEST`: how the program wants to be run.
    public static final int MANIFEST = 24;

    /// Not for readers of one language.
    public static final int ANY_LANGUAGE = 0;

    /// American English, which version and manifest have by custom.
    public static final int ENGLISH = 0x409;

    /// A resource of some bytes.
    public static Resource of(int type, int number, int language, byte[] content) {
        return new Resource(type, number, language, ByteBuffer.wrap(content).asReadOnlyBuffer());
    }
}
