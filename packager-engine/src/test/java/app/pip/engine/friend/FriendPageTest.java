package app.pip.engine.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.hash.Sha256;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.project.AppInfo;
import app.pip.engine.project.Goal;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FriendPageTest {

    private static final AppInfo APP = new AppInfo("Zoë's <Game> & \"more\"", "1.0", "");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyKindIsExplained(String language) throws Exception {
        String html = new FriendPage(APP, all(), Locale.of(language)).html();
        for (Artifact file : all()) {
            assertTrue(html.contains(file.sha256().hex()), file::toString);
            assertTrue(html.contains(file.file().getFileName().toString()), file::toString);
        }
        assertFalse(html.contains("<Game>"), "names are escaped");
        assertFalse(Pattern.compile("\\{[a-z0]")
                .matcher(html.replaceAll("(?s)<style>.*</style>", ""))
                .find());
        assertEquals(4, drawings(html), "one per system, and the window of the image");
    }

    /// All but the head, whose elements HTML leaves open, has to be well-formed.
    private static int drawings(String html) throws Exception {
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(body)));
        return document.getElementsByTagName("svg").getLength();
    }

    @Test
    void onlyWhatWasMadeIsTold() {
        var windows = all().stream()
                .filter(one -> one.goal().kind() == Kind.WINDOWS_ZIP)
                .toList();
        String html = new FriendPage(APP, windows, Locale.ENGLISH).html();
        assertTrue(html.contains("SmartScreen"));
        assertFalse(html.contains("macOS"));
        assertFalse(html.contains("sha256sum"));
    }

    /// Each kind by itself has all that its friend has to know, in either language.
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKindIsToldFromTheFirstClickToItsRemoval(Kind kind) {
        List<Artifact> some =
                all().stream().filter(one -> one.goal().kind() == kind).toList();
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            var words = FriendWords.in(language);
            String html = new FriendPage(APP, some, language).html();
            String family = kind.family().name().toLowerCase(Locale.ROOT);
            String key = family + "." + kind.id();
            var told = new ArrayList<>(words.steps("open." + key, APP.name()));
            told.addAll(words.steps("first." + family, APP.name()));
            told.add(words.text("remove." + key, APP.name()));
            told.add(words.text("alarm.text", APP.name()));
            told.add(words.text("about.newer", some.getFirst().floor().words()));
            told.add(words.size(some.getFirst().size()));
            told.add(some.getFirst().sha256().hex());
            for (String one : told) {
                String escaped = one.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                assertTrue(html.contains(escaped.replace("\"", "&quot;")), () -> kind + " lacks: " + one);
            }
            assertTrue(html.contains("https://www.microsoft.com/wdsi/filesubmission"), kind::toString);
            assertEquals(kind == Kind.WINDOWS_MSI, html.contains("msiexec /x &quot;game-windows-x64.msi&quot; /qn"));
        }
    }

    @Test
    void nothingIsFetched() {
        String html = new FriendPage(APP, all(), Locale.ENGLISH).html();
        assertFalse(Pattern.compile("src=|url\\(|@import|<link|<script")
                .matcher(html)
                .find());
    }

    @Test
    void languagesHaveTheSameTextsAndAllAreUsed() {
        var english = FriendWords.in(Locale.ENGLISH);
        assertEquals(english.keys(), FriendWords.in(Locale.GERMAN).keys());
        var used = new TreeSet<String>();
        String html = new FriendPage(APP, all(), Locale.ENGLISH).html();
        for (String key : english.keys()) {
            for (String detail : List.of(APP.name(), APP.fileName(), "", "Windows 10", "macOS 15.7", "Ubuntu 22.04")) {
                String escaped = english.text(key, detail).replace("&", "&amp;").replace("<", "&lt;");
                if (html.contains(escaped.replace(">", "&gt;").replace("\"", "&quot;"))) {
                    used.add(key);
                }
            }
        }
        assertEquals(english.keys(), List.copyOf(used));
    }

    @Test
    void unknownLanguagesAreToldInEnglish() {
        assertEquals("How to open " + APP.fileName() + ".html", new FriendPage(APP, all(), Locale.of("xx")).fileName());
        assertEquals(
                "So öffnest du " + APP.fileName() + ".html", new FriendPage(APP, all(), Locale.GERMANY).fileName());
    }

    @Test
    void sizesAreForPeople() {
        assertEquals("15,1\u00a0MB", FriendWords.in(Locale.GERMAN).size(15_054_413));
        assertEquals("0.1\u00a0MB", FriendWords.in(Locale.ENGLISH).size(5));
    }

    private static List<Artifact> all() {
        return Arrays.stream(Target.values())
                .flatMap(target -> Arrays.stream(Kind.values())
                        .filter(kind -> kind.family() == target.family())
                        .map(kind -> artifact(target, kind)))
                .toList();
    }

    private static Artifact artifact(Target target, Kind kind) {
        Path file = Path.of("apps", "game-" + target + kind.suffix());
        Floor floor = switch (target.family()) {
            case WINDOWS -> new Floor(target.family(), 10, 0);
            case MACOS -> new Floor(target.family(), 15, 7);
            case LINUX -> new Floor(target.family(), 2, 35);
        };
        return new Artifact(file, new Goal(target, kind), Sha256.of(file.toString()), 15_000_000, floor);
    }
}
