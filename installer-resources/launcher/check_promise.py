"""The data promise: whatever happens, nothing that the user made or changed is lost. Random sequences of starts, edits, updates
there and back, kills, full disks, read-only folders and several instances at once; SEED and SEQUENCES may be set from outside."""

import os
import random
import shutil
import subprocess
import time
import unittest

import rig

# a start under wine takes a hundred times as long
SEQUENCES = {"linux-x64": 12, "windows-x64": 5}
SEED = int(os.environ.get("SEED", "1"))
STEPS = 14
# files of the program beside its script; which of them a version has, and with what contents, is drawn
NAMES = [f"{folder}{name}" for folder in ("", "data/", "data/deep ł/") for name in ("a.txt", "b.png", "c d.json", "ł.ini")]
START = 'import sys\nopen("started.txt", "a").write("x")\n'


class World:
    """One user's home with one app, and what the user made there so far."""

    def __init__(self, case, seed):
        self.case = case
        self.draw = random.Random(seed)
        # wine keeps one home for all apps
        self.app = rig.now.app(place="data", id=f"app.pip.promise{seed}.{os.getpid()}")
        self.folder = self.find_home() / self.app.ini["id"] / "program"
        self.made = {}
        # comes again with another version only
        self.deleted = set()
        self.versions = [self.version(number) for number in range(3)]
        self.now = 0
        self.update()

    def find_home(self):
        """The folder in which apps keep a user's data."""
        self.home = rig.now.folder / f"home of {self.app.ini['id']}"
        self.home.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", self.home], capture_output=True)
        self.mounted = mounted.returncode == 0
        return self.home / ".local/share"

    def close(self):
        if self.mounted:
            subprocess.run(["umount", self.home], check=True)

    def version(self, number):
        files = {name: self.contents(f"version {number}") for name in NAMES if self.draw.random() < 0.7}
        return {**files, "guess.py": START + f"# {number}\n"}

    def contents(self, what):
        return what + " " + "x" * self.draw.choice([0, 1, 5, 70_000]) + str(self.draw.random())

    def environment(self):
        return {"HOME": str(self.home)}

    def happenings(self):
        return [self.start, self.update, self.edit, self.make, self.delete, self.kill, self.several, self.full_disk, self.read_only]

    # --- what can happen

    def start(self):
        done = self.app.run(environment=self.environment())
        self.case.assertEqual(done.returncode, 0, done.stderr)

    def update(self):
        """To any version, an older one too: its files only, as an installer leaves them."""
        self.now = self.draw.randrange(len(self.versions))
        for name in [*NAMES, *rig.PROGRAM]:
            (self.app.root / "program" / name).unlink(missing_ok=True)
        self.app.update(self.versions[self.now])

    def edit(self):
        there = [name for name in NAMES if (self.folder / name).is_file()]
        if there:
            self.write(self.draw.choice(there), self.contents("edited"))

    def make(self):
        """A file of the user's own; sometimes by a name that a version has, too."""
        self.write(self.draw.choice([*NAMES, "own.txt", "data/own ł.txt", "saves/1/game.sav"]), self.contents("made"))

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.made[name] = text

    def delete(self):
        there = [name for name in NAMES if (self.folder / name).is_file()]
        if there:
            name = self.draw.choice(there)
            (self.folder / name).unlink()
            self.made.pop(name, None)
            self.deleted.add(name)

    def kill(self):
        process = self.begin()
        time.sleep(self.draw.random() * 0.03)
        process.kill()
        process.communicate()

    def several(self):
        processes = [self.begin() for _ in range(3)]
        said = [process.communicate(timeout=240)[1] for process in processes]
        self.case.assertEqual([process.returncode for process in processes], [0, 0, 0], said)

    def begin(self):
        return subprocess.Popen(rig.now.command(self.app.start), cwd="/", env=rig.now.environment(**self.environment()),
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")

    def full_disk(self):
        """The start may fail, in words; it must not break anything."""
        if not self.mounted:
            return
        filler = self.home / "filler"
        free = os.statvfs(self.home)
        keep = self.draw.choice([0, 4096, 50_000, 200_000])
        filler.write_bytes(b"x" * max(0, free.f_bavail * free.f_bsize - keep))
        self.app.run(environment=self.environment())
        filler.unlink()

    def read_only(self):
        if not self.mounted:
            return
        subprocess.run(["mount", "-o", "remount,ro", self.home], check=True)
        self.app.run(environment=self.environment())
        subprocess.run(["mount", "-o", "remount,rw", self.home], check=True)

    # --- what must be true

    def check(self, story):
        for name, text in self.made.items():
            file = self.folder / name
            self.case.assertTrue(file.is_file(), f"{name} is gone after {story}")
            self.case.assertEqual(file.read_text()[-40:], text[-40:], f"{name} is another after {story}")

    def check_fresh(self, story):
        """What the user didn't touch is the present version's."""
        for name, text in self.versions[self.now].items():
            if name not in self.made and name not in self.deleted:
                self.case.assertEqual((self.folder / name).read_text(), text, f"{name} is old after {story}")


class WindowsWorld(World):
    """The same on a disk that is never full, with Windows' write protection: a mark that a file itself has."""

    def find_home(self):
        return self.app.data().parent

    def close(self):
        self.protect(False)
        shutil.rmtree(self.folder.parent)

    def environment(self):
        return {}

    def happenings(self):
        return [self.start, self.update, self.edit, self.make, self.delete, self.kill, self.several, self.read_only, self.protected]

    def write(self, name, text):
        file = self.folder / name
        if file.exists():
            # as somebody does who wants to change it
            file.chmod(0o644)
        super().write(name, text)

    def kill(self):
        """In the middle of placing another version: at any other time a start is over too soon."""
        self.update()
        placing = self.folder.parent / "placing.txt"
        process = self.begin()
        while process.poll() is None and not placing.exists():
            time.sleep(0.001)
        time.sleep(self.draw.random() * 0.02)
        process.kill()
        process.communicate()

    def protect(self, protected):
        for file in self.folder.parent.rglob("*"):
            if file.is_file():
                file.chmod(0o444 if protected else 0o644)

    def read_only(self):
        """All of it: that doesn't keep the launcher from placing another version. The program may fail, it wants to write."""
        self.update()
        self.protect(True)
        done = self.app.run()
        self.case.assertNotEqual(done.returncode, 120, done.stderr)
        self.protect(False)

    def protected(self):
        """One file, and for good: neither a hindrance for the next version nor, with the user's contents, a reason to replace it."""
        there = [name for name in NAMES if (self.folder / name).is_file()]
        if there:
            (self.folder / self.draw.choice(there)).chmod(0o444)


class Promise(unittest.TestCase):
    """Random sequences of events."""

    def test_nothing_of_the_users_is_lost(self):
        if rig.now.target not in SEQUENCES:
            self.skipTest("its launcher shares the code that decides, and that for files")
        for seed in range(SEED, SEED + int(os.environ.get("SEQUENCES", SEQUENCES[rig.now.target]))):
            world = (WindowsWorld if rig.now.windows else World)(self, seed)
            story = [f"SEED={seed}"]
            try:
                for _ in range(STEPS):
                    happening = world.draw.choice(world.happenings())
                    story.append(happening.__name__)
                    happening()
                    world.check(story)
                world.start()
                world.check(story)
                world.check_fresh(story)
            finally:
                world.close()
