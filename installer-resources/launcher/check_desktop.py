"""What the launcher does on a Linux desktop: opens a terminal for console programs, and writes a menu entry."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import unittest
from pathlib import Path

import rig
from rig import wait_for

# How each emulator is told a command, from its own manual: what must stand before the command's first word.
FORMS = {
    "xdg-terminal-exec": [], "x-terminal-emulator": ["-e"], "gnome-terminal": ["--"], "kgx": ["--"],
    "ptyxis": ["--new-window", "--"], "konsole": ["-e"], "xfce4-terminal": ["-x"], "mate-terminal": ["-x"],
    "lxterminal": ["-e"], "qterminal": ["-e"], "tilix": ["-e"], "terminator": ["-x"], "kitty": [],
    "alacritty": ["-e"], "foot": [], "wezterm": ["start", "--"], "st": ["-e"], "xterm": ["-e"],
}

# A terminal emulator without a window: notes how it was called, runs the command on a terminal of its own in an
# environment of its own as the server processes of some emulators do, and presses the keys given in KEYS.
EMULATOR = '''#!{python}
import json, os, pty, sys, time
note = os.environ["EMULATOR_NOTE"]
form = {forms!r}[os.path.basename(sys.argv[0])]
command = sys.argv[1 + len(form):]
json.dump({{"called": sys.argv, "form": sys.argv[1:1 + len(form)], "command": command}}, open(note + ".part", "w"))
child, terminal = pty.fork()
if child == 0:
    kept = {{k: v for k, v in os.environ.items() if not k.startswith("PIPAPP_") or k == "PIPAPP_TERMINAL"}}
    os.execve(command[0], command, kept)
seen = b""
keys = os.environ.get("EMULATOR_KEYS", "\\n").encode()
at = time.monotonic()
while True:
    try:
        more = os.read(terminal, 4096)
    except OSError:
        break
    if not more:
        break
    seen += more
    if b"Press Enter" in seen and keys:
        time.sleep(0.3)
        os.write(terminal, keys)
        keys = b""
status = os.waitpid(child, 0)[1]
facts = json.load(open(note + ".part"))
facts.update(seen=seen.decode("utf-8", "replace"), code=os.waitstatus_to_exitcode(status))
json.dump(facts, open(note + ".part", "w"))
os.rename(note + ".part", note)
'''


def on_linux_only(case):
    if not rig.now.target.startswith("linux"):
        case.skipTest("for Linux")


class Terminal(unittest.TestCase):
    """A console program that was double-clicked gets a terminal; everything else is left alone."""

    def setUp(self):
        on_linux_only(self)
        self.app = rig.now.app()
        self.bin = self.app.root / "bin"
        self.bin.mkdir()
        (self.bin / "env").symlink_to(shutil.which("env"))
        self.note = self.app.root / "emulator.json"

    def install(self, name):
        file = self.bin / name
        file.write_text(EMULATOR.format(python=sys.executable, forms=FORMS), "utf-8")
        file.chmod(0o755)

    def double_click(self, *arguments, stdin=subprocess.DEVNULL, stdout=None, **environment):
        """As a desktop starts it: no terminal, no pipe, output into a log of the session."""
        self.note.unlink(missing_ok=True)
        given = {"PATH": str(self.bin), "DISPLAY": ":99", "EMULATOR_NOTE": str(self.note),
                 "NOTE": str(self.app.root / "note.json"), **environment}
        with open(self.app.root / "session.log", "w+") as log:
            done = subprocess.run([self.app.start, *arguments], stdin=stdin, stdout=stdout or log, stderr=log, cwd="/",
                                  env=rig.now.environment(**given), start_new_session=True, timeout=240, check=False)
            log.seek(0)
            self.log = log.read()
        return done.returncode, json.loads(self.note.read_text()) if self.note.exists() else None

    def test_every_emulator_gets_the_command_in_its_own_way(self):
        for name, form in FORMS.items():
            with self.subTest(name):
                self.install(name)
                _, seen = self.double_click("note", "a b", '"\\', "ł漢字")
                (self.bin / name).unlink()
                self.assertEqual(seen["form"], form)
                self.assertEqual(seen["command"][2:], [str(self.app.start), "note", "a b", '"\\', "ł漢字"])
                self.assertIn("noted\r\n[Guess the Number has ended. Press Enter to close this window.]", seen["seen"])
                facts = json.loads((self.app.root / "note.json").read_text())
                self.assertEqual(facts["argv"][1:], ["note", "a b", '"\\', "ł漢字"])
                self.assertEqual(facts["ttys"], [True] * 3)
                self.assertEqual(sorted(facts["environment"]),
                                 ["PYTHONDONTWRITEBYTECODE", "PYTHONNOUSERSITE", "PYTHONUTF8"])

    def test_a_link_is_followed_to_the_emulator_that_it_means(self):
        self.install("wezterm")
        (self.bin / "x-terminal-emulator").symlink_to("wezterm")
        # the stand-in looks at its own name, which is the link's: only how it was called counts here
        _, seen = self.double_click("note")
        self.assertEqual(seen["called"][1:3], FORMS["wezterm"])

    def test_the_users_choice_comes_first(self):
        self.install("xterm")
        self.install("konsole")
        _, seen = self.double_click("note", TERMINAL="xterm")
        self.assertEqual(Path(seen["called"][0]).name, "xterm")
        _, seen = self.double_click("note", TERMINAL="not-installed")
        self.assertEqual(Path(seen["called"][0]).name, "konsole")

    def test_exit_code_and_crash_stay_to_be_read(self):
        self.install("xterm")
        _, seen = self.double_click("exit", "7")
        self.assertEqual(seen["code"], 7)
        self.assertIn("has ended with exit code 7. Press Enter", seen["seen"])
        _, seen = self.double_click("crash")
        self.assertEqual(seen["code"], 1)
        self.assertIn("RuntimeError: on purpose", re.sub(r"\x1b\[[\d;]*m", "", seen["seen"]))
        self.assertIn("has ended with exit code 1. Press Enter", seen["seen"])

    def test_trouble_stays_to_be_read_too(self):
        self.install("xterm")
        (self.app.root / "program/guess.py").unlink()
        _, seen = self.double_click()
        self.assertEqual(seen["code"], 120)
        self.assertIn("guess.py", seen["seen"])

    def test_no_terminal_where_the_rule_says_no(self):
        self.install("xterm")
        never = {"PIPAPP_TERMINAL": "never"}
        for name, environment in {"switched off": never, "no desktop": {"DISPLAY": ""}}.items():
            with self.subTest(name):
                self.assertEqual(self.double_click("exit", "7", **environment), (7, None))
        with self.subTest("input from a pipe"):
            reading, writing = os.pipe()
            os.close(writing)
            self.assertEqual(self.double_click("exit", "7", stdin=reading), (7, None))
            os.close(reading)
        with self.subTest("output to a pipe"):
            self.assertEqual(self.double_click("exit", "7", stdout=subprocess.PIPE), (7, None))
        with self.subTest("input from a file"), open(__file__, "rb") as file:
            self.assertEqual(self.double_click("exit", "7", stdin=file), (7, None))
        with self.subTest("a terminal is there"):
            master, terminal = os.openpty()
            self.assertEqual(self.double_click("exit", "7", stdin=terminal), (7, None))
            os.close(master)
            os.close(terminal)
        with self.subTest("window program"):
            self.app.write_ini(mode="window")
            self.assertEqual(self.double_click("exit", "7"), (7, None))

    def test_without_any_emulator_it_just_runs(self):
        self.assertEqual(self.double_click("exit", "7"), (7, None))

    def test_wayland_counts_as_a_desktop(self):
        self.install("foot")
        _, seen = self.double_click("exit", "0", DISPLAY="", WAYLAND_DISPLAY="wayland-0")
        self.assertEqual(Path(seen["called"][0]).name, "foot")

    def test_a_real_xterm(self):
        if shutil.which("Xvfb") is None or shutil.which("xterm") is None:
            self.skipTest("Xvfb or xterm is not installed")
        (self.bin / "xterm").symlink_to(shutil.which("xterm"))
        reading, writing = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"], pass_fds=[writing],
                                  stderr=subprocess.DEVNULL)
        os.close(writing)
        # to the end of the line: the server writes it in two pieces, and a closed pipe would end it
        with os.fdopen(reading) as told:
            display = ":" + told.readline().strip()
        note = self.app.root / "note.json"
        given = {"PATH": str(self.bin), "DISPLAY": display, "NOTE": str(note)}
        terminal = subprocess.Popen([self.app.start, "note"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL, env=rig.now.environment(**given))
        try:
            wait_for(note.exists, "nothing ran in the window")
            self.assertEqual(json.loads(note.read_text())["ttys"], [True] * 3)
            time.sleep(1)
            self.assertIsNone(terminal.poll(), "the window closed before Enter")
        finally:
            terminal.terminate()
            terminal.wait()
            server.terminate()
            server.wait()


class Menu(unittest.TestCase):
    """--menu writes an entry that starts the app from any folder; --menu-remove takes it back."""

    def setUp(self):
        on_linux_only(self)
        self.app = rig.now.app(icon="support/icon.png")
        self.entry = rig.now.folder / "home/.local/share/applications" / f"{self.app.ini['id']}.desktop"
        self.addCleanup(self.entry.unlink, missing_ok=True)

    def values(self):
        lines = self.entry.read_text("utf-8").split("\n[Desktop Action")[0].splitlines()
        self.assertEqual(lines[0], "[Desktop Entry]")
        return dict(line.split("=", 1) for line in lines[1:])

    def test_entry(self):
        done = self.app.run("--menu")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, f"Guess the Number is now in your menu: {self.entry}\n")
        values = self.values()
        self.assertEqual(values["Exec"], f'"{self.app.start}"')
        self.assertEqual(values["TryExec"], str(self.app.start))
        self.assertEqual(values["Icon"], str(self.app.root / "support/icon.png"))
        self.assertEqual(values["Actions"], "where;reset;")
        actions = re.findall(r"\[Desktop Action (\w+)\]\nName=(.+)\nExec=(.+)\n", self.entry.read_text("utf-8"))
        self.assertEqual(actions, [("where", "Where are my files", f'"{self.app.start}" --where'),
                                   ("reset", "Start afresh", f'"{self.app.start}" --reset')])
        self.assertEqual((values["Type"], values["Version"], values["Terminal"]), ("Application", "1.5", "false"))
        if shutil.which("desktop-file-validate"):
            # validators from before 1.5 don't know that number; everything else they must find right
            self.entry.write_text(self.entry.read_text("utf-8").replace("Version=1.5", "Version=1.4"), "utf-8")
            checked = subprocess.run(["desktop-file-validate", self.entry], capture_output=True, text=True)
            self.assertEqual((checked.returncode, checked.stdout), (0, ""))
        done = self.app.run("--menu-remove")
        self.assertEqual((done.returncode, self.entry.exists()), (0, False))
        self.assertIn("was not in your menu", self.app.run("--menu-remove").stdout)

    def test_every_sign_in_a_path_survives_the_quoting(self):
        odd = self.app.root.with_name('a $HOME `id` "q" \\n back\\\\ 100% %f \'s; & # ~ ł漢字')
        self.app.root.rename(odd)
        start = odd / self.app.start.name
        self.assertEqual(self.app.run("--menu", file=start).returncode, 0)
        # read as the specification says: first the string's escapes, then the quotes, then the field codes
        value = self.values()["Exec"]
        value = undo(value, {"\\\\": "\\", "\\s": " ", "\\n": "\n", "\\t": "\t", "\\r": "\r"})
        self.assertEqual(value[:5], 'env "')
        value = value[4:]
        self.assertEqual((value[0], value[-1]), ('"', '"'))
        value = undo(value[1:-1], {"\\" + sign: sign for sign in '"`$\\'})
        self.assertEqual(undo(value, {"%%": "%"}), str(start))

    def test_started_by_glib_from_its_entry(self):
        if shutil.which("gio") is None:
            self.skipTest("gio is not installed")
        odd = self.app.root.with_name('b $HOME `id` "q" \\n back\\\\ 100% %f \'s; & # ~ ł漢字')
        self.app.root.rename(odd)
        (odd / "program/guess.py").write_text("open('started.txt', 'w').write('yes')\n")
        self.app.run("--menu", file=odd / self.app.start.name)
        done = subprocess.run(["gio", "launch", self.entry], cwd="/", stdin=subprocess.DEVNULL, text=True,
                              env=rig.now.environment(PATH=os.environ["PATH"]), capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        started = odd / "program/started.txt"
        wait_for(started.exists, "the entry started nothing")

    def test_paths_that_no_entry_can_say(self):
        for name in ("line\nbreak", "a=b", b"not utf-8 \xff"):
            with self.subTest(name):
                bad = Path(os.fsdecode(os.fsencode(rig.now.folder) + b"/" + os.fsencode(name)))
                self.app.root.rename(bad)
                done = subprocess.run([bad / self.app.start.name, "--menu"], capture_output=True,
                                      env=rig.now.environment())
                bad.rename(self.app.root)
                self.assertEqual(done.returncode, 120)
                self.assertIn(b"can't be put into your menu", done.stderr)
                self.assertFalse(self.entry.exists())

    def test_the_words_are_the_programs_when_there_are_more(self):
        self.assertEqual(self.app.facts("--menu")["argv"][1:], ["facts", "--menu"])


def undo(text, escapes):
    """Replaces escapes from left to right, as a reader does."""
    result = ""
    while text:
        head = next((escape for escape in escapes if text.startswith(escape)), text[0])
        result += escapes.get(head, head)
        text = text[len(head):]
    return result
