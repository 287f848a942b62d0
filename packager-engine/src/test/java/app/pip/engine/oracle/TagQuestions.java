package app.pip.engine.oracle;

import app.pip.engine.tag.Cpython;
import app.pip.engine.tag.Platforms;
import app.pip.engine.tag.Tag;
import app.pip.engine.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Questions about what a system takes, and our answers to them: every list whole and in order.
final class TagQuestions {

    static final List<String> NAMES = List.of("macos", "manylinux", "musllinux", "taken");

    private TagQuestions() {}

    static void ask(Samples samples, Map<String, List<List<Object>>> questions) {
        NAMES.forEach(name -> questions.put(name, new ArrayList<>()));
        for (String architecture : List.of("x86_64", "arm64", "universal2")) {
            IntStream.rangeClosed(0, 16).forEach(minor -> macos(questions, 10, minor, architecture));
            IntStream.rangeClosed(11, 30).forEach(major -> macos(questions, major, samples.below(8), architecture));
        }
        for (String architecture : List.of("x86_64", "i686", "aarch64", "armv7l")) {
            IntStream.rangeClosed(4, 45)
                    .forEach(minor -> questions.get("manylinux").add(List.of("manylinux", minor, architecture)));
            IntStream.rangeClosed(0, 5)
                    .forEach(minor -> questions.get("musllinux").add(List.of("musllinux", minor, architecture)));
        }
        List<List<String>> platforms = List.of(
                List.of("win_amd64"),
                Platforms.win32(),
                Platforms.pyemscripten(2026, 0),
                Platforms.macos(12, 0, "arm64"),
                Platforms.macos(10, 15, "x86_64"),
                Platforms.manylinux(28, "x86_64"),
                Platforms.musllinux(2, "aarch64"));
        for (int minor = 8; minor < 18; minor++) {
            for (var some : platforms) {
                questions.get("taken").add(List.of("taken", minor, "cp3" + minor, some));
                if (minor >= 13) {
                    questions.get("taken").add(List.of("taken", minor, "cp3" + minor + "t", some));
                }
            }
        }
    }

    private static void macos(Map<String, List<List<Object>>> questions, int major, int minor, String architecture) {
        questions.get("macos").add(List.of("macos", major, minor, architecture));
    }

    static Optional<?> answer(List<Object> question) {
        return Optional.of(
                switch (OracleTest.text(question, 0)) {
                    case "macos" -> Platforms.macos(number(question, 1), number(question, 2), (String) question.get(3));
                    case "manylinux" -> Platforms.manylinux(number(question, 1), OracleTest.text(question, 2));
                    case "musllinux" -> Platforms.musllinux(number(question, 1), OracleTest.text(question, 2));
                    default -> taken(question);
                });
    }

    private static List<String> taken(List<Object> question) {
        var platforms =
                ((List<?>) question.get(3)).stream().map(String.class::cast).toList();
        var python =
                new Cpython(number(question, 1), OracleTest.text(question, 2).endsWith("t"));
        return Tags.of(python, platforms).bestFirst().stream()
                .map(Tag::toString)
                .toList();
    }

    private static int number(List<Object> question, int index) {
        return (Integer) question.get(index);
    }
}
