package app.pip.engine.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The numbers in a version for people, for systems that count nothing else: `1.2 beta` is 1, 2, 0, 0.
///
/// @param four from 0 to 65,535 each
public record VersionNumbers(List<Integer> four) {

    private static final int MOST = 0xffff;
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+){0,3}");

    /// Copies the list.
    public VersionNumbers {
        four = List.copyOf(four);
    }

    /// The first numbers with dots in a text; 1 if it has none. What is too large becomes 65,535.
    public static VersionNumbers in(String version) {
        Matcher matcher = NUMBERS.matcher(version);
        var numbers = new ArrayList<Integer>();
        for (String part : (matcher.find() ? matcher.group() : "1").split("\\.", -1)) {
            numbers.add(part.length() > 5 ? MOST : Math.min(MOST, Integer.parseInt(part)));
        }
        while (numbers.size() < 4) {
            numbers.add(0);
        }
        return new VersionNumbers(numbers);
    }

    /// The first numbers, joined by dots.
    ///
    /// @param count 1 to 4
    public String dotted(int count) {
        return four.subList(0, count).stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
