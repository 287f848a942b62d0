package app.pip.engine.hostpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which files a source names, and what it does with them.
class NamedPathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open('a.txt') | READ HERE a.txt ?",
                "open('a.txt', encoding='cp1252') | READ HERE a.txt cp1252",
                "open('a.txt', 'r', -1, 'utf-8') | READ HERE a.txt utf-8",
                "open('a.txt', encoding=wanted) | READ HERE a.txt unknown",
                "open('a.bin', 'rb') | READ HERE a.bin",
                "open('a.txt', mode='w') | WRITE HERE a.txt",
                "open('a.txt', 'r+') | READ HERE a.txt ?, WRITE HERE a.txt",
                "open('a.txt', 'a+') | WRITE HERE a.txt",
                "codecs.open('a.txt', 'r', 'latin-1') | READ HERE a.txt latin-1",
                "Path('a.txt').read_text() | READ HERE a.txt ?",
                "Path('a.txt').write_text('x', 'utf-8') | WRITE HERE a.txt utf-8",
                "Path('a.txt').open() | READ HERE a.txt ?",
                "(Path('d') / 'a.txt').open('w') | WRITE HERE d/a.txt",
                "Path(__file__).parent.joinpath('d', 'a.txt').read_bytes() | READ SCRIPT d/a.txt",
                "open(Path(__file__).resolve().parents[1] / 'a.txt', 'rb') | READ SCRIPT ../a.txt",
                "open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'a.txt'), 'rb') | READ SCRIPT a.txt",
                "open(os.path.dirname(__file__) + '/a.txt', 'rb') | READ SCRIPT /a.txt",
                "open(os.path.join(folder, 'd', 'a.txt'), 'rb') | READ ANY d/a.txt",
                "open(os.path.join(sys.path[0], 'a.txt'), 'rb') | READ SCRIPT a.txt",
                "open(f'd/{n}.txt', 'rb') | READ HERE d/*.txt",
                "open('d/%03d.txt' % n, 'rb') | READ HERE d/*.txt",
                "open('d/{}.txt'.format(n), 'rb') | READ HERE d/*.txt",
                "open('d/' + n + '.txt', 'rb') | READ HERE d/*.txt",
                "open(os.path.join('d', n), 'rb') | READ HERE d/*",
                "open(Path.home() / 'a.txt', 'rb') | READ HOME a.txt",
                "open(os.path.expanduser('~/a.txt'), 'rb') | READ HOME a.txt",
                "os.listdir('d') | LIST HERE d",
                "glob.glob('d/*.csv') | LIST HERE d/*.csv",
                "Path('d').rglob('*.csv') | LIST HERE d/**/*.csv",
                "Path('d').iterdir() | LIST HERE d",
                "os.path.exists('a.txt') | CHECK HERE a.txt",
                "os.chdir(os.path.dirname(__file__)) | CHANGE SCRIPT",
                "sys.path.append('lib') | MODULES HERE lib",
                "pygame.image.load('d/a.png') | READ HERE d/a.png",
                "tk.PhotoImage(file='a.gif') | READ HERE a.gif",
                "sqlite3.connect('a.db') | CHECK HERE a.db, WRITE HERE a.db",
                "plt.savefig('a.png') | WRITE HERE a.png",
                "pd.read_csv('a.csv') | READ HERE a.csv",
                "shutil.copy('a.txt', 'b.txt') | READ HERE a.txt, WRITE HERE b.txt",
                "open('http://example.org/a.txt') | ''",
                "open(n) | ''",
                "json.load(file) | ''"
            })
    void aFileIsNamedAsFarAsItIsWrittenOut(String expression, String told) throws Exception {
        assertEquals(told, told(expression));
    }

    @Test
    void namesThatAreGivenOnceStandForTheirValue() throws Exception {
        assertEquals("READ SCRIPT img/*.png", told("""
            HERE = os.path.dirname(os.path.abspath(__file__))
            IMAGES = os.path.join(HERE, 'img')
            def load(name):
                return pygame.image.load(os.path.join(IMAGES, name + '.png'))
            """).replace("NAME SCRIPT, NAME SCRIPT img, ", ""));
        assertEquals("READ HERE stufen/*.txt ?", told("""
            class Spiel:
                def __init__(self): self.ordner = 'stufen'
                def lies(self, n): return open(self.ordner + '/%d.txt' % n)
            """));
        assertEquals("", told("ordner = 'a'\nordner = 'b'\nopen(ordner)\n"));
    }

    @Test
    void theFirstUncaughtUseCounts() throws Exception {
        var paths = read("""
            try:
                open('a.bin', 'rb')
            except FileNotFoundError:
                pass
            try:
                open('b.bin', 'rb')
            except ValueError:
                open('a.bin', 'rb')
            """).paths();
        assertEquals(
                List.of("b.bin", "a.bin"),
                paths.stream().map(NamedPath::pattern).toList());
        assertFalse(paths.get(0).caught());
        assertFalse(paths.get(1).caught());
        assertEquals(8, paths.get(1).line());
        assertTrue(read("try:\n    open('a')\nexcept OSError:\n    pass\n")
                .paths()
                .getFirst()
                .caught());
    }

    @Test
    void writtenOutTextsAreGivenWithTheirFirstLine() throws Exception {
        var facts = read("""
            "not this one.txt"
            x = ["a.png", "Bilder", "Hello, world.", "a\\nb", "a.png"]
            y = "sk-abcdefghijklmnopqrstuvwxyz"
            z = f"not {x}.txt"
            """);
        assertEquals(List.of(new Facts.Text("Bilder", 2), new Facts.Text("a.png", 2)), facts.texts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x = input() | INPUT",
                "p = getpass.getpass() | INPUT getpass",
                "print(1) | PRINT",
                "exit() | EXIT exit",
                "sys.exit() | ''",
                "os.system('cls' if os.name == 'nt' else 'clear') | ''",
                "os.system('cls') | CLEAR cls",
                "while True: x() | LOOP while",
                "os.system('notepad a.txt') | COMMAND notepad",
                "subprocess.run(['git', 'log']) | COMMAND git",
                "os.chdir('x') | CHDIR",
                "turtle.done() | LOOP done",
                "fenster.mainloop() | LOOP mainloop",
                "p = multiprocessing.Pool(3) | WORKERS Pool",
                "server.serve_forever() | SERVER serve_forever",
                "TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789' | SECRET"
            })
    void signsAreTold(String text, String told) throws Exception {
        assertEquals(told, signs(text + "\n"));
    }

    @Test
    void workersBelowTheGuardAreMarked() throws Exception {
        assertEquals("WORKERS guarded", signs("if __name__ == '__main__':\n    Pool(3)\n"));
    }

    @Test
    void aThreadThatEndsTheProgramIsTold() throws Exception {
        assertEquals("THREAD_EXIT work", signs("""
            def work():
                sys.exit()
            Thread(target=work).start()
            """));
        assertEquals("", signs("def work():\n    pass\nThread(target=work).start()\n"));
    }

    @Test
    void aProgramForPgzerosRunnerIsKnownByNamesThatNothingMakes() throws Exception {
        assertEquals("PGZERO", signs("alien = Actor('alien')\ndef draw():\n    screen.clear()\n"));
        assertEquals("", signs("screen = make()\ndef draw():\n    screen.clear()\n"));
        assertEquals("", signs("from game import *\ndef draw():\n    screen.clear()\n"));
        assertEquals("", signs("def paint():\n    screen.clear()\n"));
    }

    @Test
    void nothingIsLookedForInASourceThatNobodyEdits() throws Exception {
        var source =
                new Source("a.py", Source.of("a.py", "import os\nopen('x')\n").content(), false);
        var answer = HostPythonForTests.compiler().read(List.of(source)).getFirst();
        assertEquals(
                Facts.of(List.of(), false, ""),
                assertInstanceOf(Answer.Understood.class, answer).facts());
    }

    private static String told(String text) throws Exception {
        return String.join(
                ", ",
                read(text).paths().stream()
                        .map(path ->
                                (path.use() + " " + path.base() + " " + path.pattern() + " " + path.encoding()).strip())
                        .toList());
    }

    private static String signs(String text) throws Exception {
        return String.join(
                ", ",
                read(text).signs().stream()
                        .map(sign -> (sign.kind() + " " + sign.detail()).strip())
                        .toList());
    }

    private static Facts read(String text) throws Exception {
        var answer = HostPythonForTests.compiler()
                .read(List.of(Source.of("main.py", text)))
                .getFirst();
        return assertInstanceOf(Answer.Understood.class, answer).facts();
    }
}
