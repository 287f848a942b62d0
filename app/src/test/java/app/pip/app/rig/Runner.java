package app.pip.app.rig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts the programs of one system on this machine, in an environment that is empty but for what the runner itself
/// needs,
/// and without a network where the machine allows to take it away.
sealed interface Runner permits LinuxRun, Arm64Run, WineRun {

    /// The target whose artifacts run here, as `pipapp` writes it.
    String target();

    /// A start of `program` in the current folder `folder`.
    Start start(Path folder, Path program, List<String> words);

    /// What is put in front of a command to leave it no network but this machine's own loopback: nothing unless the
    /// tests
    /// run as root.
    static List<String> withoutNetwork() {
        if (!Rig.isRoot()) {
            return List.of();
        }
        String loopback = Rig.tool("ip") + " link set lo up; exec \"$@\"";
        return List.of(
                Rig.tool("unshare").toString(), "-n", "--", Rig.tool("sh").toString(), "-c", loopback, "sh");
    }

    /// The words of a command line.
    static List<String> line(List<String> front, Path program, List<String> words) {
        var line = new ArrayList<>(front);
        line.add(program.toString());
        line.addAll(words);
        return line;
    }
}
