package app.pip.engine.classroom;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// What stops a program, for its author: a pupil who sees neither the command line nor the wizard. Most problems speak
/// to
/// authors anyway; `slips.properties` has what to do in their words for the others.
public final class Slip {

    private static final String WORDS = "app.pip.engine.classroom.slips";

    private Slip() {}

    /// What stops a program, in its author's words.
    public static List<Problem.Explanation> of(ClassProgram program, Locale language) {
        return program.problems().stream()
                .filter(one -> one.severity() == Severity.STOP)
                .map(one -> of(one, language))
                .distinct()
                .toList();
    }

    /// A problem in its author's words.
    static Problem.Explanation of(Problem problem, Locale language) {
        Problem.Explanation told = problem.in(language);
        var words = ResourceBundle.getBundle(WORDS, language);
        if (!words.getLocale().getLanguage().equals(language.getLanguage())) {
            // Java would rather take the language of this computer
            words = ResourceBundle.getBundle(WORDS, Locale.ROOT);
        }
        if (!words.containsKey(problem.id())) {
            return told;
        }
        String todo = new MessageFormat(words.getString(problem.id()), Locale.ROOT)
                .format(problem.details().toArray());
        return new Problem.Explanation(told.what(), told.why(), todo);
    }
}
