package app.pip.engine.wheel;

import app.pip.engine.tree.TreePath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a package says of its licence.
///
/// @param expression an SPDX expression (PEP 639); empty if there is none
/// @param words what older metadata say: the field `License`, or the classifiers; may be empty
/// @param files the texts, where they lie in the interpreter's folder
public record Licence(String expression, String words, List<String> files) {

    /// What people who wrote no `License-File` call the text; setuptools has looked for these names for
    /// years.
    private static final Pattern USUAL =
            Pattern.compile("(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*", Pattern.CASE_INSENSITIVE);

    private static final String CLASSIFIER = "License :: ";

    /// Some put the whole text there.
    private static final int LONGEST_WORDS = 200;

    /// Copies the list.
    public Licence {
        files = List.copyOf(files);
    }

    /// Reads it out of the metadata.
    ///
    /// @param files all that the wheel has in its `dist-info`, seen from there
    /// @param info where that folder lies in the interpreter's folder
    static Licence of(CoreMetadata metadata, Set<TreePath> files, TreePath info) {
        var texts = new TreeSet<TreePath>();
        for (String named : metadata.all("License-File")) {
            // metadata 2.4 puts them below `licenses`, older tools right there
            for (TreePath path : files) {
                if (path.toString().equals("licenses/" + named)
                        || path.toString().equals(named)) {
                    texts.add(path);
                }
            }
        }
        if (texts.isEmpty()) {
            files.stream().filter(Licence::isUsual).forEach(texts::add);
        }
        return new Licence(
                metadata.first("License-Expression").orElse(""),
                words(metadata),
                texts.stream().map(path -> info.resolve(path).toString()).toList());
    }

    /// What can be said in one line: the expression, else the words; may be empty.
    public String line() {
        return expression.isEmpty() ? words : expression;
    }

    private static boolean isUsual(TreePath path) {
        List<String> parts = path.parts();
        boolean folder = parts.getFirst().equals("licenses") || parts.getFirst().equals("license_files");
        return folder || (parts.size() == 1 && USUAL.matcher(path.name()).matches());
    }

    private static String words(CoreMetadata metadata) {
        String field = metadata.first("License").orElse("").strip();
        if (!field.isEmpty() && field.length() <= LONGEST_WORDS && !field.contains("\n")) {
            return field;
        }
        List<String> classifiers = metadata.all("Classifier").stream()
                .filter(line -> line.startsWith(CLASSIFIER))
                .map(line -> line.substring(line.lastIndexOf(" :: ") + 4))
                .filter(word -> !word.equals("OSI Approved"))
                .toList();
        return String.join(", ", classifiers);
    }
}
