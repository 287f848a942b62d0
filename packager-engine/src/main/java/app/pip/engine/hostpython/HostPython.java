package app.pip.engine.hostpython;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.Answer.Reason;
import app.pip.engine.hostpython.Answer.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Python of this machine as a compiler. One process answers a whole batch of sources; it gets them through a
/// pipe, in an empty folder and an empty environment, so nothing of the program can be imported, let alone run. A
/// source on which the interpreter dies or hangs is refused, and the others still get their answers.
public final class HostPython implements SourceReader {

    private static final int LARGEST = 32 << 20;
    // what people write by hand is smaller; an answer about more takes too long to wait for
    private static final int LARGEST_BY_HAND = 1 << 20;
    private static final int MOST_DEATHS = 16;
    private static final int SECONDS_PER_MEGABYTE = 20;
    // somebody waits for it; a source that takes longer is none that people write
    private static final Duration MOST_BY_HAND = Duration.ofSeconds(7);
    private static final byte[] READER =
            script("facts.py", "values.py", "files.py", "signs.py", "refusals.py", "reader.py");
    private static final Sha256 SCRIPTS = Sha256.of(READER);
    private static final byte[] LIBRARY = script("facts.py", "stdlib.py");

    private final Path python;
    private final Duration patience;
    private final Path temporary;
    private final Processes processes;

    /// The interpreter that is started by this file. Nothing is started yet.
    public HostPython(Path python) {
        this(python, new Processes.OneEach());
    }

    /// @param processes gives processes again that have answered
    HostPython(Path python, Processes processes) {
        this(python, Duration.ofSeconds(60), Path.of(System.getProperty("java.io.tmpdir")), processes);
    }

    /// @param patience how long an answer about a small source may take
    /// @param temporary where the interpreter gets an empty folder to stand in
    HostPython(Path python, Duration patience, Path temporary) {
        this(python, patience, temporary, new Processes.OneEach());
    }

    private HostPython(Path python, Duration patience, Path temporary, Processes processes) {
        this.processes = processes;
        this.python = python;
        this.patience = patience;
        this.temporary = temporary;
    }

    @Override
    public List<Answer> read(List<Source> sources) throws IOException, InterruptedException {
        var answers = new ArrayList<Answer>(sources.size());
        int deaths = 0;
        while (answers.size() < sources.size()) {
            List<Source> batch = firstBatch(sources.subList(answers.size(), sources.size()));
            if (batch.isEmpty()) {
                answers.add(refused(Reason.TOO_LARGE, "too many bytes"));
                continue;
            }
            Optional<Refused> death = converse(batch, answers);
            death.ifPresent(answers::add);
            deaths += death.isPresent() ? 1 : 0;
            if (deaths > MOST_DEATHS) {
                throw new HostPythonException("the interpreter ended " + deaths + " times, last "
                        + death.map(Refused::message).orElse(""));
            }
        }
        return List.copyOf(answers);
    }

    /// What the interpreter's own standard library consists of, as JSON: `names`, the top-level modules of all
    /// systems, and `imports`, for each module with a source here the standard modules that importing it needs.
    /// Takes some seconds; meant for the time when the product is built.
    public byte[] standardLibrary() throws IOException, InterruptedException {
        try (var process = PythonProcess.start(python, temporary, LIBRARY)) {
            awaitReady(process);
            Optional<Pieces> answer = process.next(patience.multipliedBy(2));
            if (answer.isEmpty()) {
                throw new HostPythonException("no list of the standard library: " + process.lastWords());
            }
            return answer.get().words().getBytes(StandardCharsets.UTF_8);
        } catch (PythonProcess.LateException e) {
            throw new HostPythonException("no list of the standard library in time", e);
        }
    }

    /// The digest of the scripts that make the answers.
    public static Sha256 scripts() {
        return SCRIPTS;
    }

    /// The sources that one process is to answer: as many as fit; none if the first alone is too large.
    private static List<Source> firstBatch(List<Source> sources) {
        long total = 0;
        int count = 0;
        while (count < sources.size() && !isTooLarge(sources.get(count), total)) {
            total += sources.get(count).content().size();
            count++;
        }
        return sources.subList(0, count);
    }

    private static boolean isTooLarge(Source source, long before) {
        long size = source.content().size();
        return before + size > LARGEST || (source.checked() && size > LARGEST_BY_HAND);
    }

    /// Adds the answers to the sources; if the process ends or hangs early, what is to be said of the source that it
    /// was at.
    private Optional<Refused> converse(List<Source> batch, List<Answer> answers)
            throws IOException, InterruptedException {
        Source at = batch.getFirst();
        PythonProcess process = processes.take(this::started);
        boolean whole = false;
        try {
            process.ask(questions(batch));
            for (Source source : batch) {
                at = source;
                Optional<Pieces> answer = process.next(patienceFor(source));
                if (answer.isEmpty()) {
                    return Optional.of(refused(Reason.TOO_DEEP, process.lastWords()));
                }
                answers.add(answer.get().toAnswer());
            }
            whole = process.asked() < LARGEST;
            return Optional.empty();
        } catch (PythonProcess.LateException e) {
            return Optional.of(refused(Reason.TOO_LARGE, "no answer within " + patienceFor(at)));
        } finally {
            processes.done(process, whole);
        }
    }

    private PythonProcess started() throws IOException, InterruptedException {
        PythonProcess process = PythonProcess.start(python, temporary, READER);
        boolean ready = false;
        try {
            awaitReady(process);
            ready = true;
            return process;
        } finally {
            if (!ready) {
                process.close();
            }
        }
    }

    private void awaitReady(PythonProcess process) throws IOException, InterruptedException {
        try {
            if (process.next(patience).isEmpty()) {
                throw new HostPythonException("the interpreter doesn't work here: " + process.lastWords());
            }
        } catch (PythonProcess.LateException e) {
            throw new HostPythonException("the interpreter wasn't ready within " + patience, e);
        }
    }

    private Duration patienceFor(Source source) {
        if (source.checked()) {
            return patience.compareTo(MOST_BY_HAND) < 0 ? patience : MOST_BY_HAND;
        }
        return patience.plusSeconds((SECONDS_PER_MEGABYTE * source.content().size()) >> 20);
    }

    private static byte[] questions(List<Source> batch) throws IOException {
        var out = new ByteArrayOutputStream();
        for (Source source : batch) {
            out.write(source.checked() ? 1 : 0);
            Pieces.write(source.name().getBytes(StandardCharsets.UTF_8), out);
            Pieces.write(source.content().readAll(), out);
        }
        return out.toByteArray();
    }

    private static Refused refused(Reason reason, String message) {
        return new Refused(reason, 0, 0, "", message);
    }

    /// Our own scripts, one after the other as one.
    private static byte[] script(String... names) {
        var whole = new ByteArrayOutputStream();
        for (String name : names) {
            try (var in = HostPython.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing from the product");
                }
                in.transferTo(whole);
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return whole.toByteArray();
    }
}
