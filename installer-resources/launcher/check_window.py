"""What the launcher says and does beside starting a program: words in seven languages, --where and --reset, and what window
apps have in place of a console. A double-click is a start with a screen, and with streams that are no terminal and no pipe."""

import json
import os
import shutil
import subprocess
import sys
import unittest

import build
import rig

RESOURCES = rig.PREBUILT.parent

# A desktop's program for boxes: notes what it is asked to show, and answers with the next line of ANSWERS.
ZENITY = '''#!/usr/bin/env python3
import json, os, sys
if sys.argv[1:] == ["--version"]:
    sys.exit()
note = os.environ["BOX_NOTE"]
shown = json.load(open(note)) if os.path.exists(note) else []
shown.append([os.path.basename(sys.argv[0]), *sys.argv[1:]])
json.dump(shown, open(note + ".part", "w"))
os.rename(note + ".part", note)
answer = os.environ["BOX_ANSWERS"].split("|")[len(shown) - 1]
if answer == "cancel":
    sys.exit(1)
print(answer)
'''


def on_linux_only(case):
    if not rig.now.target.startswith("linux"):
        case.skipTest("for Linux")


def double_click(case, app, *arguments, answers="", box="zenity", **environment):
    """Starts the app as a desktop does; the exit code, and what boxes were asked to show."""
    tools = app.root / "tools"
    tools.mkdir(exist_ok=True)
    tool = tools / box
    tool.write_text(ZENITY.replace("/usr/bin/env python3", sys.executable))
    tool.chmod(0o755)
    note = app.root / "shown.json"
    note.unlink(missing_ok=True)
    # better programs for boxes that this machine may have must not be found
    path = f"{tools}:/usr/bin:/bin" if box == "zenity" else str(tools)
    variables = {"DISPLAY": ":4711", "PATH": path, "BOX_NOTE": str(note), "BOX_ANSWERS": answers}
    with open(os.devnull, "r+b") as nothing:
        done = subprocess.run(
            rig.now.command(app.start, *arguments), stdin=nothing, stdout=nothing, stderr=nothing, cwd="/", timeout=240,
            env=rig.now.environment(**variables, **environment))
    return done.returncode, json.loads(note.read_text()) if note.exists() else []


class Words(unittest.TestCase):
    """One table for all languages."""

    def told(self, **environment):
        return rig.now.app(floor="99.0", system="a newer system").run(environment=environment)

    def test_every_language_is_spoken(self):
        languages, sentences = build.words()
        self.assertEqual(languages, ["en", "de", "fr", "es", "tr", "zh", "ar"])
        for language in languages:
            done = self.told(PIPAPP_LANGUAGE=language)
            words = sentences["SYSTEM_TOO_OLD"][language].replace("{0}", "Guess the Number").replace("{1}", "a newer system")
            self.assertEqual(done.returncode, 120)
            self.assertIn(words, done.stderr)

    def test_the_system_says_which(self):
        on_linux_only(self)
        for variables, start in (
                ({"LANG": "de_AT.UTF-8"}, "Guess the Number kann nicht starten"),
                ({"LANG": "de_DE.UTF-8", "LC_ALL": "fr_FR"}, "Guess the Number ne peut pas"),
                ({"LANG": "en_US.UTF-8", "LANGUAGE": "pl:tr:de"}, "Guess the Number başlatılamıyor"),
                ({"LC_ALL": "C.UTF-8", "LANGUAGE": "de"}, "Guess the Number can't"),
                ({"LANG": "pl_PL.UTF-8"}, "Guess the Number can't"),
                ({"LANG": "den_XX"}, "Guess the Number can't"),
                ({}, "Guess the Number can't")):
            self.assertTrue(self.told(**variables).stderr.startswith(start), variables)

    def test_every_sentence_of_the_boxes_is_translated(self):
        languages, sentences = build.words()
        for name, texts in sentences.items():
            if not name.startswith("INI_") or name in ("INI_BROKEN", "INI_UNREADABLE"):
                self.assertEqual(list(texts), languages, name)

    def test_an_older_need_is_no_hindrance(self):
        self.assertEqual(rig.now.app(floor="1.99", system="x").facts()["answer"], 42)
        self.assertEqual(rig.now.app(floor="").run().returncode, 120)


