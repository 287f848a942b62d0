package app.pip.app.rig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// windows-x64 under wine, in the prefix `prefix`.
///
/// Wine brings its own copies of the Visual C++ runtime, which a bare Windows hasn't: they are switched off, so that a
/// missing one shows.
record WineRun(Path wine, Path prefix) implements Runner {

    static WineRun here() {
        Rig.requireUnicodeNames();
        return new WineRun(Rig.tool("wine"), Rig.place("PIPAPP_RIG_WINEPREFIX"));
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
