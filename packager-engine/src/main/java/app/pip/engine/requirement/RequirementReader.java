package app.pip.engine.requirement;

import app.pip.engine.naming.Extra;
import app.pip.engine.naming.PackageName;
import app.pip.engine.version.Specifier;
import app.pip.engine.version.Specifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Reads a requirement by the specification's grammar.
final class RequirementReader {

    private static final String IN_NAMES = "._-";

    private final Scanner scanner;

    RequirementReader(String text) {
        scanner = new Scanner(text);
    }

    Requirement read() throws RequirementSyntaxException {
        scanner.skipBlanks();
        PackageName name = name();
        scanner.skipBlanks();
        SortedSet<Extra> extras = Requirement.sorted(extras());
        scanner.skipBlanks();
        Optional<String> address = address();
        Specifiers specifiers = address.isPresent() ? Specifiers.ANY : specifiers();
        scanner.skipBlanks();
        Optional<Marker> marker = marker();
        if (!scanner.isAtEnd()) {
            throw scanner.fails(marker.isPresent() ? "'and', 'or' or the end" : "';' and a marker, or the end");
        }
        return new Requirement(name, extras, specifiers, address, marker);
    }

    private PackageName name() throws RequirementSyntaxException {
        int begin = scanner.position();
        return PackageName.read(scanner.run(IN_NAMES))
                .orElseThrow(() ->
                        scanner.failsAt(begin, "the name of a package, which begins and ends with a letter or digit"));
    }

    private List<Extra> extras() throws RequirementSyntaxException {
        var extras = new ArrayList<Extra>();
        int begin = scanner.position();
        if (!scanner.accepts("[")) {
            return extras;
        }
        scanner.skipBlanks();
        if (scanner.accepts("]")) {
            return extras;
        }
        do {
            scanner.skipBlanks();
            int at = scanner.position();
            extras.add(
                    Extra.read(scanner.run(IN_NAMES)).orElseThrow(() -> scanner.failsAt(at, "the name of an extra")));
            scanner.skipBlanks();
        } while (scanner.accepts(","));
        scanner.expect("]", "a comma between extras, or ']' for the '[' at " + begin);
        return extras;
    }

    /// An address ends with the next blank of any kind, so what follows needs one before it.
    private Optional<String> address() throws RequirementSyntaxException {
        if (!scanner.accepts("@")) {
            return Optional.empty();
        }
        scanner.skipBlanks();
        String address = scanner.upToAnyBlank();
        if (address.isEmpty()) {
            throw scanner.fails("an address after '@'");
        }
        return Optional.of(address);
    }

    private Specifiers specifiers() throws RequirementSyntaxException {
        int begin = scanner.position();
        boolean bracket = scanner.accepts("(");
        int first = scanner.position();
        String text = scanner.upTo(";)");
        int end = scanner.position();
        var all = new ArrayList<Specifier>();
        scanner.goTo(first);
        while (scanner.position() < end) {
            int comma = text.indexOf(',', scanner.position() - first);
            int stop = comma < 0 ? end : first + comma;
            specifier(stop, comma < 0).ifPresent(all::add);
            scanner.goTo(Math.min(end, stop + 1));
        }
        if (bracket) {
            scanner.expect(")", "')' for the '(' at " + begin);
        }
        return Specifiers.of(all.toArray(Specifier[]::new));
    }

    /// One comparison up to a place; only the last may be missing, after a comma or where there are none at
    /// all.
    private Optional<Specifier> specifier(int stop, boolean last) throws RequirementSyntaxException {
        scanner.skipBlanks();
        int begin = Math.min(scanner.position(), stop);
        scanner.goTo(begin);
        String text = stripped(scanner.upTo(",;)"));
        if (text.isEmpty() && last) {
            return Optional.empty();
        }
        // blanks and tabs may stand between the parts, line breaks may not
        var read = hasOtherBlanks(text) ? Optional.<Specifier>empty() : Specifier.read(text);
        if (read.isEmpty()) {
            throw scanner.failsAt(begin, "a comparison of versions such as >=1.2");
        }
        return read;
    }

    private static boolean hasOtherBlanks(String text) {
        return !text.isEmpty() && (isOtherBlank(text.charAt(0)) || isOtherBlank(text.charAt(text.length() - 1)));
    }

    private static boolean isOtherBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && Scanner.isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private Optional<Marker> marker() throws RequirementSyntaxException {
        if (!scanner.accepts(";")) {
            return Optional.empty();
        }
        int begin = scanner.position();
        Marker marker = new MarkerReader(scanner).read();
        if (marker.variables().stream().anyMatch(Variable::isSet)) {
            throw scanner.failsAt(begin, "no 'extras' or 'dependency_groups', which only lock files have");
        }
        return Optional.of(marker);
    }
}
