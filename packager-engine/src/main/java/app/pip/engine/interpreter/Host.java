package app.pip.engine.interpreter;

import app.pip.engine.platform.Target;
import java.util.Locale;

/// The machine that we run on.
public final class Host {

    private Host() {}

    /// The target that this machine is.
    public static Target target() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (system.startsWith("windows")) {
            return arm ? Target.WINDOWS_ARM64 : Target.WINDOWS_X64;
        }
        if (system.startsWith("mac")) {
            return arm ? Target.MACOS_ARM64 : Target.MACOS_X64;
        }
        return arm ? Target.LINUX_ARM64 : Target.LINUX_X64;
    }
}
