package app.pip.engine.lock;

import app.pip.engine.hash.Sha256;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.version.Version;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what our lock files say under `[tool.pipapp]`.
final class RecordedReader {

    private static final Pattern FLOOR = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    private final LockReader file;
    private final String at;

    RecordedReader(LockReader file, String at) {
        this.file = file;
        this.at = at;
    }

    Question question() throws ProblemException {
        var requirements = new ArrayList<Question.Asked>();
        for (int i = 0; i < file.size(at + "/requirements"); i++) {
            String one = at + "/requirements/" + i;
            requirements.add(new Question.Asked(file.needed(one + "/requirement"), file.needed(one + "/source")));
        }
        var question = new Question(
                requirements,
                file.texts(at + "/constraints", Optional::of),
                file.needed(at + "/python"),
                new TreeSet<>(file.texts(at + "/targets", Target::named)),
                new TreeSet<>(file.texts(at + "/allow-build", PackageName::read)));
        // edited by hand it answers a question that nobody asked
        if (!file.needed(at + "/question").equals("sha256:" + question.digest())) {
            throw file.wrong(at + "/question");
        }
        return question;
    }

    SortedMap<Target, LockedInterpreter> interpreters() throws ProblemException {
        var interpreters = new TreeMap<Target, LockedInterpreter>();
        for (int i = 0; i < file.size(at + "/interpreters"); i++) {
            LockedInterpreter one = interpreter(at + "/interpreters/" + i);
            interpreters.put(one.target(), one);
        }
        return interpreters;
    }

    SortedMap<Target, String> leftOut() throws ProblemException {
        var leftOut = new TreeMap<Target, String>();
        for (int i = 0; i < file.size(at + "/left-out"); i++) {
            String one = at + "/left-out/" + i;
            leftOut.put(target(one), file.needed(one + "/reason"));
        }
        return leftOut;
    }

    private Target target(String one) throws ProblemException {
        return Target.named(file.needed(one + "/target")).orElseThrow(() -> file.wrong(one + "/target"));
    }

    private LockedInterpreter interpreter(String one) throws ProblemException {
        Target target = target(one);
        Version version = Version.read(file.needed(one + "/version")).orElseThrow(() -> file.wrong(one + "/version"));
        Matcher floor = FLOOR.matcher(file.needed(one + "/floor"));
        if (!floor.matches()) {
            throw file.wrong(one + "/floor");
        }
        try {
            return new LockedInterpreter(
                    target,
                    version,
                    file.needed(one + "/source"),
                    file.needed(one + "/file"),
                    new Sha256(file.needed(one + "/sha256")),
                    new Floor(target.family(), Integer.parseInt(floor.group(1)), Integer.parseInt(floor.group(2))));
        } catch (IllegalArgumentException _) {
            throw file.wrong(one + "/sha256");
        }
    }
}
