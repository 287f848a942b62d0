package app.pip.engine.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A system and processor that an app is built for. Ordered as they are told to the user.
public enum Target {
    WINDOWS_X64(Family.WINDOWS, "Windows on Intel and AMD"),
    WINDOWS_ARM64(Family.WINDOWS, "Windows on ARM"),
    MACOS_ARM64(Family.MACOS, "Macs with Apple's own processor"),
    MACOS_X64(Family.MACOS, "Macs with an Intel processor"),
    LINUX_X64(Family.LINUX, "Linux on Intel and AMD"),
    LINUX_ARM64(Family.LINUX, "Linux on ARM, such as a Raspberry Pi");

    private final Family family;
    private final String words;

    Target(Family family, String words) {
        this.family = family;
        this.words = words;
    }

    /// The target of that name, such as `windows-x64`.
    public static Optional<Target> named(String id) {
        return Arrays.stream(values())
                .filter(target -> target.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// Its name in options, file names and folders, such as `windows-x64`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The system without its processor.
    public Family family() {
        return family;
    }

    /// What it is, for people.
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return id();
    }
}
