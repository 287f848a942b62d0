package app.pip.engine.bundle;

import app.pip.engine.format.plist.Plist;
import app.pip.engine.format.plist.PlistWriter;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `Info.plist` of an app (Apple, Information Property List Key Reference).
final class InfoPlist {

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,4}(\\.\\d{1,2}){0,2}");

    private InfoPlist() {}

    /// The file's bytes.
    ///
    /// @param icon the icon's name in `Resources`
    static byte[] bytes(Parts parts, String icon) throws IOException {
        AppInfo app = parts.app();
        Floor floor = parts.floor();
        var keys = Plist.Dict.empty()
                .with("CFBundleDevelopmentRegion", "en")
                .with("CFBundleDisplayName", app.name())
                .with("CFBundleExecutable", app.fileName());
        keys = keys.with("CFBundleIconFile", icon)
                .with("CFBundleIdentifier", app.id())
                .with("CFBundleInfoDictionaryVersion", "6.0")
                .with("CFBundleName", app.name())
                .with("CFBundlePackageType", "APPL")
                .with("CFBundleShortVersionString", numbers(app.version()))
                .with("CFBundleSignature", "????")
                .with("CFBundleVersion", numbers(app.version()))
                .with("LSArchitecturePriority", new Plist.Items(List.of(new Plist.Text(architecture(parts)))))
                .with("LSMinimumSystemVersion", floor.major() + "." + floor.minor())
                .with("NSCameraUsageDescription", app.name() + " shows what the camera sees.")
                .with("NSHighResolutionCapable", true);
        if (!app.author().isEmpty()) {
            keys = keys.with("NSHumanReadableCopyright", app.author());
        }
        // without these words macOS ends a program that opens camera or microphone
        keys = keys.with("NSMicrophoneUsageDescription", app.name() + " listens to the microphone.");
        if (parts.mode().inTerminal()) {
            // it only opens a terminal: no icon shall bounce in the Dock meanwhile
            keys = keys.with("LSUIElement", true);
        }
        var out = new ByteArrayOutputStream();
        try (var plist = new PlistWriter(out)) {
            plist.value(keys);
        }
        return out.toByteArray();
    }

    private static String architecture(Parts parts) {
        return parts.interpreter().target() == Target.MACOS_ARM64 ? "arm64" : "x86_64";
    }

    /// macOS wants up to three numbers with dots; what else a version says is for people and stays in the file's name.
    private static String numbers(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        return matcher.find() ? matcher.group() : "1.0";
    }
}
