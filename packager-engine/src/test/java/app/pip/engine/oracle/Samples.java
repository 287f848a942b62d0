package app.pip.engine.oracle;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/// Makes texts as people, tools and enemies write them: most of them right, many nearly so. The same seed
/// makes the same texts.
final class Samples {

    private static final List<String> NUMBERS =
            List.of("0", "0", "1", "1", "1", "2", "2", "3", "10", "007", "20260101", "99999999999999999999");
    private static final List<String> NOISE = List.of(
            "", ".", "-", "_", "+", "!", "*", ".*", " ", "\t", "\n", "\u00a0", "é", "١", "ſ", "a", "0", "==", ",", ";",
            "(", ")", "[", "]", "\"", "'", "@", "/", "x", "..", "--");
    private static final List<String> MACHINES = List.of("x86_64", "AMD64", "arm64", "aarch64");

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Now and then with something put in, taken out or changed.
    String damaged(int chances, String text) {
        if (!oneIn(chances) || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(2));
        return text.substring(0, at) + one(NOISE) + text.substring(end);
    }

    private String maybe(int chances, Supplier<String> text) {
        return oneIn(chances) ? text.get() : "";
    }

    private String number() {
        return one(NUMBERS);
    }

    private String release() {
        var release = new StringJoiner(".");
        for (int i = random.nextInt(4); i >= 0; i--) {
            release.add(number());
        }
        return release.toString();
    }

    private String suffix(String word) {
        return one(List.of("", ".", "-", "_"))
                + word
                + one(List.of("", "", "", ".", "-", "_"))
                + maybe(2, this::number);
    }

    private String publicVersion() {
        return maybe(12, () -> "v")
                + maybe(10, () -> number() + "!")
                + release()
                + maybe(
                        4,
                        () -> suffix(one(List.of("a", "b", "c", "rc", "alpha", "beta", "pre", "preview", "RC", "A"))))
                + maybe(5, () -> oneIn(3) ? "-" + number() : suffix(one(List.of("post", "rev", "r", "POST"))))
                + maybe(5, () -> suffix(one(List.of("dev", "DEV"))));
    }

    private String local() {
        var local = new StringJoiner(one(List.of(".", "-", "_")));
        for (int i = random.nextInt(3); i >= 0; i--) {
            local.add(one(List.of("0", "1", "01", "10", "a", "abc", "ABC", "1a", "a1", "cu121")));
        }
        return "+" + local;
    }

    /// Any text that may be a version.
    String version() {
        return maybe(15, () -> " ") + damaged(5, publicVersion() + maybe(6, this::local)) + maybe(15, () -> "\n");
    }

    /// A version near others, so that comparisons tell something.
    String near() {
        return maybe(20, () -> "1!")
                + one(List.of("1", "1.0", "1.0.0", "1.0.1", "1.1", "1.2", "2", "2.0", "0", "1.0.0.1"))
                + maybe(4, () -> one(List.of("a0", "a1", "b1", "rc1", "c2")))
                + maybe(4, () -> one(List.of(".post0", ".post1", "-2")))
                + maybe(4, () -> one(List.of(".dev0", ".dev1")))
                + maybe(5, this::local);
    }

    private String operator() {
        return one(List.of("==", "==", "!=", "<=", ">=", "<", ">", "~=", "==="));
    }

    /// One comparison.
    private String specifier() {
        String version = near();
        String operator = operator();
        String end = operator.equals("==") || operator.equals("!=") ? maybe(4, () -> ".*") : "";
        if (!end.isEmpty() || (!operator.contains("==") && !operator.equals("!=") && !oneIn(30))) {
            version = version.replaceAll("\\+.*", "");
        }
        if (!end.isEmpty() && !oneIn(10)) {
            version = version.replaceAll("(?<=[0-9])[-.]?[a-z].*|-.*", "");
        }
        return operator + maybe(5, () -> " ") + version + end;
    }

    String specifiers() {
        var all = new StringJoiner(one(List.of(",", ", ", " ,")));
        for (int i = random.nextInt(3); i >= 0; i--) {
            all.add(specifier());
        }
        return damaged(8, all + maybe(20, () -> ","));
    }

    /// Comparisons that are all right, without `===`.
    String soundSpecifiers() {
        var all = new StringJoiner(",");
        for (int i = random.nextInt(3); i >= 0; i--) {
            all.add(one(List.of("==", "!=", "<=", ">=", "<", ">")) + near().replaceAll("\\+.*", ""));
        }
        return all.toString();
    }

    String name() {
        return one(List.of("requests", "Django", "typing_extensions", "zope.interface", "a", "7zip", "A.B-_c", "pip"));
    }

