package app.pip.engine.format.icon;

import app.pip.engine.format.FormatException;
import app.pip.engine.format.icon.UndrawableException.Reason;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Looks through an SVG file before it is drawn: what it asks for, and how much work that would be. A few lines can ask
/// for thousands of millions of shapes, by parts that refer to parts.
final class SvgScan {

    private static final Set<String> LETTERS = Set.of("text", "tspan", "textPath", "tref", "foreignObject");
    private static final Set<String> PICTURES = Set.of("image", "feImage");

    /// Each draws a picture of its own.
    private static final Set<String> COSTLY = Set.of("mask", "filter", "pattern");

    /// What a style sheet may refer to: it is taken once, and takes in nothing else that costs.
    private static final Set<String> CHEAP = Set.of("linearGradient", "radialGradient", "clipPath");

    /// How the names of steps in filters begin.
    private static final String EFFECT = "fe";

    private static final Set<String> EFFECTS = Set.of(
            "feGaussianBlur",
            "feOffset",
            "feFlood",
            "feMerge",
            "feMergeNode",
            "feBlend",
            "feColorMatrix",
            "feComposite",
            "feComponentTransfer",
            "feDropShadow",
            "feFuncR",
            "feFuncG",
            "feFuncB",
            "feFuncA");

    private static final Pattern REFERENCE = Pattern.compile("url\\(\\s*['\"]?#([^'\")\\s]+)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?");

    private static final int MOST_SHAPES = 20_000;
    private static final int COSTLY_SHAPES = 100;
    /// The JDK's readers of XML go no deeper than 100.
    private static final int DEEPEST = 90;
    private static final double LARGEST_IN_EFFECTS = 5000;

    private final Map<String, Part> named = new HashMap<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private final StringBuilder styles = new StringBuilder();
    private int parts;

    /// One element.
    private static final class Part {
        private final String name;
        private final List<Part> children = new ArrayList<>();
        private final List<Use> uses = new ArrayList<>();
        private boolean counting;
        private double shapes = -1;

        private Part(String name) {
            this.name = name;
        }
    }

    /// That an element refers to another one.
    ///
    /// @param times how often it is then drawn
    private record Use(String id, int times) {}

    private SvgScan() {}

    /// Goes through a file.
    ///
    /// @throws FormatException if it is none
    /// @throws UndrawableException if it shouldn't be drawn
    static void check(byte[] file, XMLInputFactory factory) throws FormatException, UndrawableException {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            Part root = new SvgScan().read(reader);
            if (!root.name.equals("svg")) {
                throw new FormatException("SVG", 0, "an element svg");
            }
        } catch (XMLStreamException e) {
            var damaged = new FormatException(
                    "SVG",
                    Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset()),
                    "XML");
            damaged.initCause(e);
            throw damaged;
        }
    }

    private Part read(XMLStreamReader reader) throws XMLStreamException, UndrawableException, FormatException {
        Part root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Part part = begin(reader);
                    root = root == null ? part : root;
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty() && open.peek().name.equals("style")) {
                        styles.append(reader.getText());
                    }
                }
                default -> {
                    // comments, instructions and blanks draw nothing
                }
            }
        }
        if (root == null) {
            throw new FormatException("SVG", 0, "an element");
        }
        checkStyles();
        if (shapes(root) > MOST_SHAPES) {
            throw new UndrawableException(Reason.TOO_MUCH, "too many shapes");
        }
        return root;
    }

    private Part begin(XMLStreamReader reader) throws UndrawableException {
        String name = reader.getLocalName();
        refuse(name);
        var part = new Part(name);
        int points = points(reader);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(part, reader.getAttributeLocalName(i), reader.getAttributeValue(i), points);
            if (name.startsWith(EFFECT) || name.equals("filter")) {
                refuseLarge(reader.getAttributeValue(i));
            }
        }
        if (!open.isEmpty()) {
            open.peek().children.add(part);
        }
        open.push(part);
        return part;
    }

    private void refuse(String name) throws UndrawableException {
        if (LETTERS.contains(name)) {
            throw new UndrawableException(Reason.LETTERS, name);
        }
        if (PICTURES.contains(name)) {
            throw new UndrawableException(Reason.PICTURE_INSIDE, name);
        }
        boolean unknown = name.startsWith(EFFECT) && !EFFECTS.contains(name);
        if (++parts > MOST_SHAPES || open.size() >= DEEPEST || unknown) {
            throw new UndrawableException(Reason.TOO_MUCH, name);
        }
    }

    private void attribute(Part part, String name, String value, int points) throws UndrawableException {
        if (name.equals("id")) {
            named.putIfAbsent(value, part);
        }
        if (name.equals("href") && value.startsWith("#")) {
            part.uses.add(new Use(value.substring(1), 1));
        } else if (name.equals("href") && part.name.equals("use")) {
            throw new UndrawableException(Reason.PICTURE_INSIDE, value);
        }
        Matcher found = REFERENCE.matcher(value);
        while (found.find()) {
            part.uses.add(new Use(found.group(1), name.startsWith("marker") || name.equals("style") ? points : 1));
        }
    }

    /// How many corners a line can have at most: each may be marked.
    private static int points(XMLStreamReader reader) {
        int most = 1;
        for (String name : List.of("d", "points")) {
            String line = reader.getAttributeValue(null, name);
            most = Math.max(most, line == null ? 1 : line.length() / 2 + 1);
        }
        return most;
    }

    private static void refuseLarge(String value) throws UndrawableException {
        Matcher numbers = NUMBER.matcher(value);
        while (numbers.find()) {
            if (Math.abs(Double.parseDouble(numbers.group())) > LARGEST_IN_EFFECTS) {
                throw new UndrawableException(Reason.TOO_MUCH, value);
            }
        }
    }

    /// Which elements a rule is about isn't looked at, so it may refer to what is cheap only.
    private void checkStyles() throws UndrawableException {
        Matcher found = REFERENCE.matcher(styles);
        while (found.find()) {
            Part part = named.get(found.group(1));
            if (part != null && !CHEAP.contains(part.name)) {
                throw new UndrawableException(Reason.TOO_MUCH, found.group());
            }
        }
    }

    /// How many shapes an element comes to, with all that it refers to.
    private double shapes(Part part) throws UndrawableException {
        if (part.counting) {
            throw new UndrawableException(Reason.TOO_MUCH, part.name + " refers to itself");
        }
        if (part.shapes < 0) {
            part.counting = true;
            double sum = COSTLY.contains(part.name) ? COSTLY_SHAPES : 1;
            for (Part child : part.children) {
                sum += shapes(child);
            }
            for (Use use : part.uses) {
                Part other = named.get(use.id());
                sum += other == null ? 0 : use.times() * shapes(other);
            }
            part.counting = false;
            part.shapes = sum;
        }
        return part.shapes;
    }
}
