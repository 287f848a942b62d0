#!/usr/bin/env python3
"""Tries the prebuilt launchers: python3 check.py INTERPRETER [--target linux-x64] [unittest's own options].

INTERPRETER is the folder that an app has as python/ (for Linux: with bin/python in it). Targets that run here:
linux-x64; linux-arm64 with binfmt_misc and, for its libraries, QEMU_LD_PREFIX; windows-x64 with wine.
"""

import argparse
import itertools
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import rig
from check_desktop import Menu, Terminal
from check_promise import Promise
from check_splash import Splash
from check_web import Runner, Web
from check_window import Box, Log, Own, WindowsBox, Words
from on_wine import wine_launcher
from rig import PROGRAM, Rig, skip_reason

__all__ = ["Box", "Log", "Menu", "Own", "Promise", "Runner", "Splash", "Terminal", "Web", "WindowsBox", "Words"]

NOBODY = 65534


class Start(unittest.TestCase):
    """The program runs as `python guess.py` would run it."""

    def test_runs_in_its_own_folder_with_its_own_python(self):
        app = rig.now.app()
        facts = app.facts()
        program = app.root / "program"
        self.assertEqual(facts["cwd"], rig.now.native(program))
        self.assertEqual(facts["file"], rig.now.native(program / "guess.py"))
        self.assertEqual(facts["path0"], rig.now.native(program))
        self.assertEqual(facts["executable"], rig.now.native(app.root / app.ini["executable"]))
        self.assertEqual(facts["words"], PROGRAM["words.txt"])
        self.assertEqual((facts["answer"], facts["name"]), (42, "__main__"))
        # -E -s -B -X utf8, and neither -I nor -P
        self.assertEqual(facts["flags"], [1, 1, 1, 1, 0, False])
        self.assertEqual(list(app.root.rglob("program/**/__pycache__")), [])

    def test_arguments_arrive_unchanged(self):
        arguments = ["", " ", "a b", 'quo"te', "back\\", 'both\\"', "end\\\\", "*", "%PATH%", "$HOME", "ł漢字🐍",
                     "--menu"]
        facts = rig.now.app().facts(*arguments)
        self.assertEqual(facts["argv"][2:], arguments)

    def test_exit_codes_and_tracebacks(self):
        app = rig.now.app()
        self.assertEqual(app.run("exit", "7").returncode, 7)
        self.assertEqual(app.run("exit", "0").returncode, 0)
        crashed = app.run("crash")
        self.assertEqual(crashed.returncode, 1)
        self.assertIn("RuntimeError: on purpose", crashed.stderr)
        first_frame = [line for line in crashed.stderr.splitlines() if "File" in line][0]
        self.assertIn(f'File "{rig.now.native(app.root / "program/guess.py")}"', first_frame)

    def test_input_from_a_pipe(self):
        done = rig.now.app().run("ask", typed="Zoë\n")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("Hello, Zoë ł漢字", done.stdout)

    def test_multiprocessing_by_spawn(self):
        app = rig.now.app()
        done = app.run("spawn")
        self.assertEqual(done.stderr, "")
        self.assertEqual(json.loads(done.stdout), [rig.now.native(app.root / app.ini["executable"]), "1", 1, 42])

    def test_the_users_own_python_settings_do_not_reach_it(self):
        hostile = {name: "/nowhere" for name in ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__")}
        ours = {"PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        if rig.now.windows:
            hostile["pythonInspect"] = "1"
        app = rig.now.app()
        facts = app.facts(environment=hostile)
        self.assertEqual(facts["environment"], ours)
        self.assertEqual(facts["executable"], rig.now.native(app.root / app.ini["executable"]))

    def test_through_a_symbolic_link_and_a_relative_path(self):
        app = rig.now.app()
        link = rig.now.folder / ("linked.exe" if rig.now.windows else "linked")
        link.symlink_to(app.start)
        try:
            self.assertEqual(app.facts(file=link)["cwd"], rig.now.native(app.root / "program"))
        finally:
            link.unlink()
        if not rig.now.windows:
            self.assertEqual(app.facts(file="./" + app.start.name, cwd=app.root)["cwd"], str(app.root / "program"))

    def test_a_script_in_a_sub_folder(self):
        app = rig.now.app(script="sub/deep.py")
        self.assertEqual(app.run().stdout.strip(), f"True True {rig.now.native(app.root / 'program')}")

    def test_crlf_comments_and_unknown_keys_in_launch_ini(self):
        app = rig.now.app()
        lines = ["\ufeff# from an editor", "", "future=x=y", *(f"{key}={value}" for key, value in app.ini.items())]
        app.write_raw_ini("\r\n".join(lines))
        self.assertEqual(app.facts()["answer"], 42)


class Shared(unittest.TestCase):
    """Several apps with one Python above them."""

    def shared(self, **changes):
        """An app two folders below the Python that it shares."""
        app = rig.now.app(shared=2, **changes)
        deep = app.root / "apps" / "Guess"
        deep.mkdir(parents=True)
        for part in ("program", "support", app.start.name):
            (app.root / part).rename(deep / part)
        return app, deep / app.start.name

    def test_python_lies_above(self):
        app, start = self.shared()
        facts = app.facts(file=start)
        self.assertEqual(facts["answer"], 42)
        executable = app.root / app.ini["executable"]
        self.assertEqual(facts["executable"], rig.now.native(executable))
        self.assertNotIn("PIPAPP_PACKAGES", facts["environment"])

    def test_packages_are_told_as_an_absolute_path(self):
        app, start = self.shared(packages="packages/one")
        facts = app.facts(file=start)
        self.assertEqual(facts["environment"]["PIPAPP_PACKAGES"], rig.now.native(app.root / "packages" / "one"))

    def test_packages_of_another_app_are_not_inherited(self):
        facts = rig.now.app().facts(environment={"PIPAPP_PACKAGES": "elsewhere"})
        self.assertNotIn("PIPAPP_PACKAGES", facts["environment"])

    def test_no_python_there(self):
        app, start = self.shared()
        (app.root / "python").rename(app.root / "away")
        done = app.run(file=start)
        self.assertEqual(done.returncode, 120, done.stdout + done.stderr)
        self.assertIn(rig.now.native(app.root / "python"), done.stderr)

    def test_levels_are_one_digit(self):
        for wrong in ("0", "10", "-1", "x", ""):
            done = rig.now.app(shared=wrong).run()
            self.assertEqual(done.returncode, 120, done.stdout + done.stderr)
            self.assertIn('"shared"', done.stderr)


class Trouble(unittest.TestCase):
    """What can't start says so in words and ends with 120."""

    def refused(self, app, *words, **options):
        done = app.run(**options)
        self.assertEqual(done.returncode, 120, done.stdout + done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)

    def test_alone(self):
        app = rig.now.app()
        for folder in ("python", "program", "support"):
            (app.root / folder).rename(rig.now.folder / "away")
            self.refused(app, "Guess the Number can't start", rig.now.native(app.root / folder))
            (rig.now.folder / "away").rename(app.root / folder)

    def test_broken_launch_ini(self):
        app = rig.now.app()
        good = "".join(f"{key}={value}\n" for key, value in app.ini.items())
        cases = {
            good.replace("id=", "ID="): '"id" is missing',
            good.replace("format=1", "format=2"): '"format" has the value "2"',
            good.replace("mode=console", "mode=both"): '"mode"',
            good.replace("place=portable", "place="): '"place"',
            good.replace("=guess.py", "=../guess.py"): '"script"',
            good.replace("=guess.py", "=/bin/guess.py"): '"script"',
            good.replace("=guess.py", "=C:guess.py"): '"script"',
            good.replace("=guess.py", "=sub//guess.py"): '"script"',
            good.replace("id=app", "id=../app"): '"id"',
            good.replace("0" * 64, "0" * 63): '"digest"',
            good + "nonsense\n": "nonsense",
            good + "name=x\n": "twice",
            good + "other=" + "x" * 4097 + "\n": "4 KiB",
            good + "#" * 65536: "64 KiB",
            good + "a\0b=c\n": "not a text file",
            "": "is missing",
        }
        for text, words in cases.items():
            with self.subTest(words):
                app.write_raw_ini(text)
                self.refused(app, "launch.ini", words)

    def test_missing_script_and_interpreter(self):
        self.refused(rig.now.app(script="gone.py"), "gone.py")
        if rig.now.windows:
            self.refused(rig.now.app(library="python/gone.dll"), "gone.dll")
        else:
            self.refused(rig.now.app(executable="python/bin/gone"), "gone")

    def test_a_python_for_another_machine(self):
        if not rig.now.target == "linux-x64":
            self.skipTest("for Linux")
        app = rig.now.app(executable="python/bin/other")
        other = app.root / "python/bin/other"
        for machine, loader, words in ((22, b"/lib/ld64.so.1", "made for another kind of processor"),  # a mainframe's
                                       (62, b"/nowhere/ld-linux.so.2", "(glibc)")):
            # the head of an ELF file, and where it names its loader
            head = struct.pack("<16sHHIQQQIHHHHHH", b"\x7fELF\x02\x01\x01", 2, machine, 1, 0x400000, 64, 0, 0, 64, 56, 1, 0, 0, 0)
            named = struct.pack("<IIQQQQQQ", 3, 4, 120, 0, 0, len(loader) + 1, len(loader) + 1, 1)
            other.write_bytes(head + named + loader + b"\0")
            other.chmod(0o755)
            with self.subTest(words):
                self.refused(app, words)

    def test_interpreter_that_may_not_be_run(self):
        if rig.now.windows:
            self.skipTest("Windows has no such mark")
        app = rig.now.app(executable="python/bin/plain")
        (app.root / "python/bin/plain").write_bytes(b"x")
        self.refused(app, "may be run")


class WindowsRefuses(unittest.TestCase):
    """Why Windows doesn't load an app's Python, in words that help."""

    def setUp(self):
        if not rig.now.windows:
            self.skipTest("for Windows")
        self.app = rig.now.app()
        self.library = self.app.root / self.app.ini["library"]
        self.no_library = "the file python\\python314.dll is not a Python library"

    def told(self, **options):
        done = self.app.run(**options)
        self.assertEqual(done.returncode, 120, done.stdout + done.stderr)
        start = "Guess the Number can't start, because its Python doesn't: "
        self.assertEqual(done.stderr[:len(start)], start)
        return done.stderr[len(start):].rstrip()

    def replace(self, content):
        # not through the link to the interpreter that all apps here have
        self.library.unlink()
        self.library.write_bytes(content)

    def test_a_library_for_another_processor(self):
        content = bytearray(self.library.read_bytes())
        at = struct.unpack_from("<I", content, 60)[0] + 4
        for machine in (0xAA64, 0x14C):  # ARM of 64 bits, Intel of 32 bits
            struct.pack_into("<H", content, at, machine)
            self.replace(content)
            with self.subTest(hex(machine)):
                self.assertIn("made for another kind of processor", self.told())

    def test_a_library_that_is_damaged(self):
        content = self.library.read_bytes()
        for length in (0, 600, len(content) // 2):
            self.replace(content[:length])
            with self.subTest(length):
                self.assertEqual(self.told(), self.no_library)
        self.replace(b"MZ" + b"\xff" * 8000)
        self.assertEqual(self.told(), self.no_library)

    def test_a_library_that_is_blocked(self):
        """None of the rules exist here that would make Windows refuse."""
        shutil.copy(wine_launcher(), self.app.start)
        for code in (5, 1260, 4551):  # denied, a policy, integrity
            with self.subTest(code):
                told = self.told(environment={"REFUSED": str(code)})
                self.assertIn("a rule or the virus protection of this computer blocks it. Whoever", told)
                self.assertIn(rig.now.native(self.library), told)
                self.assertIn(f"(Windows {code})", told)
        told = self.told(environment={"REFUSED": "1114"})  # its own start failed
        self.assertIn(rig.now.native(self.library) + ": ", told)
        self.assertNotIn("blocks it", told)


class WindowsShare(unittest.TestCase):
    """An app that lies on a server."""

    def setUp(self):
        if not rig.now.windows:
            self.skipTest("for Windows")
        self.app = rig.now.app(id=f"app.pip.check.{os.getpid()}.share")
        shutil.copy(wine_launcher(), self.app.start)
        prefix = Path(os.environ.get("WINEPREFIX", Path.home() / ".wine"))
        server = prefix / "dosdevices/unc" / f"school{os.getpid()}"
        server.mkdir(parents=True)
        self.addCleanup(shutil.rmtree, server)
        (server / "class").symlink_to(rig.now.folder)
        self.root = f"\\\\{server.name}\\class\\{self.app.root.name}"
        self.start = f"{self.root}\\{self.app.start.name}"

    def test_it_runs_there(self):
        facts = self.app.facts("ł 漢字", file=self.start)
        self.assertEqual(facts["cwd"], self.root + "\\program")
        self.assertEqual(facts["path0"], self.root + "\\program")
        self.assertEqual(facts["file"], self.root + "\\program\\guess.py")
        self.assertEqual(facts["executable"], self.root + "\\python\\python.exe")
        self.assertEqual((facts["words"], facts["answer"], facts["argv"][2]), (PROGRAM["words.txt"], 42, "ł 漢字"))
        self.assertEqual(self.app.run("--where", file=self.start).stdout.strip(), self.root + "\\program")

    def test_what_it_saves_is_the_users(self):
        self.app.write_ini(place="data")
        self.addCleanup(shutil.rmtree, self.app.data(), True)
        self.assertEqual([self.app.run("score", file=self.start).stdout.strip() for _ in range(2)], ["1", "2"])
        self.assertEqual((self.app.data() / "program/scores.txt").read_text(), "xx")
        self.assertFalse((self.app.root / "program/scores.txt").exists())

    def test_what_is_missing_is_named(self):
        (self.app.root / "python").rename(self.app.root / "away")
        self.assertIn(f"Missing: {self.root}\\python", self.app.run(file=self.start).stderr)


# opens a file and shares it with nobody, as some scanners and backups do, until its input ends
HOLDER = '''
import ctypes, sys
open_file = ctypes.WinDLL("kernel32").CreateFileW
open_file.argtypes = [ctypes.c_wchar_p, *[ctypes.c_uint32] * 2, ctypes.c_void_p, *[ctypes.c_uint32] * 2, ctypes.c_void_p]
open_file.restype = ctypes.c_ssize_t
OPEN_ALWAYS = 4
assert open_file(sys.argv[1], 0x80000000, 0, None, OPEN_ALWAYS, 0, None) != -1, sys.argv[1]
print("held", flush=True)
sys.stdin.read()
'''


class WindowsHeld(unittest.TestCase):
    """Somebody else has a file open that a new version is to be written to."""

    def test_it_is_waited_for(self):
        if not rig.now.windows:
            self.skipTest("for Windows: elsewhere nobody can keep a file for himself")
        app = rig.now.app(place="data", id=f"app.pip.check.{os.getpid()}.held")
        self.addCleanup(shutil.rmtree, app.data(), True)
        app.facts()
        holder = app.root / "holder.py"
        holder.write_text(HOLDER)
        for name in ("lock", "placing.txt", "incoming.tmp", "placed.txt", "program/words.txt"):
            app.update({"words.txt": f"without {name}"})
            with self.subTest(name), subprocess.Popen(
                    rig.now.command(app.root / "python/python.exe", holder, rig.now.native(app.data() / name)),
                    env=rig.now.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as held:
                self.assertEqual(held.stdout.readline().strip(), b"held")
                with ThreadPoolExecutor() as pool:
                    facts = pool.submit(app.facts)
                    time.sleep(1.5)
                    self.assertFalse(facts.done())
                    held.stdin.close()
                    self.assertEqual(facts.result()["words"], f"without {name}")
                self.assertEqual(sorted(file.name for file in app.data().iterdir()), ["lock", "placed.txt", "program"])


class WindowsPath(unittest.TestCase):
    """Long paths on Windows: short names where the drive keeps them, words where nothing helps."""

    def moved(self, length):
        """The app in a folder whose path has this many characters, and its launcher there."""
        if not rig.now.windows:
            self.skipTest("for Windows")
        app = rig.now.app()
        deep = rig.now.folder / str(length)
        while len(str(deep)) < length - 45:
            deep = deep / "ł漢字 abcdefghijklmnopqrstuvwxyz 0123456789"[:40]
        deep = deep / ("x" * (length - len(str(deep)) - 1))
        deep.mkdir(parents=True)
        for part in ("python", "program", "support", app.start.name):
            (app.root / part).rename(deep / part)
        return app, deep / app.start.name

    def test_long_enough_for_short_names(self):
        app, start = self.moved(230)
        facts = app.facts(file=start)
        self.assertEqual((facts["answer"], facts["words"]), (42, PROGRAM["words.txt"]))
        self.assertLess(len(facts["cwd"]), 140)

    def test_longer_than_windows_allows(self):
        app, start = self.moved(300)
        done = app.run(file=start)
        self.assertEqual(done.returncode, 120)
        self.assertIn("too long for Windows", done.stderr)


class Place(unittest.TestCase):
    """Where the program works, and what happens to files there."""

    def setUp(self):
        # wine keeps one home for all apps
        self.app = rig.now.app(place="data", id=f"app.pip.check.{os.getpid()}.{rig.now.count}")

    def read(self, name):
        return (self.app.data() / "program" / name).read_text("utf-8")

    def test_data_folder_is_a_copy_that_keeps_what_is_saved(self):
        facts = self.app.facts()
        self.assertTrue(facts["cwd"].replace("\\", "/").endswith(self.app.ini["id"] + "/program"), facts["cwd"])
        self.assertEqual(Path(facts["file"].replace("\\", "/")).parent, Path(facts["cwd"].replace("\\", "/")))
        self.assertEqual(self.read("data/100% great.txt"), "percent\n")
        self.assertEqual([self.app.run("score").stdout.strip() for _ in range(2)], ["1", "2"])
        self.assertFalse((self.app.root / "program/scores.txt").exists())
        self.assertEqual(sorted(file.name for file in self.app.data().iterdir()), ["lock", "placed.txt", "program"])

    def test_same_digest_does_no_work(self):
        self.app.facts()
        record = (self.app.data() / "placed.txt").stat()
        (self.app.root / "program/words.txt").write_text("not looked at")
        self.assertEqual(self.app.facts()["words"], PROGRAM["words.txt"])
        self.assertEqual((self.app.data() / "placed.txt").stat().st_mtime_ns, record.st_mtime_ns)

    def test_refresh_keeps_what_is_not_ours(self):
        self.app.facts()
        program = self.app.data() / "program"
        (program / "words.txt").write_text("mine")
        (program / "new.txt").write_text("mine too")
        (program / "sub/deep.py").unlink()
        self.app.update({"words.txt": "2", "new.txt": "2", "helper.py": "ANSWER = 43\n", "added/x.txt": "2"})
        facts = self.app.facts()
        self.assertEqual((facts["words"], facts["answer"]), ("mine", 43))
        self.assertEqual((self.read("new.txt"), self.read("added/x.txt")), ("mine too", "2"))
        self.assertEqual(self.read("sub/deep.py"), PROGRAM["sub/deep.py"])
        # a file that no longer comes along stays, and a second refresh still knows which files are ours
        (self.app.root / "program/data/100% great.txt").unlink()
        self.app.update({"helper.py": "ANSWER = 44\n", "words.txt": "3", "added/x.txt": "3"})
        facts = self.app.facts()
        self.assertEqual((facts["words"], facts["answer"], self.read("added/x.txt")), ("mine", 44, "3"))
        self.assertEqual(self.read("data/100% great.txt"), "percent\n")

    def test_a_file_that_comes_again_is_still_ours(self):
        self.app.facts()
        (self.app.root / "program/sub/beside.py").unlink()
        self.app.update({"helper.py": "ANSWER = 43\n"})
        self.app.facts()
        self.app.update({"sub/beside.py": "HERE = 3\n"})
        self.app.facts()
        self.assertEqual(self.read("sub/beside.py"), "HERE = 3\n")

    def test_folder_and_file_of_the_same_name_stay_the_users(self):
        self.app.facts()
        program = self.app.data() / "program"
        (program / "thing").write_text("a file of mine")
        (program / "other").mkdir()
        self.app.update({"thing/a.txt": "2", "other": "2"})
        self.assertEqual(self.app.facts()["answer"], 42)
        self.assertEqual(self.read("thing"), "a file of mine")
        self.assertTrue((program / "other").is_dir())

    def test_script_that_was_thrown_away_comes_back(self):
        self.app.facts()
        (self.app.data() / "program/guess.py").unlink()
        self.assertEqual(self.app.facts()["answer"], 42)

    def test_two_first_starts_at_once(self):
        self.app.update({f"many/{i}.txt": str(i) * 1000 for i in range(300)})
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda _: self.app.facts()["answer"], range(4)))
        self.assertEqual(found, [42] * 4)
        self.assertEqual(len(list((self.app.data() / "program/many").iterdir())), 300)

    def test_an_update_that_was_cut_short_and_taken_back(self):
        self.app.facts()
        record = (self.app.data() / "placed.txt").read_bytes()
        self.app.update({"helper.py": "ANSWER = 43\n"})
        self.app.facts()
        # as if it had been killed with one file left to place: the record is the first version's still
        placed = (self.app.data() / "placed.txt").read_text("utf-8").splitlines(keepends=True)
        journal = "".join(line for line in placed if line.endswith(" helper.py\n"))
        (self.app.data() / "placing.txt").write_text(journal, "utf-8")
        (self.app.data() / "placed.txt").write_bytes(record)
        self.app.write_program(PROGRAM)
        self.app.write_ini(digest="0" * 64)
        self.assertEqual(self.app.facts()["answer"], 42)
        self.assertEqual(sorted(file.name for file in self.app.data().iterdir()), ["lock", "placed.txt", "program"])

    def test_write_protection_of_files_is_no_hindrance(self):
        if not rig.now.windows:
            self.skipTest("elsewhere the folder's counts when a file is replaced")
        self.app.facts()
        # a start that was killed left the journal
        (self.app.data() / "placing.txt").write_text("")
        for file in self.app.data().rglob("*"):
            if file.is_file():
                file.chmod(0o444)
        self.app.update({"helper.py": "ANSWER = 43\n"})
        self.assertEqual(self.app.facts()["answer"], 43)
        self.assertEqual(sorted(file.name for file in self.app.data().iterdir()), ["lock", "placed.txt", "program"])

    def test_killed_while_placing(self):
        if rig.now.target != "linux-x64" or shutil.which("strace") is None:
            self.skipTest("needs strace and this machine's own processor")
        self.app.facts()
        versions = 0
        for call, when in itertools.product(("rename", "write", "unlink"), (1, 2, 7, 30, 31, 32)):
            with self.subTest(f"killed at {call} number {when}"):
                versions += 1
                self.app.update({f"many/{i}.txt": f"{versions} {i}\n" for i in range(30)})
                inject = f"inject={call}:signal=KILL:when={when}"
                subprocess.run(["strace", "-f", "-o", os.devnull, "-e", inject, self.app.start],
                               env=rig.now.environment(), capture_output=True)
                # what a kill left behind from one version is known to be ours when the next one comes
                self.app.update({f"many/{i}.txt": f"{versions} b {i}\n" for i in range(30)})
                self.assertEqual(self.app.facts()["answer"], 42)
                self.assertEqual([self.read(f"many/{i}.txt") for i in range(30)],
                                 [f"{versions} b {i}\n" for i in range(30)])
                self.assertEqual(sorted(file.name for file in self.app.data().iterdir()),
                                 ["lock", "placed.txt", "program"])


@unittest.skipUnless(sys.platform.startswith("linux"), "POSIX only")
class PosixPlace(unittest.TestCase):
    """Read-only folders and homes of all kinds, on Linux."""

    def setUp(self):
        if rig.now.windows:
            self.skipTest("for Linux")
        self.app = rig.now.app(id=f"app.pip.check.{rig.now.count}")
        self.user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        self.home = Path(tempfile.mkdtemp(prefix="home ", dir=rig.now.folder))
        self.home.chmod(0o777)

    def test_read_only_program_goes_to_the_data_folder(self):
        (self.app.root / "program").chmod(0o555)
        run = {"environment": {"HOME": str(self.home)}, **self.user}
        self.assertEqual([self.app.run("score", **run).stdout.strip() for _ in range(2)], ["1", "2"])
        self.assertTrue((self.home / ".local/share" / self.app.ini["id"] / "program/scores.txt").exists())

    def test_a_record_that_can_not_be_read(self):
        """Without it all of the files would count as the user's own, and no version would ever replace one."""
        self.app.write_ini(place="data")
        run = {"environment": {"HOME": str(self.home)}, **self.user}
        self.app.facts(**run)
        record = self.home / ".local/share" / self.app.ini["id"] / "placed.txt"
        self.app.update({"words.txt": "2"})
        record.chmod(0)
        refused = self.app.run(**run)
        self.assertEqual(refused.returncode, 120)
        self.assertIn(f"{record}.\nThe reason: Permission denied.", refused.stderr)
        record.chmod(0o600)
        self.assertEqual(self.app.facts(**run)["words"], "2")

    def test_xdg_data_home(self):
        self.app.write_ini(place="data")
        absolute = self.app.facts(environment={"XDG_DATA_HOME": str(self.home / "xdg")})
        self.assertEqual(absolute["cwd"], str(self.home / "xdg" / self.app.ini["id"] / "program"))
        relative = self.app.facts(environment={"XDG_DATA_HOME": "relative", "HOME": str(self.home)})
        self.assertEqual(relative["cwd"], str(self.home / ".local/share" / self.app.ini["id"] / "program"))

    def test_home_that_refuses(self):
        self.app.write_ini(place="data")
        self.home.chmod(0o555)
        done = self.app.run(environment={"HOME": str(self.home)}, **self.user)
        self.assertEqual(done.returncode, 120)
        self.assertIn("Permission denied", done.stderr)

    def test_full_disk(self):
        if os.geteuid() != 0:
            self.skipTest("only root may mount a small disk")
        self.app.write_ini(place="data")
        self.app.write_program({"big.bin": "x" * 300_000})
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", self.home]).returncode != 0:
            self.skipTest("mounting is forbidden here")
        try:
            done = self.app.run(environment={"HOME": str(self.home)})
        finally:
            subprocess.run(["umount", self.home], check=True)
        self.assertEqual(done.returncode, 120)
        self.assertIn("the disk is full", done.stderr)

    def test_long_path(self):
        deep = self.app.root
        while len(str(deep)) < 1000:
            deep = deep / ("ł漢字 " * 8).strip()
        deep.mkdir(parents=True)
        for part in ("python", "program", "support", self.app.start.name):
            (self.app.root / part).rename(deep / part)
        self.assertEqual(self.app.facts(file=deep / self.app.start.name)["cwd"], str(deep / "program"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("interpreter", type=Path)
    parser.add_argument("--target", default="linux-x64")
    parser.add_argument("--launcher", help="another one than the prebuilt launcher, such as window.exe")
    options, rest = parser.parse_known_args()
    reason = skip_reason(options.target)
    if reason:
        print(f"SKIPPED {options.target}: {reason}", file=sys.stderr)
        sys.exit(77)
    rig.now = Rig(options.interpreter, options.target, options.launcher)
    # a check that is ended from outside still removes its temporary folder
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        unittest.main(argv=[sys.argv[0], *rest], module=sys.modules[__name__])
    finally:
        rig.now.close()


if __name__ == "__main__":
    main()
