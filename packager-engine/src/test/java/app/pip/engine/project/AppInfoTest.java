package app.pip.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppInfoTest {

    @ParameterizedTest
    @CsvSource({
        "guess-the-number, Guess the number",
        "guess_the_number.py, Guess the number",
        "game.PYW, Game",
        "MyGame, MyGame",
        "über__raschung.py, Über raschung",
        "-, App",
        ".py, App"
    })
    void makesANameForPeople(String file, String name) {
        assertEquals(name, AppInfo.nameOf(file));
    }

    // Windows: < > : " / \ | ? * and control characters, device names, a dot or space at the end
    @ParameterizedTest
    @CsvSource({
        "Guess the Number, Guess the Number",
        "What? A game: part 1/2, What- A game- part 1-2",
        "CON, CON-",
        "com1.game, com1.game-",
        "Dots..., Dots",
        ".hidden, -hidden",
        "..., -",
        "ł漢字 ñ, ł漢字 ñ"
    })
    void makesAFileNameThatEverySystemTakes(String name, String fileName) {
        assertEquals(fileName, new AppInfo(name, "1.0").fileName());
    }

    // Apple, CFBundleIdentifier: only A–Z, a–z, 0–9, hyphen, period
    @ParameterizedTest
    @CsvSource({
        "Guess the Number, app.pip.guess-the-number",
        "Rätsel & Spiele!, app.pip.ratsel-spiele",
        "漢字, app.pip.app-b0a9e5d5d6d4"
    })
    void makesANameForMachines(String name, String id) {
        String made = new AppInfo(name, "1.0").id();
        assertTrue(made.matches("[A-Za-z0-9.-]+"), made);
        assertEquals(id.substring(0, 12), made.substring(0, 12));
        assertEquals(id.length(), made.length());
    }

    @Property
    void neverMakesAFileNameWithAForbiddenCharacter(@ForAll @NotBlank @StringLength(max = 60) String text) {
        AppInfo app;
        try {
            app = new AppInfo(text, "1.0");
        } catch (IllegalArgumentException e) {
            return;
        }
        assertFalse(app.fileName().matches(".*[<>:\"/\\\\|?*].*"), app.fileName());
        assertFalse(app.fileName().endsWith(".") || app.fileName().endsWith(" "));
        assertFalse(app.fileName().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "tab\there"})
    void refusesWhatIsNoName(String name) {
        assertThrows(IllegalArgumentException.class, () -> new AppInfo(name, "1.0"));
    }
}
