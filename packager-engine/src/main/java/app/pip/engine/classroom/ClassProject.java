package app.pip.engine.classroom;

import app.pip.engine.platform.Kind;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import app.pip.engine.project.PackageWishes;
import app.pip.engine.project.SigningWishes;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is to be made of a folder of programs.
///
/// @param app name and version of the whole
/// @param folder in which each sub-folder, archive or script is a program
/// @param goals what to make; the usual kinds only if it is folders
/// @param implied whether the goals are the usual ones and not the user's own words
/// @param form archives or folders
/// @param jobs how many programs are worked on at once
/// @param offline whether the network must not be used
/// @param packages where packages come from, and what else the teacher says about them
/// @param signing with which key what is for Windows is signed; what programs say of theirs doesn't count
public record ClassProject(
        AppInfo app,
        Path folder,
        SortedSet<Goal> goals,
        boolean implied,
        ClassForm form,
        int jobs,
        boolean offline,
        PackageWishes packages,
        SigningWishes signing) {

    /// More programs at once are of no use on any machine.
    private static final int MOST_JOBS = 64;

    /// Copies the goals.
    ///
    /// @throws IllegalArgumentException for folders of an unusual kind, a class as one program, or wrong jobs
    public ClassProject {
        goals = Collections.unmodifiableSortedSet(new TreeSet<>(goals));
        if (form == ClassForm.FOLDER
                && goals.stream()
                        .anyMatch(
                                goal -> goal.kind() != Kind.usual(goal.target().family()))) {
            throw new IllegalArgumentException("A folder has no kind: leave out what stands behind the colon.");
        }
        if (goals.stream().anyMatch(goal -> goal.kind().isSingle())) {
            throw new IllegalArgumentException("A class is no single program: leave out run and exe.");
        }
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new IllegalArgumentException("The number of jobs is 1 to " + MOST_JOBS + ".");
        }
    }
}
