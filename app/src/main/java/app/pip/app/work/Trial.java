package app.pip.app.work;

import app.pip.engine.Packager;
import app.pip.engine.artifact.Artifact;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A finished app that is tried as a friend would start it: unpacked in a fresh folder, with an environment in which
/// there is nothing of this machine's Python. What it prints is told, and it can be answered.
public final class Trial {

    /// Without these nothing can show a window, or start at all on Windows.
    private static final List<String> KEPT = List.of(
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XAUTHORITY",
            "XDG_RUNTIME_DIR",
            "DBUS_SESSION_BUS_ADDRESS",
            "PULSE_SERVER",
            "LANG",
            "HOME",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "SystemRoot",
            "SystemDrive",
            "TEMP",
            "TMP",
            "TMPDIR");

    private static final int CHUNK = 4096;

    private final Packager packager;
    private final Artifact artifact;
    private volatile boolean wanted = true;
    private volatile ProcessHandle handle = ProcessHandle.current();
    private volatile BufferedWriter answers = new BufferedWriter(java.io.Writer.nullWriter());

    /// A trial that [#run] begins.
    public Trial(Packager packager, Artifact artifact) {
        this.packager = packager;
        this.artifact = artifact;
    }

    /// Unpacks and runs the app, until it ends or is stopped. Nothing is left on the disk.
    ///
    /// @param said gets what it prints, in pieces as they come
    /// @return its exit code
    public int run(Consumer<String> said) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pipapp try ");
        try {
            Path launcher = packager.unpack(artifact, folder);
            var builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
            builder.environment().keySet().retainAll(KEPT);
            builder.environment().putAll(fresh());
            builder.directory(folder.toFile());
            return follow(builder.start(), said);
        } finally {
            Packager.deleteAll(folder);
        }
    }

    /// Types a line for the app.
    public void answer(String line) throws IOException {
        answers.write(line);
        answers.newLine();
        answers.flush();
    }

    /// Ends the app, and all that it has started.
    public void stop() {
        wanted = false;
        if (!handle.equals(ProcessHandle.current())) {
            handle.descendants().forEach(ProcessHandle::destroy);
            handle.destroy();
        }
    }

    private int follow(Process process, Consumer<String> said) throws IOException, InterruptedException {
        handle = process.toHandle();
        answers = process.outputWriter(StandardCharsets.UTF_8);
        if (!wanted) {
            stop();
        }
        try (Reader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            var chunk = new char[CHUNK];
            for (int length = out.read(chunk); length >= 0; length = out.read(chunk)) {
                said.accept(new String(chunk, 0, length));
            }
            return process.waitFor();
        } finally {
            stop();
        }
    }

    /// Its words come here and not into a terminal of their own.
    private static Map<String, String> fresh() {
        var variables = new TreeMap<>(Map.of("PIPAPP_TERMINAL", "never"));
        if (File.separatorChar == '/') {
            variables.put("PATH", "/usr/bin:/bin");
        }
        return variables;
    }
}
