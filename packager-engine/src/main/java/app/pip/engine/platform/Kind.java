package app.pip.engine.platform;

import java.util.Arrays;
import java.util.Optional;

/// The form of an artifact. Data only: what writes it is `artifact.Packing`.
public enum Kind {
    WINDOWS_ZIP(Family.WINDOWS, "zip", ".zip", false),
    WINDOWS_MSI(Family.WINDOWS, "msi", ".msi", true),
    WINDOWS_EXE(Family.WINDOWS, "exe", ".exe", false),
    MAC_ZIP(Family.MACOS, "zip", ".zip", false),
    MAC_DMG(Family.MACOS, "dmg", ".dmg", true),
    LINUX_TAR(Family.LINUX, "tar.gz", ".tar.gz", false),
    LINUX_DEB(Family.LINUX, "deb", ".deb", true),
    LINUX_RPM(Family.LINUX, "rpm", ".rpm", true),
    LINUX_RUN(Family.LINUX, "run", ".run", false);

    private final Family family;
    private final String id;
    private final String suffix;
    private final boolean installed;

    Kind(Family family, String id, String suffix, boolean installed) {
        this.family = family;
        this.id = id;
        this.suffix = suffix;
        this.installed = installed;
    }

    /// The kind of that name that a family of systems can have.
    public static Optional<Kind> named(Family family, String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.family == family && kind.id.equals(id))
                .findFirst();
    }

    /// The kind that is made when none is asked for.
    public static Kind usual(Family family) {
        return switch (family) {
            case WINDOWS -> WINDOWS_ZIP;
            case MACOS -> MAC_ZIP;
            case LINUX -> LINUX_TAR;
        };
    }

    /// The systems it is for.
    public Family family() {
        return family;
    }

    /// Its name in options, after a colon, such as `zip`.
    public String id() {
        return id;
    }

    /// Whether the system installs it, to a place that isn't the user's to change.
    public boolean isInstalled() {
        return installed;
    }

    /// Whether it is one program that holds the whole app and unpacks it into the user's cache when it is started.
    public boolean isSingle() {
        return this == WINDOWS_EXE || this == LINUX_RUN;
    }

    /// How its files' names end, with the dot.
    public String suffix() {
        return suffix;
    }
}
