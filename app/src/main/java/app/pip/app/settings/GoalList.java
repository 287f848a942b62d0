package app.pip.app.settings;

import app.pip.engine.Packager;
import app.pip.engine.TargetState;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.project.Goal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The words after `--for`: systems (`windows`), targets (`windows-x64`), both with a kind (`windows-x64:zip`), `all`.
public final class GoalList {

    /// What is made when nothing is said: the machines that friends have.
    public static final String USUAL = "windows,macos,linux";

    private GoalList() {}

    /// What a list asks for.
    ///
    /// @param possible the targets that `all` stands for
    /// @throws IllegalArgumentException for a word that is none of these; its message is for the user
    public static SortedSet<Goal> parse(String list, Collection<Target> possible) {
        var goals = new TreeSet<Goal>();
        for (String word : list.split(",", -1)) {
            String[] half = word.strip().toLowerCase(Locale.ROOT).split(":", 2);
            for (Target target : targets(half[0], possible)) {
                goals.add(half.length == 1 ? Goal.usual(target) : new Goal(target, kind(target, half[1])));
            }
        }
        return goals;
    }

    /// The targets that apps can be made for.
    public static List<Target> possible(Packager packager) throws IOException {
        return packager.targets().stream().map(TargetState::target).toList();
    }

    private static Collection<Target> targets(String word, Collection<Target> possible) {
        return switch (word) {
            case "all" -> possible;
            case "windows" -> List.of(Target.WINDOWS_X64);
            case "macos", "mac" -> List.of(Target.MACOS_ARM64, Target.MACOS_X64);
            case "linux" -> List.of(Target.LINUX_X64);
            default ->
                List.of(Target.named(word)
                        .orElseThrow(() -> new IllegalArgumentException("'" + word
                                + "' is no system that apps can be made for. There are: windows, macos, linux, all, "
                                + names(Arrays.asList(Target.values())))));
        };
    }

    private static Kind kind(Target target, String word) {
        Family family = target.family();
        return Kind.named(family, word)
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no kind of file for "
                        + family.words() + ". There are: "
                        + Arrays.stream(Kind.values())
                                .filter(kind -> kind.family() == family)
                                .map(Kind::id)
                                .collect(Collectors.joining(", "))));
    }

    private static String names(Collection<Target> targets) {
        return targets.stream().map(Target::id).collect(Collectors.joining(", "));
    }
}
