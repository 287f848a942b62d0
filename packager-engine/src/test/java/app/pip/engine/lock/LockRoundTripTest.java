package app.pip.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.pip.engine.platform.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any lock is written and read as it was, whichever targets agree about whichever packages.
class LockRoundTripTest {

    @Property(tries = 300)
    void everyLockComesBack(@ForAll("locks") Lock lock) throws Exception {
        String text = LockFile.of(lock).write();
        LockFile read = LockFile.read("pylock.toml", text);
        assertEquals(lock, read.lock("pylock.toml"));
        assertEquals(text, read.write());
    }

    @Provide
    Arbitrary<Lock> locks() {
        Arbitrary<Map<String, String>> packages = Arbitraries.maps(
                        Arbitraries.of("numpy", "idna", "rich", "yarl", "old", "z.z"),
                        Arbitraries.of("1.0", "1.1", "2.0rc1"))
                .ofMaxSize(6);
        return Arbitraries.maps(Arbitraries.of(Target.values()), packages)
                .ofMinSize(1)
                .map(targets -> {
                    var chosen = new TreeMap<Target, List<Lock.Choice>>();
                    targets.forEach((target, wanted) -> {
                        var choices = new ArrayList<Lock.Choice>();
                        wanted.forEach((name, version) -> choices.add(choice(name, version, target)));
                        chosen.put(target, choices);
                    });
                    return Locks.of(chosen);
                });
    }

    /// A pure wheel, one for each target, or a source archive, as name and version have it.
    private static Lock.Choice choice(String name, String version, Target target) {
        return switch (name) {
            case "numpy" -> Locks.numpy(version, target);
            case "old" -> Locks.choice(name, version, name + "-" + version + ".tar.gz");
            // one system has its own wheel, the others the pure one
            case "yarl" ->
                target == Target.MACOS_ARM64
                        ? Locks.wheel("yarl-" + version + "-cp314-cp314-macosx_10_15_universal2.whl")
                        : Locks.wheel("yarl-" + version + "-py3-none-any.whl");
            default -> Locks.wheel(name.replace('.', '_') + "-" + version + "-py3-none-any.whl");
        };
    }
}
