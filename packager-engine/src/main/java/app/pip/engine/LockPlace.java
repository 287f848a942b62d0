package app.pip.engine;

import app.pip.engine.lock.LockFile;
import app.pip.engine.naming.PackageName;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a program's lock lies: `pylock.toml` in its folder, `pylock.NAME.toml` beside a script `NAME.py` (PEP 751).
/// What
/// another tool wrote under that name is left alone; ours then has a name of its own.
///
/// @param file the lock, which need not be there
record LockPlace(Path file) {

    /// No lock is as long.
    private static final long LONGEST = 64 << 20;

    /// The place for a program.
    static LockPlace of(Path program) throws IOException {
        boolean folder = Files.isDirectory(program);
        String script = String.valueOf(program.getFileName()).replaceFirst("\\.[^.]*$", "");
        // PEP 751: the name between the dots holds no dot
        String middle = script.replace('.', '_');
        Path usual = in(program, folder, folder ? LockFile.NAME : "pylock." + middle + ".toml");
        if (!isTheirs(usual)) {
            return new LockPlace(usual);
        }
        return new LockPlace(in(program, folder, "pylock." + (folder ? "" : middle + "_") + "pipapp.toml"));
    }

    /// What is there, if it is a lock of ours that can be read.
    Optional<LockFile> read() throws IOException {
        return read(file).filter(LockFile::isOurs);
    }

    /// The version of each package in it; of several the last.
    SortedMap<PackageName, String> versions() throws IOException {
        var versions = new TreeMap<PackageName, String>();
        read().ifPresent(lock -> lock.packages()
                .forEach(one -> one.version().ifPresent(version -> versions.put(one.name(), version.toString()))));
        return versions;
    }

    /// Writes a lock, whole or not at all.
    ///
    /// @return what the user should know if it can't be written there
    Optional<Problem> write(LockFile lock) throws IOException, InterruptedException {
        byte[] text = lock.write().getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.write(file, out -> out.write(text));
            return Optional.empty();
        } catch (java.nio.file.FileSystemException e) {
            return Optional.of(Problem.note("lock.not-written", file));
        }
    }

    /// The file's name.
    String name() {
        return String.valueOf(file.getFileName());
    }

    /// Whether another tool wrote a file. One of ours that is damaged is made again from what the program asks for.
    private static boolean isTheirs(Path file) throws IOException {
        Optional<LockFile> lock = read(file);
        if (lock.isPresent() || !Files.exists(file)) {
            return lock.isPresent() && !lock.get().isOurs();
        }
        return Files.size(file) > LONGEST || !Files.readString(file).contains("created-by = \"" + LockFile.OURS + "\"");
    }

    private static Optional<LockFile> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(LockFile.read(String.valueOf(file.getFileName()), Files.readString(file)));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Path in(Path program, boolean folder, String name) {
        return folder ? program.resolve(name) : program.resolveSibling(name);
    }
}
