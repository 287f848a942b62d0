package app.pip.engine.packing;

import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import java.util.regex.Pattern;

/// What desktops and package managers read of an app.
final class LinuxTexts {

    private static final Pattern EARLY = Pattern.compile("(?i)[\\s._-]*(alpha|beta|dev|pre|rc|a|b)(?=\\d|$|[\\s._-])");

    private LinuxTexts() {}

    /// A menu entry (Desktop Entry Specification). `Terminal=false` for all: the launcher opens a terminal itself
    /// where one is needed, and keeps it open at the end.
    static String menuEntry(AppInfo app) {
        String name = app.name().replace("\\", "\\\\").replaceFirst("^ ", "\\\\s");
        return """
                [Desktop Entry]
                Type=Application
                Version=1.0
                Name=%s
                Comment=An app made of a Python program
                Comment[de]=Eine App aus einem Python-Programm
                Exec=/usr/lib/%2$s/%2$s
                Icon=%2$s
                Terminal=false
                Categories=Utility;
                StartupNotify=false
                """.formatted(name, app.id());
    }

    /// What software centres show (AppStream 1.0). No time of release: it would not be known, only claimed.
    static String appStream(AppInfo app) {
        String developer = app.author().isEmpty()
                ? ""
                : "  <developer id=\"%s\">\n    <name>%s</name>\n  </developer>\n"
                        .formatted(app.id(), escaped(app.author()));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <component type="desktop-application">
                  <id>%1$s</id>
                  <metadata_license>CC0-1.0</metadata_license>
                  <project_license>LicenseRef-proprietary</project_license>
                  <name>%2$s</name>
                  <summary>An app made of a Python program</summary>
                  <summary xml:lang="de">Eine App aus einem Python-Programm</summary>
                  <description>
                    <p>%2$s brings its own Python and needs none on this computer. What it saves goes to your own folder and stays when it is removed.</p>
                    <p xml:lang="de">%2$s bringt ein eigenes Python mit und braucht keines auf diesem Computer. Was gespeichert wird, liegt in deinem eigenen Ordner und bleibt, wenn die App entfernt wird.</p>
                  </description>
                  <icon type="stock">%1$s</icon>
                  <categories>
                    <category>Utility</category>
                  </categories>
                %3$s  <launchable type="desktop-id">%1$s.desktop</launchable>
                  <content_rating type="oars-1.1"/>
                </component>
                """.formatted(app.id(), escaped(app.name()), developer);
    }

    /// Who made what. The program's own licence is its author's to say.
    static String copyright(AppInfo app, String components) {
        String author = app.author().isEmpty() ? "its author" : app.author();
        return """
                %s %s

                Copyright: %s.
                The program in the folder program/ is its author's, under the licence that comes with it.

                Everything else that the app is made of:

                %s""".formatted(app.name(), app.version(), author, components);
    }

    /// A version as dpkg and rpm take it: letters, digits, `.`, `+` and `~`, a digit first. `1.0 beta 2` becomes
    /// `1.0~beta2` and so comes before `1.0`.
    static String version(AppInfo app) {
        String early =
                EARLY.matcher(app.version().replaceFirst("^[vV](?=\\d)", "")).replaceAll("~$1");
        String plain = early.replaceAll("(?<=~[a-zA-Z]{1,5})[\\s._-]+(?=\\d)", "")
                .replaceAll("[^A-Za-z0-9.~]+", "+")
                .replaceAll("^[+.~]+|[+.~]+$", "");
        return plain.isEmpty() ? "0" : Character.isDigit(plain.charAt(0)) ? plain : "0+" + plain;
    }

    /// What a package manager shows below the name.
    static String description(AppInfo app) {
        return app.name() + " is an app made of a Python program. It brings its own Python.";
    }

    /// A processor as rpm and Debian call it.
    ///
    /// @param debian whose word is wanted
    static String architecture(Target target, boolean debian) {
        return switch (target) {
            case LINUX_X64 -> debian ? "amd64" : "x86_64";
            case LINUX_ARM64 -> debian ? "arm64" : "aarch64";
            case WINDOWS_X64, WINDOWS_ARM64, MACOS_ARM64, MACOS_X64 ->
                throw new IllegalArgumentException("no Linux: " + target);
        };
    }

    /// A version of the C library.
    static String glibc(Floor floor) {
        return floor.major() + "." + floor.minor();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
