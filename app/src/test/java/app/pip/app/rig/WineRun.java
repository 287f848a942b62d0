package app.pip.app.rig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// windows-x64 under wine, in the prefix `prefix`.
///
/// Wine brings its own copies of the Visual C++ runtime, which a bare Windows hasn't: they are switched off, so that a
/// missing one shows. A start waits until wine's server of the one before has gone (unless it is `beside` others): that
/// server has the network and mounts of its own start, and whoever comes to it in its last moment ends with "connection
/// reset".
record WineRun(Path wine, Path prefix, boolean isBeside) implements Runner {

    /// For a minute at most: what runs on after that isn't about to end.
    private static final String AFTER_THE_SERVER = "timeout 60 wineserver -w; exec \"$@\"";

    static WineRun here() {
        Rig.requireUnicodeNames();
        return new WineRun(Rig.tool("wine"), Rig.place("PIPAPP_RIG_WINEPREFIX"), false);
    }

    /// The same for programs that run at the same time.
    WineRun beside() {
        return new WineRun(wine, prefix, true);
    }

    /// A path as Windows programs see it.
    String path(Path file) {
        Path drive = prefix.resolve("drive_c");
        String path = file.startsWith(drive) ? "C:/" + drive.relativize(file) : "Z:" + file;
        return path.replace('/', '\\');
    }

    @Override
    public String target() {
        return "windows-x64";
    }

    @Override
    public Start start(Path folder, Path program, List<String> words) {
        var front = new ArrayList<>(Runner.withoutNetwork());
        if (!isBeside) {
            front.addAll(List.of(Rig.tool("sh").toString(), "-c", AFTER_THE_SERVER, "sh"));
        }
        front.add(wine.toString());
        return Start.of(folder, Runner.line(front, program, words))
                .with(Map.of(
                        "PATH", "/usr/bin:/bin",
                        // wine reads file names in the locale's encoding
                        "LC_ALL", "C.UTF-8",
                        "WINEPREFIX", prefix.toString(),
                        "WINEDEBUG", "-all",
                        "WINEDLLOVERRIDES", "vcruntime140,vcruntime140_1,msvcp140=n"));
    }
}
