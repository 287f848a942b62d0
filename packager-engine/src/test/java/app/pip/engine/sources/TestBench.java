package app.pip.engine.sources;

import app.pip.engine.hostpython.HostPythonForTests;
import app.pip.engine.interpreter.Host;
import app.pip.engine.interpreter.Interpreter;
import app.pip.engine.interpreter.ShippedInterpreters;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.platform.Target;
import app.pip.engine.requirement.Environment;
import app.pip.engine.resolve.Place;
import app.pip.engine.resolve.Python;
import app.pip.engine.store.Store;
import app.pip.engine.tag.Cpython;
import app.pip.engine.tag.Tags;
import app.pip.engine.version.Version;
import app.pip.engine.wheel.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The shipped Python of this machine, for tests.
final class TestBench {

    private static final Path INTERPRETERS = Path.of("target", "interpreters");

    private TestBench() {}

    static Bench bench(Path folder) throws IOException {
        Target here = Host.target();
        Interpreter interpreter =
                new ShippedInterpreters(INTERPRETERS).available(here).getFirst();
        Version version = Version.parse(interpreter.version());
        var place = new Place(
                version,
                Environment.of(here, version, interpreter.floor()),
                Tags.of(here, interpreter.floor(), Cpython.of(version)));
        return new Bench(
                interpreter,
                HostPythonForTests.python(),
                new LayerStore(List.of(new Store(INTERPRETERS)), new Store(folder))
                        .find(interpreter.layer())
                        .orElseThrow(),
                Compiler.NONE,
                new Python(Version.parse(interpreter.minor()), new TreeMap<>(Map.of(here, place))));
    }
}
