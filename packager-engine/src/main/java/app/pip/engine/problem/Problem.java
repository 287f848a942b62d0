package app.pip.engine.problem;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Something the user can do something about. The words are not here but in `problems.properties`: each id has three
/// texts, `ID.what`, `ID.why` and `ID.todo`, in which `{0}`, `{1}` … stand for the details.
///
/// @param id names the texts, such as `program.missing`
/// @param severity whether the work can go on
/// @param details what the texts speak of: names, paths, numbers
/// @param remedies ways out that can be taken with one click, the best first; often none
public record Problem(String id, Severity severity, List<String> details, List<Remedy> remedies) {

    private static final String WORDS = "app.pip.engine.problem.problems";

    /// Copies the lists.
    public Problem {
        details = List.copyOf(details);
        remedies = List.copyOf(remedies);
    }

    /// A problem without a way out that could be offered.
    public Problem(String id, Severity severity, List<String> details) {
        this(id, severity, details, List.of());
    }

    /// The same problem with these ways out.
    public Problem with(Remedy... ways) {
        return new Problem(id, severity, details, List.of(ways));
    }

    /// A problem that stops the work.
    public static Problem stop(String id, Object... details) {
        return new Problem(id, Severity.STOP, texts(details));
    }

    /// A problem that is told while the work goes on.
    public static Problem note(String id, Object... details) {
        return new Problem(id, Severity.NOTE, texts(details));
    }

    /// The same problem, told without stopping the work.
    public Problem asNote() {
        return new Problem(id, Severity.NOTE, details, remedies);
    }

    /// The same problem, told because it stops the work.
    public Problem asStop() {
        return new Problem(id, Severity.STOP, details, remedies);
    }

    /// This problem's three texts in a language, in English where there are none in that.
    public Explanation in(Locale locale) {
        var words = ResourceBundle.getBundle(WORDS, locale);
        // Java would rather take the language of this computer than that of the file without a language
        if (!words.getLocale().getLanguage().equals(locale.getLanguage())) {
            words = ResourceBundle.getBundle(WORDS, Locale.ROOT);
        }
        return new Explanation(text(words, "what"), text(words, "why"), text(words, "todo"));
    }

    private String text(ResourceBundle words, String part) {
        return new MessageFormat(words.getString(id + "." + part), Locale.ROOT).format(details.toArray());
    }

    private static List<String> texts(Object... details) {
        return Arrays.stream(details).map(String::valueOf).toList();
    }

    /// A problem in words.
    ///
    /// @param what what happened
    /// @param why the reason, as far as it is known
    /// @param todo what the user can do now
    public record Explanation(String what, String why, String todo) {}
}
