package app.pip.app.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// linux-arm64: the kernel hands every arm64 program to qemu (binfmt_misc), which finds the libraries of a bare arm64
/// Linux
/// in `sysroot`.
record Arm64Run(Path sysroot) implements Runner {

    static Arm64Run here() {
        Rig.requireUnicodeNames();
        Path entries = Path.of("/proc/sys/fs/binfmt_misc");
        Rig.require(
                Stream.of("qemu-aarch64", "pipapp-aarch64")
                        .map(entries::resolve)
                        .anyMatch(Files::exists),
                "the kernel doesn't hand arm64 programs to qemu here");
        return new Arm64Run(Rig.place("PIPAPP_RIG_ARM64_SYSROOT"));
    }

    @Override
    public String target() {
        return "linux-arm64";
    }

    @Override
    public Start start(Path folder, Path program, List<String> words) {
        return Start.of(folder, Runner.line(Runner.withoutNetwork(), program, words))
                .with(Map.of("QEMU_LD_PREFIX", sysroot.toString()));
    }
}
