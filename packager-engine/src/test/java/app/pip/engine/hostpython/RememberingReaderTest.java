package app.pip.engine.hostpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import app.pip.engine.hash.Sha256;
import app.pip.engine.hostpython.Answer.Reason;
import app.pip.engine.hostpython.Answer.Refused;
import app.pip.engine.hostpython.Answer.Understood;
import app.pip.engine.tree.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberingReaderTest {

    private final Map<Sha256, byte[]> kept = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final AnswerCache cache = new AnswerCache() {
        @Override
        public Optional<byte[]> get(Sha256 key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(Sha256 key, byte[] answer) {
            kept.put(key, answer);
        }
    };
    private final SourceReader reader =
            sources -> sources.stream().map(this::answer).toList();

    private Answer answer(Source source) {
        asked.add(source.name());
        return switch (source.name()) {
            case "broken.py" -> new Refused(Reason.SYNTAX, 1, 2, "x = = 1", "invalid syntax");
            case "slow.py" -> new Refused(Reason.TOO_LARGE, 0, 0, "", "no answer");
            default -> new Understood(Facts.of(List.of(), true, source.name()), Content.of("bytecode"));
        };
    }

    @Test
    void asksOnlyWhatItDoesNotKnow() throws Exception {
        var remembering = new RememberingReader(reader, "3.14", cache);
        var first = remembering.read(List.of(source("a.py", "1"), source("broken.py", "2")));
        var second = remembering.read(List.of(source("b.py", "3"), source("a.py", "1"), source("broken.py", "2")));
        assertEquals(List.of("a.py", "broken.py", "b.py"), asked);
        assertEquals("b.py", ((Understood) second.get(0)).facts().headline());
        assertEquals(((Understood) first.get(0)).facts(), ((Understood) second.get(1)).facts());
        assertEquals(
                "bytecode", new String(((Understood) second.get(1)).bytecode().readAll(), "UTF-8"));
        assertEquals(first.get(1), second.get(2));
    }

    @Test
    void everythingThatAnAnswerDependsOnIsInItsKey() throws Exception {
        new RememberingReader(reader, "3.14", cache).read(List.of(source("a.py", "1")));
        new RememberingReader(reader, "3.14", cache).read(List.of(source("a.py", "2")));
        new RememberingReader(reader, "3.14", cache).read(List.of(source("b.py", "1")));
        new RememberingReader(reader, "3.14", cache).read(List.of(new Source("a.py", Content.of("1"), false)));
        new RememberingReader(reader, "3.15", cache).read(List.of(source("a.py", "1")));
        assertEquals(5, asked.size());
        assertEquals(5, kept.size());
    }

    @Test
    void forgetsWhatDependedOnTimeAndWhatIsDamaged() throws Exception {
        var remembering = new RememberingReader(reader, "3.14", cache);
        remembering.read(List.of(source("slow.py", "1"), source("a.py", "1")));
        assertEquals(1, kept.size());
        kept.replaceAll((key, bytes) -> new byte[] {0, 0, 0, 9, 'x'});
        var again = remembering.read(List.of(source("slow.py", "1"), source("a.py", "1")));
        assertEquals(List.of("slow.py", "a.py", "slow.py", "a.py"), asked);
        assertNotEquals(again.get(0), again.get(1));
    }

    @Test
    void startsNoInterpreterIfAllIsKnown() throws Exception {
        var sources = List.of(source("a.py", "1"));
        new RememberingReader(reader, "3.14", cache).read(sources);
        SourceReader none = unwanted -> {
            throw new HostPythonException("not here");
        };
        assertEquals(1, new RememberingReader(none, "3.14", cache).read(sources).size());
    }

    private static Source source(String name, String text) {
        return Source.of(name, text);
    }
}
