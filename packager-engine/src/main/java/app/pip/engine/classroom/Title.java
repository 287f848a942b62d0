package app.pip.engine.classroom;

import app.pip.engine.project.AppInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program of a class is called and who made it, as far as that can be told. The teacher's own words
/// in `class.csv` count most, then what `pipapp.toml` says, then the script's docstring and `__author__`,
/// then the name under which it was handed in: `Anna Müller - Star Catcher`, or as learning platforms name
/// their folders.
///
/// @param title for people
/// @param author empty if nobody said
public record Title(String title, String author) {

    /// Room for a number or a name behind it, and on Windows for what lies below a folder of that name.
    private static final int LONGEST = 60;

    /// Longer first lines of a docstring are sentences.
    private static final int LONGEST_FIRST_LINE = 60;

    private static final Pattern DOCSTRING =
            Pattern.compile("\\A\ufeff?(?:\\s|#[^\\n]*\\n)*[rRuU]?(\"\"\"|''')(.{0,4000}?)\\1", Pattern.DOTALL);
    private static final Pattern AUTHOR = Pattern.compile("(?m)^__author__\\s*=\\s*[\"']([^\"'\\n]{1,80})[\"']");
    private static final Pattern BY =
            Pattern.compile("(?im)^\\s*(?:author|autor|autorin|by|von)\\b\\s*:?\\s+(\\S[^\\n]{0,78})$");
    private static final Pattern PLATFORM = Pattern.compile("(.+?)_\\d+_assignsubmission_.*");
    private static final Pattern PAIR = Pattern.compile("(.+?)\\s+[-–]\\s+(.+)");

    /// Makes both one line each that isn't too long.
    public Title {
        title = line(title);
        author = line(author);
        if (title.isEmpty()) {
            title = "App";
        }
    }

    /// The title of a program.
    ///
    /// @param name under which it was handed in
    /// @param source the beginning of the script that is started; empty if there is none
    /// @param said what the teacher says of it
    public static Title of(String name, String source, Optional<Roster.Line> said) {
        Title handed = handedIn(name);
        String docstring = docstring(source);
        String first = docstring
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        boolean telling = !first.isEmpty()
                && first.length() <= LONGEST_FIRST_LINE
                && !BY.matcher(first).find();
        String author = found(AUTHOR, source).or(() -> found(BY, docstring)).orElse(handed.author());
        String title = telling ? first.replaceFirst("\\.$", "") : handed.title();
        // a folder that doesn't name the program names the pupil
        if (telling && author.isEmpty() && !handed.title().equalsIgnoreCase(title) && !isScript(name)) {
            author = handed.title();
        }
        String own = title;
        String whose = author;
        return new Title(
                said.map(Roster.Line::title).filter(text -> !text.isEmpty()).orElse(own),
                said.map(Roster.Line::author).filter(text -> !text.isEmpty()).orElse(whose));
    }

    private static boolean isScript(String name) {
        return name.matches("(?i).*\\.(pyw?|ipynb)");
    }

    private static Title handedIn(String name) {
        String plain = name.replaceFirst("(?i)\\.(pyw?|ipynb|zip)$", "");
        Matcher platform = PLATFORM.matcher(plain);
        if (platform.matches()) {
            return new Title(AppInfo.nameOf(platform.group(1)), platform.group(1));
        }
        Matcher pair = PAIR.matcher(plain);
        return pair.matches() ? new Title(pair.group(2), pair.group(1)) : new Title(AppInfo.nameOf(plain), "");
    }

    private static String docstring(String source) {
        Matcher docstring = DOCSTRING.matcher(source);
        return docstring.find() ? docstring.group(2) : "";
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String line(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return plain.substring(0, end).strip();
    }
}
