package app.pip.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What a small class handed in: folders, scripts and an archive, four that can be made and three that can't.
final class SmallClass {

    static final int GOOD = 4;
    static final int ALL = 7;

    private SmallClass() {}

    /// Writes it.
    ///
    /// @return the class's folder
    static Path in(Path folder) throws IOException {
        Path whole = Files.createDirectories(folder.resolve("Class 8b"));
        Map<String, String> files = Map.of(
                "anna/main.py", "'''Guess the number'''\n__author__ = 'Anna Arndt'\nprint('Hello')\n",
                "ben/turtle_race.py", "'''A race'''\n__author__ = 'Ben Öz'\nfor lap in range(3):\n    print(lap)\n",
                "quiz.py", "'''Quiz of capitals'''\n__author__ = 'Carla'\nprint(input('Paris is in? '))\n",
                "dilara/main.py", "'''Hangman'''\nprint('hello'\n",
                "emil/readme.txt", "my program is on my other computer\n",
                "fritz/main.py", "import only_on_my_laptop\n",
                "class.csv", "program,title,author\nfritz,Space adventure,Fritz\n");
        for (var file : files.entrySet()) {
            Path place = whole.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(whole.resolve("greta.zip")))) {
            zip.putNextEntry(new ZipEntry("memory/main.py"));
            zip.write("'''Memory'''\n__author__ = 'Greta'\nprint(2)\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return whole;
    }
}
