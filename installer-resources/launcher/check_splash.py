"""The window that says that a window app is starting: when it comes, what it shows, and that it goes. On a screen of its own
(Xvfb), with a program for boxes that notes what it is asked."""

import json
import os
import shutil
import struct
import subprocess
import time
import unittest
from pathlib import Path

import rig
from rig import wait_for

# stays, as zenity does, until it is ended
BOX = '''#!/usr/bin/env python3
import json, os, sys, time
note = os.environ["BOX_NOTE"]
if "--refuse" in os.environ.get("BOX_HOW", "") and os.environ.get("LC_ALL") != "C.UTF-8":
    sys.exit(255)
with open(note + ".part", "w") as file:
    json.dump(sys.argv[1:] + [os.getpid()], file)
os.rename(note + ".part", note)
time.sleep(600)
'''

# a program that takes its time, then opens a window by another program, then waits to be ended
PROGRAM = '''
import os, subprocess, sys, time
def wait(name):
    while not os.path.exists(os.path.join(os.environ["SIGNS"], name)):
        time.sleep(0.02)
try:
    os.waitpid(-1, os.WNOHANG)
    print("a child that I don't know")
except ChildProcessError:
    print("no children")
sys.stdout.flush()
wait("window")
subprocess.Popen(["xterm", "-e", "sleep", "600"])
wait("end")
'''
RED = (200, 30, 40)


def bitmap(width, height, colour):
    row = bytes(reversed(colour)) * width
    row += bytes(-len(row) % 4)
    size = 54 + len(row) * height
    return (struct.pack("<2sIII", b"BM", size, 0, 54) + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, size - 54, 0, 0, 0, 0)
            + row * height)


class Splash(unittest.TestCase):
    """Before and after the program's first window."""

    def setUp(self):
        if rig.now.target != "linux-x64" or shutil.which("Xvfb") is None or shutil.which("xterm") is None:
            self.skipTest("for Linux with Xvfb and xterm; tried by pictures under wine")
        self.folder = rig.now.folder / f"splash {rig.now.count}"
        self.folder.mkdir()
        ours, theirs = os.pipe()
        self.screen = subprocess.Popen(["Xvfb", "-displayfd", str(theirs), "-screen", "0", "640x400x24", "-fbdir", self.folder],
                                       pass_fds=[theirs], stderr=subprocess.DEVNULL)
        self.addCleanup(self.ended, self.screen)
        os.close(theirs)
        with os.fdopen(ours) as said:
            self.display = ":" + said.readline().strip()
        self.note = self.folder / "note.json"

    def ended(self, process):
        process.kill()
        process.wait()

    def begin(self, after="300", window=True, **environment):
        self.app = rig.now.app(mode="window" if window else "console", splash=environment.pop("splash", None))
        (self.app.root / "program/guess.py").write_text(PROGRAM)
        zenity = self.folder / "zenity"
        zenity.write_text(BOX)
        zenity.chmod(0o755)
        variables = {"DISPLAY": self.display, "PATH": f"{self.folder}:/usr/bin:/bin", "BOX_NOTE": str(self.note),
                     "SIGNS": str(self.folder), "PIPAPP_SPLASH": after, "PIPAPP_TERMINAL": "never", **environment}
        return variables

    def start(self, variables):
        with open(os.devnull, "r+b") as nothing:
            running = subprocess.Popen([self.app.start], stdin=nothing, stdout=nothing, stderr=nothing, cwd="/",
                                       env=rig.now.environment(**variables))
        self.addCleanup(self.ended, running)
        return running

    def sign(self, name):
        (self.folder / name).touch()

    def shown(self):
        """What the box is asked to show, and its process."""
        wait_for(self.note.exists, "no box came")
        *words, process = json.loads(self.note.read_text())
        return words, process

    def ends(self, process):
        wait_for(lambda: not os.path.exists(f"/proc/{process}"), "the box stayed")

    def watched(self):
        """Whether a process of the launcher is left: the program's own has become Python."""
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if os.readlink(process / "exe") == str(self.app.start.resolve()):
                    return True
            except OSError:
                pass  # it has ended
        return False

    def red(self, *places):
        """Which pixels have the picture's colour, from the file in which Xvfb keeps its screen, in the form of xwd."""
        data = (self.folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])
        starts = [header[0] + 12 * header[19] + y * header[12] + 4 * x for x, y in places]
        return [tuple(reversed(data[at:at + 3])) == RED for at in starts]

    def test_a_slow_program_is_announced_until_its_window_comes(self):
        running = self.start(self.begin(PIPAPP_LANGUAGE="tr"))
        words, process = self.shown()
        self.assertEqual(words[0], "--progress")
        self.assertIn("Guess the Number başlatılıyor …", words)
        self.assertTrue(self.watched())
        self.sign("window")
        self.ends(process)
        self.assertIsNone(running.poll())
        self.assertTrue((self.app.data() / "log.txt").read_text().startswith("no children\n"))

    def test_it_goes_with_the_program(self):
        running = self.start(self.begin())
        _, process = self.shown()
        self.ended(running)
        self.ends(process)

    def test_words_that_the_box_can_not_read_are_told_in_another_way(self):
        self.start(self.begin(PIPAPP_LANGUAGE="ar", LC_ALL="ar_EG.UTF-8", BOX_HOW="--refuse"))
        words, _ = self.shown()
        self.assertIn("يجري تشغيل Guess the Number …", words)

    def test_a_quick_program_is_not_announced(self):
        self.sign("window")
        self.start(self.begin(after="60000"))
        # the launcher watches by the time at which there is a log, and until it sees the window
        wait_for((self.app.data() / "log.txt").exists, "no start")
        wait_for(lambda: not self.watched(), "it still watches")
        self.assertFalse(self.note.exists())

    def test_never(self):
        for variables in (self.begin(after="never"), self.begin(window=False)):
            self.start(variables)
        time.sleep(1.5)
        self.assertFalse(self.note.exists())

    def test_the_picture_of_the_author(self):
        variables = self.begin(splash="support/splash.bmp")
        (self.app.root / "support/splash.bmp").write_bytes(bitmap(301, 151, RED))
        running = self.start(variables)
        middle = (320, 200)
        # drawn from above: the lower corner comes last
        wait_for(lambda: all(self.red(middle, (468, 274))), "no picture came")
        self.assertEqual(self.red((170, 126), (468, 274), (165, 126), (474, 274)), [True, True, False, False])
        self.assertFalse(self.note.exists())
        self.ended(running)
        wait_for(lambda: not any(self.red(middle)), "the picture stayed")

    def test_what_is_no_picture_is_told_in_words(self):
        whole = bitmap(30, 20, RED)
        for damaged in (b"", whole[:-1], whole[:28] + b"\x08" + whole[29:], whole[:18] + b"\xff" * 8 + whole[26:]):
            self.note.unlink(missing_ok=True)
            variables = self.begin(splash="support/splash.bmp")
            (self.app.root / "support/splash.bmp").write_bytes(damaged)
            running = self.start(variables)
            self.assertIn("Guess the Number is starting …", self.shown()[0])
            self.ended(running)
