package app.pip.app.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Java on this machine, by its folder.
///
/// @param maker who built it, as its `release` file says
/// @param major its version, such as 25
record Jdk(Path home, String maker, int major) {

    private static final Path USUAL = Path.of("/usr/lib/jvm");
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
    private static final Pattern MAKER = Pattern.compile("(?m)^IMPLEMENTOR=\"([^\"]*)\"");

    /// The one that runs the tests.
    static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                System.getProperty("java.vendor"),
                Runtime.version().feature());
    }

    /// All others, each once: that which `PIPAPP_RIG_OTHER_JDK` names comes first, then those in `/usr/lib/jvm`.
    static List<Jdk> others() throws IOException {
        var homes = new ArrayList<Path>();
        String named = System.getenv("PIPAPP_RIG_OTHER_JDK");
        if (named != null) {
            homes.add(Path.of(named).toRealPath());
        }
        if (Files.isDirectory(USUAL)) {
            try (Stream<Path> usual = Files.list(USUAL)) {
                for (Path home : usual.sorted().toList()) {
                    homes.add(home.toRealPath());
                }
            }
        }
        homes.remove(running().home().toRealPath());
        var others = new ArrayList<Jdk>();
        for (Path home : homes.stream().distinct().toList()) {
            if (Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release"))) {
                others.add(read(home));
            }
        }
        others.removeIf(jdk -> jdk.home().equals(running().home()));
        return others;
    }

    private static Jdk read(Path home) throws IOException {
        String release = Files.readString(home.resolve("release"));
        Matcher version = VERSION.matcher(release);
        Matcher maker = MAKER.matcher(release);
        return new Jdk(
                home,
                maker.find() ? maker.group(1) : "an unknown maker",
                version.find() ? Integer.parseInt(version.group(1)) : 0);
    }

    /// The program that starts it.
    Path java() {
        return home.resolve("bin").resolve("java");
    }
}
