package app.pip.engine.packing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.pip.engine.project.AppInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxTextsTest {

    /// Debian Policy 5.6.12: `~` sorts before everything, even the end.
    @ParameterizedTest
    @CsvSource({
        "1.0,1.0",
        "v2.1,2.1",
        "1.0 beta 2,1.0~beta2",
        "1.0b3,1.0~b3",
        "2.0-rc.1,2.0~rc1",
        "1.0-2,1.0+2",
        "spring 2026,0+spring+2026",
        "1.0 (final),1.0+final",
        "春,0",
        "1:2,1+2",
    })
    void versionsAreTakenByDpkgAndRpm(String version, String expected) {
        String plain = LinuxTexts.version(new AppInfo("Game", version));
        assertEquals(expected, plain);
        assertTrue(plain.matches("\\d[A-Za-z0-9.+~]*"), plain);
    }

    @Test
    void namesAreEscaped() {
        var app = new AppInfo("Tom & <Jerry> \\ 100%", "1.0", "Zoë & Co");
        assertTrue(LinuxTexts.appStream(app).contains("<name>Tom &amp; &lt;Jerry&gt; \\ 100%</name>"));
        assertTrue(LinuxTexts.appStream(app).contains("<name>Zoë &amp; Co</name>"));
        assertTrue(LinuxTexts.appStream(app).contains("<p xml:lang=\"de\">Tom &amp; &lt;Jerry&gt; "));
        assertTrue(LinuxTexts.menuEntry(app).contains("\nName=Tom & <Jerry> \\\\ 100%\n"));
    }
}
