package app.pip.engine.program;

import app.pip.engine.problem.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user has said about the program's files.
///
/// @param include paths that go into the app although they would stay behind
/// @param leaveOut paths that stay behind although they would go into the app
/// @param renamed paths that have other names in the app
/// @param start the script to start, if it was said
public record Wishes(Set<String> include, Set<String> leaveOut, Set<String> renamed, Optional<String> start) {

    /// No wishes.
    public static final Wishes NONE = new Wishes(Set.of(), Set.of(), Set.of(), Optional.empty());

    /// Copies the sets.
    public Wishes {
        include = include.stream().map(Wishes::plain).collect(Collectors.toUnmodifiableSet());
        leaveOut = leaveOut.stream().map(Wishes::plain).collect(Collectors.toUnmodifiableSet());
        renamed = Set.copyOf(renamed);
    }

    /// The wishes among the remedies that were taken.
    public static Wishes among(List<Remedy> remedies) {
        var include = remedies.stream()
                .flatMap(one -> one instanceof Remedy.Include(String path) ? Set.of(path).stream() : null)
                .collect(Collectors.toSet());
        var leaveOut = remedies.stream()
                .flatMap(one -> one instanceof Remedy.LeaveOut(String path) ? Set.of(path).stream() : null)
                .collect(Collectors.toSet());
        var renamed = remedies.stream()
                .flatMap(one -> one instanceof Remedy.Rename(String path, String _) ? Set.of(path).stream() : null)
                .collect(Collectors.toSet());
        var start = remedies.stream()
                .flatMap(one -> one instanceof Remedy.Start(String script) ? Set.of(script).stream() : null)
                .findFirst();
        return new Wishes(include, leaveOut, renamed, start);
    }

    /// As it may have been typed: `.\data\` is `data`.
    private static String plain(String path) {
        return path.replace('\\', '/')
                .replaceAll("/+", "/")
                .replaceFirst("^(\\./)+", "")
                .replaceFirst("/$", "");
    }
}
