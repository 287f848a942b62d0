package app.pip.engine.lock;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Locks for tests.
final class Locks {

    private Locks() {}

    static Lock of(Map<Target, List<Lock.Choice>> chosen) {
        var question = new Question(
                List.of(new Question.Asked("numpy>=2", "requirements.txt"), new Question.Asked("rich", "main.py")),
                List.of("idna<4"),
                ">=3.12",
                new TreeSet<>(chosen.keySet()),
                new TreeSet<>(List.of(PackageName.parse("old"))));
        var targets = new TreeMap<Target, Lock.Pinned>();
        chosen.forEach((target, choices) -> targets.put(target, new Lock.Pinned(interpreter(target), choices)));
        return new Lock(question, targets, new TreeMap<>(Map.of(Target.WINDOWS_ARM64, "\"old\" has nothing for it.")));
    }

    static LockedInterpreter interpreter(Target target) {
        Floor floor = switch (target.family()) {
            case WINDOWS -> new Floor(target.family(), 10, 0);
            case MACOS -> new Floor(target.family(), 13, 0);
            case LINUX -> new Floor(target.family(), 2, 28);
        };
        return new LockedInterpreter(
                target,
                Version.parse("3.14.3"),
                "shipped",
                "cpython-" + target + ".pybi",
                Sha256.of("" + target),
                floor);
    }

    /// A wheel from an index: `numpy-2.3.1-cp314-cp314-win_amd64.whl`.
    static Lock.Choice wheel(String file) {
        String[] parts = file.split("-", 3);
        return choice(parts[0], parts[1], file);
    }

    static Lock.Choice choice(String name, String version, String file) {
        var hashes = new TreeMap<>(Map.of("sha256", Sha256.of(file).hex()));
        return new Lock.Choice(
                PackageName.parse(name),
                Version.parse(version),
                Optional.of("https://example.org/simple"),
                new LockedFile(
                        file,
                        Optional.of("https://example.org/files/" + file),
                        Optional.empty(),
                        Optional.of((long) file.length()),
                        Optional.of("2025-01-02T03:04:05Z"),
                        hashes));
    }

    /// Some wheels of numpy as there are for a target.
    static Lock.Choice numpy(String version, Target target) {
        String platform = switch (target) {
            case WINDOWS_X64 -> "win_amd64";
            case WINDOWS_ARM64 -> "win_arm64";
            case MACOS_ARM64 -> "macosx_11_0_arm64";
            case MACOS_X64 -> "macosx_10_13_x86_64";
            case LINUX_X64 -> "manylinux_2_27_x86_64.manylinux_2_28_x86_64";
            case LINUX_ARM64 -> "manylinux_2_27_aarch64.manylinux_2_28_aarch64";
        };
        return wheel("numpy-" + version + "-cp314-cp314-" + platform + ".whl");
    }

    /// A lock for four targets: the same everywhere, one version in several files, different versions,
    /// only some targets, a source archive, a file in a folder.
    static Lock sample() {
        var chosen = new TreeMap<Target, List<Lock.Choice>>();
        for (Target target : List.of(Target.WINDOWS_X64, Target.MACOS_ARM64, Target.MACOS_X64, Target.LINUX_X64)) {
            var choices = new ArrayList<Lock.Choice>();
            choices.add(wheel("rich-14.0.0-py3-none-any.whl"));
            choices.add(numpy("2.3.1", target));
            choices.add(wheel("idna-" + (target == Target.MACOS_X64 ? "3.9" : "3.10") + "-py3-none-any.whl"));
            choices.add(choice("old", "1.0", "old-1.0.tar.gz"));
            if (target == Target.WINDOWS_X64) {
                choices.add(wheel("colorama-0.4.6-py2.py3-none-any.whl"));
            }
            if (target == Target.LINUX_X64) {
                choices.add(local());
            }
            chosen.put(target, choices);
        }
        return of(chosen);
    }

    private static Lock.Choice local() {
        String file = "mine-1.0-py3-none-any.whl";
        return new Lock.Choice(
                PackageName.parse("mine"),
                Version.parse("1.0"),
                Optional.empty(),
                new LockedFile(
                        file,
                        Optional.empty(),
                        Optional.of("wheels/" + file),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeMap<>(Map.of("sha256", Sha256.of(file).hex()))));
    }
}
