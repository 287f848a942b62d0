package app.pip.engine.tag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One combination of Python, binary interface and system that a wheel works with, such as
/// `cp314-abi3-win_amd64` ([platform compatibility
/// tags](https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/)).
///
/// @param python such as `py3` or `cp314`; lower case
/// @param abi such as `none`, `abi3` or `cp314t`; lower case
/// @param platform such as `any` or `manylinux_2_28_x86_64`; lower case
public record Tag(String python, String abi, String platform) {

    /// A hostile name could stand for millions of combinations.
    private static final int MOST = 1000;

    private static final Pattern PYTHON = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern OTHER = Pattern.compile("[A-Za-z0-9_]+");

    /// Turns the parts to lower case and checks their characters.
    ///
    /// @throws IllegalArgumentException if one of them can't stand in a tag
    public Tag {
        if (!PYTHON.matcher(python).matches()
                || !OTHER.matcher(abi).matches()
                || !OTHER.matcher(platform).matches()) {
            throw new IllegalArgumentException("no tag: " + python + "-" + abi + "-" + platform);
        }
        python = python.toLowerCase(Locale.ROOT);
        abi = abi.toLowerCase(Locale.ROOT);
        platform = platform.toLowerCase(Locale.ROOT);
    }

    /// The combinations that a foreign, compressed text such as `py2.py3-none-any` stands for; nothing if it
    /// is none.
    ///
    /// @param text three parts joined by `-`, each of them one or several joined by `.`
    public static Optional<Set<Tag>> readAll(String text) {
        List<String> parts = List.of(text.split("-", -1));
        return parts.size() == 3 ? product(alternatives(parts)) : Optional.empty();
    }

    private static List<List<String>> alternatives(List<String> parts) {
        return parts.stream().map(part -> List.of(part.split("\\.", -1))).toList();
    }

    private static Optional<Set<Tag>> product(List<List<String>> parts) {
        long count = parts.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        boolean legal = count <= MOST
                && parts.get(0).stream().allMatch(PYTHON.asMatchPredicate())
                && parts.get(1).stream().allMatch(OTHER.asMatchPredicate())
                && parts.get(2).stream().allMatch(OTHER.asMatchPredicate());
        if (!legal) {
            return Optional.empty();
        }
        var tags = new ArrayList<Tag>();
        for (String python : parts.get(0)) {
            for (String abi : parts.get(1)) {
                parts.get(2).forEach(platform -> tags.add(new Tag(python, abi, platform)));
            }
        }
        return Optional.of(Collections.unmodifiableSet(new LinkedHashSet<>(tags)));
    }

    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
