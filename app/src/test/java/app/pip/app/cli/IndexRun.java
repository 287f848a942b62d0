package app.pip.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A folder with a program, and `pipapp` run there with a package index of the test's own.
///
/// @param folder the current folder
/// @param store what was done once; one for several tests saves time, one for each is empty
/// @param index the address of the index
/// @param more variables
record IndexRun(Path folder, Path store, URI index, Map<String, String> more) {

    IndexRun(Path folder, Path store, URI index) {
        // a busy machine may take its time
        this(folder, store, index, Map.of("PIP_TIMEOUT", "120", "PIP_RETRIES", "1"));
    }

    /// The same as impatient as pip lets us be, for servers that say nothing.
    IndexRun impatient() {
        var less = new HashMap<>(more);
        less.put("PIP_TIMEOUT", "1");
        return new IndexRun(folder, store, index, less);
    }

    /// Runs `pipapp build --json` for `main.py` with these words.
    CommandLineRun build(String... words) {
        var all = new ArrayList<>(List.of("build", "main.py", "--json"));
        all.addAll(List.of(words));
        return run(all);
    }

    /// Runs `pipapp inspect --json` for `main.py`.
    CommandLineRun inspect() {
        // what isn't known is null there
        return CommandLineRun.in(folder, environment(), "inspect", "main.py", "--json");
    }

    /// Runs `pipapp lock` for `main.py` with these words.
    CommandLineRun lock(String... words) {
        var all = new ArrayList<>(List.of("lock", "main.py"));
        all.addAll(List.of(words));
        return run(all);
    }

    private CommandLineRun run(List<String> words) {
        return CommandLineRun.in(folder, environment(), words.toArray(String[]::new))
                .inPlainWords();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(more);
        environment.put("PIPAPP_HOME", store.toString());
        environment.putIfAbsent("PIPAPP_PYTHONS", "none");
        // nothing that this computer's pip is told
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.put("PIP_INDEX_URL", index.toString());
        return environment;
    }

    /// The lock as it is now.
    String locked() throws IOException {
        return Files.readString(folder.resolve("pylock.main.toml"));
    }

    /// Writes a file of the program.
    IndexRun write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }
}