    private String extras() {
        var all = new StringJoiner(oneIn(2) ? "," : " , ", "[", "]");
        for (int i = random.nextInt(3); i > 0; i--) {
            all.add(one(List.of("socks", "Foo_Bar", "all", "x.y")));
        }
        return all.toString();
    }

    private String quoted(String text) {
        String quote = one(List.of("\"", "'"));
        return quote + text + quote;
    }

    private String comparison(String context) {
        String blank = one(List.of("", " ", "  "));
        if (!context.isEmpty() && oneIn(5)) {
            String name = quoted(one(List.of("socks", "Foo_Bar", "foo-bar", "test", "other")));
            return context.equals("extra")
                    ? (oneIn(2) ? "extra" + blank + one(List.of("==", "!=")) + blank + name : name + " == extra")
                    : name
                            + one(List.of(" in ", " not in ", " not \t in "))
                            + one(List.of("extras", "dependency_groups"));
        }
        if (oneIn(2)) {
            String variable = one(List.of("python_version", "python_full_version", "implementation_version"));
            String version = quoted(one(List.of(
                    "3.1", "3.10", "3.9", "3", "3.*", "3.10.4", "3.10.*", "4.0", "x", "3.10 3.11", "3.9, 3.10", "")));
            String relation = one(List.of("==", "!=", "<", ">", "<=", ">=", "~=", "===", " in ", " not in "));
            return oneIn(5) ? version + relation + variable : variable + blank + relation + blank + version;
        }
        String variable = one(List.of(
                "os_name",
                "sys_platform",
                "platform_machine",
                "platform_system",
                "os.name",
                "platform_python_implementation",
                "python_implementation",
                "implementation_name",
                "platform_release",
                "platform_version",
                "sys.platform",
                "platform.machine",
                "platform.version",
                "nonsense"));
        String text = quoted(one(List.of(
                "posix", "nt", "win32", "linux", "linux2", "darwin", "Windows", "x86_64", "CPython", "5.10.0", "6",
                "")));
        String relation =
                one(List.of("==", "==", "!=", " in ", " not in ", "<", ">=", ">", "<=", oneIn(10) ? "~=" : "=="));
        return oneIn(5) ? text + relation + variable : variable + blank + relation + blank + text;
    }

    private String marker(String context, int depth) {
        String first = depth > 0 && oneIn(4) ? "(" + marker(context, depth - 1) + ")" : comparison(context);
        return oneIn(2) ? first : first + one(List.of(" and ", " or ")) + marker(context, depth);
    }

    /// @param context `extra` for the metadata of a package, `extras` for a lock file
    String marker(String context) {
        return damaged(10, marker(context, 2));
    }

    String requirement() {
        var text = new StringBuilder(maybe(10, () -> " ")).append(name()).append(maybe(4, () -> " "));
        text.append(maybe(4, this::extras)).append(maybe(4, () -> " "));
        if (oneIn(6)) {
            text.append("@")
                    .append(maybe(2, () -> " "))
                    .append("https://example.org/a-1.0.zip#sha256=00")
                    .append(" ");
        } else if (oneIn(6)) {
            text.append("(").append(specifiers()).append(")");
        } else if (!oneIn(4)) {
            text.append(specifiers());
        }
        text.append(maybe(3, () -> " ; " + marker("extra")));
        return damaged(8, text.toString());
    }

    private String tagPart(List<String> some) {
        var all = new StringJoiner(".");
        for (int i = oneIn(4) ? 1 + random.nextInt(2) : 0; i >= 0; i--) {
            all.add(one(some));
        }
        return all.toString();
    }

    String wheel() {
        return damaged(
                5,
                one(List.of("foo", "Foo_Bar", "foo.bar", "a", "typing_extensions", "x2"))
                        + "-" + (oneIn(2) ? near() : publicVersion()).replace('-', '_')
                        + maybe(6, () -> "-" + one(List.of("1", "1a", "007", "20_x", "b1")))
                        + "-" + tagPart(List.of("py2", "py3", "cp312", "CP313", "pp310"))
                        + "-" + tagPart(List.of("none", "abi3", "cp312", "cp313t"))
                        + "-"
                        + tagPart(List.of(
                                "any",
                                "win_amd64",
                                "manylinux_2_17_x86_64",
                                "manylinux2014_x86_64",
                                "macosx_11_0_arm64"))
                        + maybe(15, () -> "-cu126")
                        + one(List.of(".whl", ".whl", ".whl", ".whl", ".whl", ".zip")));
    }

    String sdist() {
        return damaged(
                5,
                name() + "-" + (oneIn(2) ? near() : publicVersion())
                        + one(List.of(".tar.gz", ".tar.gz", ".zip", ".tar.bz2", ".tgz")));
    }

    String machine() {
        return one(MACHINES);
    }
}