class Own(unittest.TestCase):
    """--where and --reset."""

    def test_where(self):
        app = rig.now.app()
        self.assertEqual(app.run("--where").stdout.strip(), rig.now.native(app.root / "program"))

    def test_they_may_be_the_programs(self):
        app = rig.now.app(words="program")
        self.assertIn("--where", app.run("facts", "--where").stdout)
        self.assertEqual(app.run("--reset").stdout[:1], "{")

    def test_reset_keeps_what_was_saved(self):
        app = rig.now.app(place="data", id=f"app.pip.check.{os.getpid()}.reset")
        self.addCleanup(shutil.rmtree, app.data(), True)
        self.assertEqual(app.run("score").stdout.strip(), "1")
        self.assertEqual(app.run("score").stdout.strip(), "2")
        # not without being told so
        self.assertEqual(app.run("--reset", typed="\n").returncode, 1)
        self.assertEqual(app.run("score").stdout.strip(), "3")
        done = app.run("--reset", typed="y\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((app.data() / "before-1/scores.txt").read_text(), "xxx")
        self.assertEqual(app.run("score").stdout.strip(), "1")
        self.assertEqual(app.run("--reset", typed="y\n").returncode, 0)
        self.assertEqual((app.data() / "before-2/scores.txt").read_text(), "x")
        self.assertEqual((app.data() / "before-1/scores.txt").read_text(), "xxx")

    def test_reset_by_the_menu_asks_in_a_box(self):
        on_linux_only(self)
        app = rig.now.app(place="data", id=f"app.pip.check.{os.getpid()}.menu")
        app.run("score")
        code, shown = double_click(self, app, "--reset", answers="cancel")
        self.assertEqual((code, len(shown)), (1, 1))
        self.assertTrue((app.data() / "program/scores.txt").exists())
        code, shown = double_click(self, app, "--reset", answers="yes|")
        self.assertEqual((code, len(shown)), (0, 2))
        self.assertIn("--question", shown[0])
        self.assertFalse((app.data() / "program").exists())

    def test_nothing_to_reset(self):
        # wine keeps one home for all apps, also for those that other tests started
        app = rig.now.app(id=f"app.pip.check.{os.getpid()}.nothing")
        done = app.run("--reset", typed="y\n")
        self.assertEqual(done.returncode, 0)
        self.assertIn("nothing to reset", done.stdout)
        self.assertTrue((app.root / "program/guess.py").exists())

    def test_trouble_after_a_double_click_is_told_in_a_box(self):
        on_linux_only(self)
        code, shown = double_click(self, rig.now.app(floor="99.0", system="a newer system", mode="window"))
        self.assertEqual(code, 120)
        self.assertIn("It needs a newer system or newer.", shown[0][-1])


PROGRAM = '''
import sys, warnings
print("printed ł")
warnings.warn("careful")
what = sys.argv[1]
if what == "ask":
    import getpass
    print([input("Name? "), getpass.getpass("Secret? "), sys.stdin.readline()])
    try:
        input("More?")
    except EOFError:
        print("no more")
elif what == "crash":
    1 / 0
elif what == "library":
    raise ImportError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
elif what == "long":
    for _ in range(90):
        print("x" * 100_000)
    import os
    os.write(1, b"by number\\n")
elif what == "two":
    import os
    log = sys.argv[2]
    os.rename(log, log.removesuffix(".txt") + ".old.txt")
    with open(log, "w") as file:
        file.write("another copy's\\n")
    print("x" * 5_000_000, end="")
    print("after")
elif what == "child":
    import os, subprocess
    print(os.environ.get("PIPAPP_WINDOW"), os.environ.get("PIPAPP_LOG"))
    subprocess.run([sys.executable, "-c", "import sys; print(type(sys.stdin).__name__, 'pipapp_window' in sys.modules)"])
elif what == "exit":
    sys.exit("sorry")
'''


def window_app(case):
    app = rig.now.app(mode="window", author="Zoë <zoe@example.org>", id=f"app.pip.check.{os.getpid()}.{rig.now.count}")
    library = next((app.root / "python").glob("[lL]ib"))
    packages = next(library.glob("python3.*/site-packages"), library / "site-packages")
    packages.mkdir(exist_ok=True)
    for file in (RESOURCES / "window").iterdir():
        shutil.copy(file, packages)
    shutil.copy(RESOURCES / "words.txt", app.root / "support")
    (app.root / "program/guess.py").write_text(PROGRAM, "utf-8")
    case.addCleanup(shutil.rmtree, app.data(), True)
    return app


class Log(unittest.TestCase):
    """Where a window app's print goes."""

    def setUp(self):
        on_linux_only(self)
        self.app = window_app(self)

    def log(self, name="log.txt"):
        return (self.app.data() / name).read_text("utf-8")

    def test_print_and_warnings_are_kept(self):
        self.assertEqual(double_click(self, self.app, "no"), (0, []))
        self.assertEqual(self.log().splitlines()[0], "printed ł")
        self.assertIn("UserWarning: careful", self.log())
        double_click(self, self.app, "no")
        self.assertEqual(self.log().count("printed ł"), 2)

    def test_a_reader_gets_it_instead(self):
        done = self.app.run("no")
        self.assertEqual(done.stdout, "printed ł\n")
        self.assertFalse(self.app.data().exists())

    def test_a_long_log_is_begun_anew_at_a_start(self):
        double_click(self, self.app, "no")
        (self.app.data() / "log.txt").write_text("old " * 300_000)
        double_click(self, self.app, "no")
        self.assertLess(len(self.log()), 1000)
        self.assertTrue(self.log("log.old.txt").startswith("old old"))

    def test_a_log_that_grows_is_begun_anew_meanwhile(self):
        double_click(self, self.app, "long")
        sizes = [(self.app.data() / name).stat().st_size for name in ("log.txt", "log.old.txt")]
        self.assertLess(max(sizes), 4_500_000)
        self.assertTrue(self.log().endswith("by number\n"))

    def test_a_log_that_another_copy_has_begun_anew_is_not_moved_again(self):
        double_click(self, self.app, "two", str(self.app.data() / "log.txt"))
        self.assertTrue(self.log("log.old.txt").startswith("printed ł"))
        self.assertEqual(self.log(), "another copy's\nafter\n")

    def test_children_are_plain(self):
        double_click(self, self.app, "child")
        self.assertEqual(self.log().splitlines()[-2:], ["None None", "TextIOWrapper False"])


class Box(unittest.TestCase):
    """What opens where a console program would ask or complain."""

    def setUp(self):
        on_linux_only(self)
        self.app = window_app(self)

    def log(self):
        return (self.app.data() / "log.txt").read_text("utf-8")

    def test_questions(self):
        code, shown = double_click(self, self.app, "ask", answers="Zoë ł|secret|a line|cancel")
        self.assertEqual(code, 0)
        self.assertEqual(self.log().splitlines()[-2:], ["['Zoë ł', 'secret', 'a line\\n']", "no more"])
        self.assertIn("Name? ", shown[0])
        self.assertNotIn("--hide-text", shown[0])
        self.assertIn("--hide-text", shown[1])
        self.assertNotIn("secret", self.log().replace("'secret'", ""))

    def test_a_crash(self):
        code, shown = double_click(self, self.app, "crash", answers="cancel", PIPAPP_LANGUAGE="fr")
        self.assertEqual(code, 1)
        self.assertIn("ZeroDivisionError: division by zero", self.log())
        text = shown[0][shown[0].index("--text") + 1]
        self.assertEqual(text, "Guess the Number a rencontré un problème et s'est arrêté.\n\n"
                               "ZeroDivisionError: division by zero\n\n"
                               "Vous pouvez envoyer le rapport à Zoë <zoe@example.org>.")
        for label in ("Copier le rapport", "Ouvrir le journal", "Fermer"):
            self.assertIn(label, shown[0])

    def test_the_report_is_copied_and_the_box_stays(self):
        copied = self.app.root / "tools/xclip"
        copied.parent.mkdir()
        copied.write_text('#!/bin/sh\nexec cat >"$0.txt"\n')
        copied.chmod(0o755)
        _, shown = double_click(self, self.app, "crash", answers="Copy report|cancel")
        self.assertEqual(len(shown), 2)
        report = (copied.parent / "xclip.txt").read_text("utf-8")
        self.assertTrue(report.startswith("Guess the Number 1.0\nPython 3."), report)
        self.assertTrue(report.rstrip().endswith("ZeroDivisionError: division by zero"), report)

    def test_a_missing_library_is_named_with_its_packages(self):
        _, shown = double_click(self, self.app, "library", answers="cancel")
        text = shown[0][shown[0].index("--text") + 1]
        self.assertIn("This computer lacks a part that Guess the Number needs: libxcb-cursor.so.0", text)
        self.assertIn("(Debian, Ubuntu): libxcb-cursor0", text)
        self.assertIn("(Fedora): xcb-util-cursor", text)

    def test_a_box_without_foreign_letters_speaks_english(self):
        for language, words in (("ar", "Guess the Number ran into a problem"), ("zh", "Guess the Number ran into a problem"),
                                ("tr", "Guess the Number bir sorunla karşılaştı")):
            _, shown = double_click(self, self.app, "crash", box="xmessage", answers="||", PIPAPP_LANGUAGE=language)
            self.assertTrue(shown[-1][-1].startswith(words), shown)

    def test_an_exit_with_words_is_no_crash(self):
        self.assertEqual(double_click(self, self.app, "exit"), (1, []))
        self.assertIn("sorry", self.log())

    def test_no_box_when_somebody_reads(self):
        done = self.app.run("crash")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ZeroDivisionError", done.stderr)
        self.assertFalse((self.app.root / "shown.json").exists())


class WindowsBox(unittest.TestCase):
    """Text of the dialogs on Windows."""

    def test_arabic_lines_are_read_from_the_right(self):
        if not rig.now.windows:
            self.skipTest("for Windows")
        app = window_app(self)
        code = "import json, sys, pipapp_dialog; print(json.dumps(pipapp_dialog.directed(json.loads(sys.argv[1]))))"
        text = 'واجه Zoë.\n\nKeyError: س\n"س": x'
        done = subprocess.run(rig.now.command(app.root / "python/python.exe", "-c", code, json.dumps(text)), capture_output=True,
                              text=True, stdin=subprocess.DEVNULL, env=rig.now.environment(), timeout=240)
        self.assertEqual(json.loads(done.stdout), '\u202bواجه Zoë.\n\nKeyError: س\n\u202b"س": x', done.stderr)
