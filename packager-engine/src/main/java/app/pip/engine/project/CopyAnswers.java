package app.pip.engine.project;

import app.pip.engine.problem.Remedy;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Ways out that change what travels of one file, as answers in a [ProjectFile]: the key says what is done and to which
/// file, such as `rename pygame.py`, the value says what becomes of it.
final class CopyAnswers {

    private static final String RENAME = "rename ";
    private static final String ENCODING = "encoding ";
    private static final String APPEND = "append ";
    private static final String REWORD = "reword ";
    private static final String INTO = " => ";

    private CopyAnswers() {}

    /// What is written down for a way out; nothing if it is of another kind, or could not be read back.
    static Optional<Map.Entry<String, String>> of(Remedy way) {
        Optional<Map.Entry<String, String>> written = switch (way) {
            case Remedy.Rename(String path, String name) -> Optional.of(Map.entry(RENAME + path, name));
            case Remedy.Utf8Copy(String path, String charset) -> Optional.of(Map.entry(ENCODING + path, charset));
            case Remedy.Append(String path, String line) -> Optional.of(Map.entry(APPEND + path, line));
            case Remedy.Reword(String path, String before, String after) ->
                Optional.of(Map.entry(REWORD + path, before + INTO + after));
            case Remedy.Console _,
                    Remedy.Window _,
                    Remedy.Include _,
                    Remedy.LeaveOut _,
                    Remedy.Start _,
                    Remedy.Install _,
                    Remedy.DoWithout _,
                    Remedy.AllowBuild _,
                    Remedy.FetchPython _ -> Optional.empty();
        };
        return written.filter(one -> read(one.getKey(), one.getValue()).equals(Optional.of(way)));
    }

    /// The ways out among the answers.
    static Stream<Remedy> among(Map<String, String> answers) {
        return answers.entrySet().stream().flatMap(one -> read(one.getKey(), one.getValue()).stream());
    }

    private static Optional<Remedy> read(String key, String value) {
        int cut = key.indexOf(' ') + 1;
        String path = key.substring(cut);
        return switch (key.substring(0, cut)) {
            case RENAME -> Optional.of(new Remedy.Rename(path, value));
            case ENCODING -> Optional.of(new Remedy.Utf8Copy(path, value));
            case APPEND -> Optional.of(new Remedy.Append(path, value));
            case REWORD -> reworded(path, value);
            default -> Optional.empty();
        };
    }

    private static Optional<Remedy> reworded(String path, String value) {
        int cut = value.indexOf(INTO);
        return cut <= 0
                ? Optional.empty()
                : Optional.of(new Remedy.Reword(path, value.substring(0, cut), value.substring(cut + INTO.length())));
    }
}
