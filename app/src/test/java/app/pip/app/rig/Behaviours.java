package app.pip.app.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The behaviours of the program under `behaviour/`, run by whatever starts it, and what was seen of each.
///
/// @param runner of the system
/// @param command what starts the program; a behaviour's name and words follow
/// @param program its folder, as it will be when the program has run
/// @param python the folder of its Python
record Behaviours(Runner runner, List<String> command, Path program, Path python) {

    /// The name under which [#seen] tells how the process ended that runs all those that need none of their own.
    static final String TOGETHER = "all that need no process of their own";

    /// One of them.
    ///
    /// @param alone it wants a process of its own
    record Behaviour(String name, boolean alone, String typed, List<String> words) {}

    /// The program's folder in this repository.
    static Path source() {
        return Rig.repository().resolve("app/src/test/resources/app/pip/app/rig/behaviour");
    }

    /// Copies the program to a folder that isn't there yet.
    static void copy(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(source())) {
            for (Path file : walk.toList()) {
                Files.copy(file, folder.resolve(source().relativize(file).toString()));
            }
        }
    }

    /// All that this system has.
    List<Behaviour> all() throws IOException, InterruptedException {
        String table = start(Map.of(), List.of("--list")).run().exited(0).stdout();
        return JsonMapper.shared()
                .readTree(table)
                .valueStream()
                .map(node -> new Behaviour(
                        node.required("name").asString(),
                        node.required("alone").asBoolean(),
                        node.required("typed").asString(),
                        PythonCheck.texts(node.required("words"))))
                .toList();
    }

    /// Runs some and answers what each wrote, with the folders of this machine taken out.
    Map<String, String> seen(List<Behaviour> wanted, Map<String, String> environment)
            throws IOException, InterruptedException {
        var seen = new LinkedHashMap<String, String>();
        List<String> together = wanted.stream()
                .filter(Predicate.not(Behaviour::alone))
                .map(Behaviour::name)
                .toList();
        if (!together.isEmpty()) {
            Outcome outcome = start(environment, together).run();
            seen.put(TOGETHER, "exit " + outcome.exitCode() + plain(outcome.stderr()));
            for (String part : plain("\n" + outcome.stdout()).split("\n== ", -1)) {
                seen.put(part.lines().findFirst().orElse(""), part);
            }
        }
        for (Behaviour behaviour : wanted) {
            if (behaviour.alone()) {
                var words = new ArrayList<>(List.of(behaviour.name()));
                words.addAll(behaviour.words());
                Outcome outcome =
                        start(environment, words).typing(behaviour.typed()).run();
                seen.put(behaviour.name(), plain(outcome.toString()));
            }
        }
        return seen;
    }

    /// The program's files and their contents, without bytecode.
    Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> walk = Files.walk(program)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("__pycache__"))
                    .forEach(file -> files.put(program.relativize(file).toString(), contents(file)));
        }
        return files;
    }

    private static String contents(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length > 200
                    ? bytes.length + " " + Arrays.hashCode(bytes)
                    : HexFormat.of().formatHex(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Start start(Map<String, String> environment, List<String> words) {
        var all = new ArrayList<>(command.subList(1, command.size()));
        all.addAll(words);
        return runner.start(Files.isDirectory(program) ? program : Path.of("/"), Path.of(command.getFirst()), all)
                .with(environment)
                // no terminal of whoever runs the tests
                .through(List.of(Rig.tool("setsid").toString(), "--wait"));
    }

    private String plain(String text) {
        String told = text;
        for (Map.Entry<Path, String> folder :
                Map.of(program, "<program>", python, "<python>").entrySet()) {
            String path = runner instanceof WineRun wine
                    ? wine.path(folder.getKey())
                    : folder.getKey().toString();
            // pdb writes paths in lower case on Windows
            told = Pattern.compile(
                            Pattern.quote(path),
                            runner instanceof WineRun ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                    .matcher(told)
                    .replaceAll(folder.getValue());
        }
        return told.replace("<python>/bin/..", "<python>")
                .replaceAll("0x[0-9A-Fa-f]{6,}", "<address>")
                .lines()
                // wine's own troubles when a process ends
                .filter(line -> !line.startsWith("wine: "))
                // below a replaced folder
                .map(line ->
                        line.contains("<program>\\") || line.contains("<python>\\") ? line.replace('\\', '/') : line)
                .reduce("", (one, other) -> one + other + "\n");
    }
}
