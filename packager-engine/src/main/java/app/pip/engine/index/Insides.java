package app.pip.engine.index;

import app.pip.engine.naming.PackageName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is inside of a file of a package, as far as it tells who gives a module.
///
/// @param modules that its files give, as [ModuleRoots] writes them
/// @param claimed the names that it says it is imported by (`Import-Name` and `Import-Namespace`, PEP 794); empty if
///     it doesn't say
/// @param needs the packages that it always needs
/// @param summary its own one line, may be empty
record Insides(SortedSet<String> modules, SortedSet<String> claimed, List<PackageName> needs, String summary) {

    Insides {
        modules = Collections.unmodifiableSortedSet(new TreeSet<>(modules));
        claimed = Collections.unmodifiableSortedSet(new TreeSet<>(claimed));
        needs = List.copyOf(needs);
    }

    /// Whether a module is among them, and is one that the package means to give.
    ///
    /// @param dotted as it is imported
    boolean give(String dotted) {
        return among(modules, dotted) && (claimed.isEmpty() || among(claimed, dotted));
    }

    private static boolean among(SortedSet<String> names, String dotted) {
        return names.stream()
                .anyMatch(
                        name -> name.equals(dotted) || dotted.startsWith(name + ".") || name.startsWith(dotted + "."));
    }

    /// One line for each thing.
    byte[] toBytes() {
        var lines = new ArrayList<String>();
        lines.add("summary " + summary.replaceAll("\\s+", " "));
        modules.forEach(one -> lines.add("module " + one));
        claimed.forEach(one -> lines.add("claimed " + one));
        needs.forEach(one -> lines.add("needs " + one));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /// What [#toBytes] wrote.
    static Insides of(byte[] bytes) {
        var modules = new TreeSet<String>();
        var claimed = new TreeSet<String>();
        var needs = new ArrayList<PackageName>();
        var summary = new StringBuilder();
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            int blank = line.indexOf(' ');
            String rest = line.substring(blank + 1);
            switch (line.substring(0, blank).toLowerCase(Locale.ROOT)) {
                case "module" -> modules.add(rest);
                case "claimed" -> claimed.add(rest);
                case "needs" -> PackageName.read(rest).ifPresent(needs::add);
                case "summary" -> summary.append(rest);
                default -> {
                    // of a later version
                }
            }
        }
        return new Insides(modules, claimed, needs, summary.toString());
    }
}
