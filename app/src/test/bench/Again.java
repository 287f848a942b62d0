import app.pip.app.cli.PipApp;
import app.pip.app.cli.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Obeys the same words of pipapp several times in one process, as the wizard does while it is open, with a line added
/// to a script before each time but the first. Prints the seconds of each on standard error.
///
/// `java -cp app/target/product/lib/* Again.java TIMES SCRIPT WORDS…`
final class Again {

    private Again() {}

    public static void main(String... given) throws Exception {
        int times = Integer.parseInt(given[0]);
        Path script = Path.of(given[1]);
        String[] words = Arrays.copyOfRange(given, 2, given.length);
        for (int time = 0; time < times; time++) {
            if (time > 0) {
                Files.writeString(script, "# version " + time + "\n", StandardOpenOption.APPEND);
            }
            long begin = System.nanoTime();
            int code = PipApp.run(Surroundings.ofThisProcess(), words);
            System.err.println((System.nanoTime() - begin) / 1e9 + " " + code);
        }
    }
}
