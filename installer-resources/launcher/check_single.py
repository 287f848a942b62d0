#!/usr/bin/env python3
"""Apps in one file: python3 check_single.py [--target linux-x64] [unittest's own options].

The payloads are made here, by the description in single.c and layer.h and with Zstandard frames of blocks that aren't
compressed (RFC 8878, 3.1.1), so that nothing but Python is needed; the app's Python is a shell script. Apps that the
packager made are played by its own tests. linux-arm64 wants binfmt_misc, as check.py does.
"""

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import rig
from rig import wait_for

NOBODY = 65534
BLOCK = 128 * 1024
# says what it was started with, and ends as it is told
PYTHON = "#!/bin/sh\necho \"started $*\"\necho \"packages $PIPAPP_PACKAGES\"\nexit ${ANSWER:-0}\n"
launcher = None
options = {}


def frame(data, zeros=0):
    """A Zstandard frame with these bytes and then that many zeros, which take nearly no room."""
    parts = [b"\x28\xb5\x2f\xfd", b"\x00", bytes([(20 - 10) << 3])]
    blocks = [(0, data[at:at + BLOCK], len(data[at:at + BLOCK])) for at in range(0, len(data), BLOCK)]
    blocks += [(1, b"\0", min(BLOCK, zeros - at)) for at in range(0, zeros, BLOCK)]
    for number, (kind, content, size) in enumerate(blocks):
        last = number == len(blocks) - 1
        parts += [(size << 3 | kind << 1 | last).to_bytes(3, "little"), content]
    return b"".join(parts)


def entries(files, zeros=0):
    """A layer's bytes: {path: text, or None for an empty folder}; a path with a ! in front may be started."""
    parts = []
    for path, text in files.items():
        if text is None:
            parts.append(f"d {path}\n".encode())
            continue
        form, path = ("x", path[1:]) if path.startswith("!") else ("-", path)
        data = text.encode()
        parts += [f"{form} {len(data)} {path}\n".encode(), data]
    if zeros:
        parts.append(f"- {zeros} zeros\n".encode())
    return b"".join(parts)


class Layer:
    def __init__(self, files, zeros=0, plain=None):
        data = entries(files, zeros) if plain is None else plain
        self.digest = hashlib.sha256(data + str(zeros).encode()).hexdigest()
        self.packed = frame(data, zeros)
        self.plain = len(data) + zeros

    @property
    def folder(self):
        return self.digest[:32]


def app_layer(python, **changes):
    keys = {"format": "1", "name": "Guess", "id": "app.pip.guess", "version": "1", "digest": "0" * 64, "mode": "console",
            "place": "data", "script": "guess.py", "executable": f"{python.folder}/python/bin/python", "shared": "1", **changes}
    ini = "".join(f"{key}={value}\n" for key, value in keys.items())
    return Layer({"program/guess.py": "print('guess')\n", "program/saves": None, "support/launch.ini": ini})


def index(layers, name="Guess"):
    text = f"pipapp-single 1\nname {name}\n" + "".join(
        f"layer {layer.digest} {len(layer.packed)} {layer.plain} {hashlib.sha256(layer.packed).hexdigest()}\n" for layer in layers)
    return (text + f"sha256 {hashlib.sha256(text.encode()).hexdigest()}\n").encode()


class Single(unittest.TestCase):
    """Each with a home of its own."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="single ł漢字 "))
        self.addCleanup(self.clean)
        self.folder.chmod(0o755)
        self.home = self.folder / "home"
        self.home.mkdir()
        self.cache = self.home / ".cache" / "pip.app"
        self.python = Layer({"!python/bin/python": PYTHON, "python/lib/a.txt": "a" * 5000, "python/lib/empty": ""})
        self.app = app_layer(self.python)

    def clean(self):
        subprocess.run(["chmod", "-R", "u+w", self.folder], check=True)
        shutil.rmtree(self.folder)

    def written(self, data, name="Guess.run"):
        file = self.folder / name
        file.write_bytes(data)
        file.chmod(0o755)
        return file

    def file(self, *layers, name="Guess.run"):
        stub = Path(launcher).read_bytes()
        mark = b"pip.app payload at " + b"0" * 16
        self.assertEqual(stub.count(mark), 1)
        payload = index(layers) + b"".join(layer.packed for layer in layers)
        return self.written(stub.replace(mark, b"pip.app payload at %016x" % len(stub)) + payload, name)

    def environment(self, **more):
        return {"HOME": str(self.home), "PATH": "/usr/bin:/bin", **options, **more}

    def start(self, file, *arguments, before=(), **more):
        return subprocess.run([*before, str(file), *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              env=self.environment(**more), timeout=240)

    def starts(self, file, **more):
        done = self.start(file, "one", "two words", **more)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn(f"-E -s -B -X utf8 {self.home}/.local/share/app.pip.guess/program/guess.py one two words\n", done.stdout)
        return done

    def refuses(self, file, word, **more):
        done = self.start(file, **more)
        self.assertEqual(done.returncode, 120, done)
        self.assertIn(word, done.stderr)
        return done

    def times(self):
        return {path: path.stat().st_ino for path in sorted(self.cache.rglob("*")) if path.name != "lock"}

    def seal(self, layer):
        return self.cache / layer.folder / "sealed.txt"

    # --- what is usual

    def test_is_unpacked_once(self):
        file = self.file(self.python, self.app)
        self.starts(file)
        before = self.times()
        self.assertEqual({path.name for path in self.cache.iterdir()}, {self.python.folder, self.app.folder, "lock"})
        self.assertEqual((self.cache / self.python.folder / "python/lib/a.txt").read_text(), "a" * 5000)
        self.assertTrue((self.cache / self.app.folder / "program/saves").is_dir())
        self.starts(file)
        self.assertEqual(self.times(), before)
        self.assertEqual(self.start(file, ANSWER="7").returncode, 7)

    def test_names_the_packages(self):
        packages = Layer({"lib/site/thing.py": "x = 1\n"})
        app = app_layer(self.python, packages=f"{packages.folder}/lib/site")
        done = self.start(self.file(self.python, packages, app))
        self.assertIn(f"packages {self.cache}/{packages.folder}/lib/site\n", done.stdout)

    def test_programs_share_a_layer(self):
        self.starts(self.file(self.python, self.app))
        before = self.times()
        other = app_layer(self.python, version="2")
        self.starts(self.file(self.python, other, name="Other.run"))
        after = self.times()
        self.assertEqual({path for path in after if path not in before},
                         {self.cache / other.folder, *(self.cache / other.folder).rglob("*")})
        self.assertEqual({path: number for path, number in after.items() if path in before}, before)

    def test_the_cache_of_the_environment_counts(self):
        self.starts(self.file(self.python, self.app), XDG_CACHE_HOME=str(self.folder / "elsewhere"))
        self.assertFalse(self.cache.exists())
        self.assertTrue((self.folder / "elsewhere/pip.app/lock").exists())

    def test_what_follows_the_payload_is_ignored(self):
        file = self.file(self.python, self.app)
        self.starts(self.written(file.read_bytes() + b"a signature" * 100))

    def test_from_a_folder_that_nobody_may_write_to(self):
        if os.geteuid() != 0:
            self.skipTest("only root can become somebody else")
        file = self.file(self.python, self.app)
        os.chown(self.home, NOBODY, NOBODY)
        self.folder.chmod(0o555)
        somebody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        self.starts(file, before=somebody)
        self.starts(file, before=somebody)

    def test_what_nobody_uses_goes_when_something_new_comes(self):
        other = Layer({"!python/bin/python": PYTHON, "b.txt": "b"})
        self.starts(self.file(self.python, self.app))
        self.starts(self.file(other, app_layer(other)))
        marks = {layer.folder: self.cache / layer.folder / "used" for layer in (self.python, self.app, other, app_layer(other))}

        def aged(layers, days):
            for layer in layers:
                os.utime(marks[layer.folder], times=(time.time() - days * 86400,) * 2)

        (self.cache / ("0" * 32 + ".new") / "python").mkdir(parents=True)
        (self.cache / "something else").mkdir()
        aged((self.python, self.app), 91)
        aged((other, app_layer(other)), 89)
        # nothing new: nothing goes
        self.starts(self.file(other, app_layer(other)))
        self.assertTrue(marks[self.app.folder].exists())
        aged((other, app_layer(other)), 89)
        third = app_layer(other, version="3")
        self.starts(self.file(other, third))
        self.assertEqual({path.name for path in self.cache.iterdir()},
                         {other.folder, app_layer(other).folder, third.folder, "something else", "lock"})
        # what has gone comes again, and was not the user's
        self.assertIn("started", self.starts(self.file(self.python, self.app)).stdout)

    def test_a_use_is_noted_once_a_day(self):
        file = self.file(self.python, self.app)
        self.starts(file)
        mark = self.cache / self.app.folder / "used"
        for days, noted in ((0, False), (0.9, False), (1.1, True), (61, True), (89, True), (400, True)):
            then = time.time() - days * 86400
            os.utime(mark, times=(then, then))
            self.starts(file)
            self.assertEqual(abs(mark.stat().st_mtime - then) > 1, noted, days)
        mark.unlink()
        self.starts(file)
        self.assertTrue(mark.exists())

    # --- what goes wrong

    def test_many_at_once(self):
        layer = Layer({"!python/bin/python": PYTHON}, zeros=20_000_000)
        file = self.file(layer, app_layer(layer))
        running = [subprocess.Popen([file, str(n)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                    env=self.environment()) for n in range(6)]
        for number, one in enumerate(running):
            said, trouble = one.communicate(timeout=240)
            self.assertEqual((one.returncode, trouble), (0, ""))
            self.assertIn(f"guess.py {number}\n", said)
        self.assertEqual(len(list(self.cache.iterdir())), 3)

    def test_killed_while_it_unpacks(self):
        layer = Layer({"!python/bin/python": PYTHON}, zeros=20_000_000)
        file = self.file(layer, app_layer(layer))
        fresh = self.cache / (layer.folder + ".new")
        for most in (0, 1_000_000, 19_999_999):
            # by the system, at a byte: it might be ready before anybody else kills it
            killed = subprocess.run([file], env=self.environment(),
                                    preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
            self.assertEqual(killed.returncode, -signal.SIGXFSZ)
            self.assertTrue(fresh.exists())
            self.assertFalse((self.cache / layer.folder).exists())
        self.starts(file)
        self.assertEqual({path.name for path in self.cache.iterdir()}, {layer.folder, app_layer(layer).folder, "lock"})

    def test_a_full_disk(self):
        if os.geteuid() != 0:
            self.skipTest("only root can mount a small disk")
        layer = Layer({"!python/bin/python": PYTHON}, zeros=20_000_000)
        file = self.file(layer, app_layer(layer))
        script = ('mount -t tmpfs -o size=4m small "$1"; env PIPAPP_LANGUAGE=de "$2"; code=$?; find "$1" -type f -size +0; '
                  'mount -o remount,size=60m "$1"; "$2" again && exit $code')
        done = self.start("sh", "-c", script, "sh", str(self.home), str(file), before=["unshare", "-m"])
        self.assertEqual(done.returncode, 120, done)
        self.assertIn("kann nicht starten: Es muss einmal ausgepackt werden", done.stderr)
        self.assertIn("der Datenträger ist voll", done.stderr)
        self.assertIn("Es braucht dort 20 MB.", done.stderr)
        # nothing is left of the first start, and the second one has the room it needs
        self.assertTrue(done.stdout.startswith("started "), done.stdout)
        self.assertIn("guess.py again\n", done.stdout)

    def test_a_damaged_cache_heals(self):
        file = self.file(self.python, self.app)
        self.starts(file)
        text = self.cache / self.python.folder / "python/lib/a.txt"

        def changed():
            text.write_text("b" * 5000)

        def linked():
            text.unlink()
            text.symlink_to("/etc/hostname")

        accidents = [lambda: text.write_text("a"), changed, text.unlink, linked, lambda: shutil.rmtree(text.parent),
                     lambda: self.seal(self.python).write_text(self.seal(self.python).read_text()[:150]),
                     self.seal(self.python).unlink, lambda: self.seal(self.app).write_bytes(os.urandom(300)),
                     lambda: (self.cache / self.app.folder / "support/launch.ini").write_text(""),
                     lambda: shutil.rmtree(self.cache)]
        for number, accident in enumerate(accidents):
            with self.subTest(number=number):
                accident()
                self.starts(file)
                self.assertEqual((text.read_text(), text.is_symlink()), ("a" * 5000, False))
                self.assertEqual({path.name for path in self.cache.iterdir()}, {self.python.folder, self.app.folder, "lock"})

    def test_a_damaged_file_is_told(self):
        file = self.file(self.python, self.app)
        whole = file.read_bytes()
        size = len(Path(launcher).read_bytes())
        behind = len(index([self.python, self.app]))
        for where, data in {"cut": whole[:-1], "cut in the index": whole[:size + 40], "no payload": whole[:size],
                            "index": flipped(whole, size + 60), "first layer": flipped(whole, size + behind + 40),
                            "last layer": flipped(whole, len(whole) - 5)}.items():
            with self.subTest(where):
                shutil.rmtree(self.cache, ignore_errors=True)
                self.refuses(self.written(data), "incomplete or damaged")
                self.assertEqual(list(self.cache.rglob("*.new")), [])
        self.refuses(Path(launcher), "incomplete or damaged")

    def test_no_layer_leaves_its_folder(self):
        for path in ("../evil", "/evil", "a/../../evil", "a//evil", "./evil", "a\\evil", "C:evil", "", "a/", "a/.."):
            layer = Layer({}, plain=f"- 4 {path}\nevil".encode())
            with self.subTest(path):
                self.refuses(self.file(layer, self.app), "incomplete or damaged")
                self.assertEqual(list(self.folder.rglob("*evil*")), [])

    def test_a_layer_must_be_one(self):
        for plain in (b"- 4 a\nevi", b"- 4 a\nevilx", b"x", b"- -1 a\n", b"- 99999999999999999999 a\n", b"z 1 a\nb", b"d a\0b\n",
                      b"- 1 a\nb- 1 a\nb", b"- 1 " + b"a" * 9000 + b"\nb"):
            with self.subTest(plain[:20]):
                done = self.start(self.file(Layer({}, plain=plain), self.app))
                self.assertEqual(done.returncode, 120)

    def test_a_home_that_can_not_be_written_to(self):
        (self.home / ".cache").write_text("not a folder")
        self.refuses(self.file(self.python, self.app), "has to be unpacked once")

    def test_accidents_in_any_byte(self):
        whole = self.file(self.python, self.app).read_bytes()
        size = len(Path(launcher).read_bytes())
        chance = random.Random(1)
        codes = set()
        for _ in range(200):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(size, len(data))] = chance.randrange(256)
            shutil.rmtree(self.cache, ignore_errors=True)
            codes.add(self.start(self.written(bytes(data))).returncode)
        self.assertEqual(codes, {120})

    def test_strange_lists_of_layers(self):
        """With the right digest, so that all of it is read."""
        stub = Path(launcher).read_bytes()
        stub = stub.replace(b"pip.app payload at " + b"0" * 16, b"pip.app payload at %016x" % len(stub))
        packed = self.python.packed + self.app.packed
        lines = index([self.python, self.app]).rsplit(b"sha256 ", 1)[0]
        odd = [b"layer", b"layer ", b"layer " + b"0" * 64, b"name ", b"name", b"\n", b" ", b"99999999999999999999", b"-1", b"\0", b"sha256 "]
        chance = random.Random(1)
        codes = set()
        for _ in range(150):
            text = bytearray(lines)
            for _ in range(chance.randint(1, 3)):
                at = chance.randrange(len("pipapp-single 1\n"), len(text))
                text[at:at + chance.choice([0, 1, 20, 64])] = chance.choice(odd) * chance.choice([1, 1, 1, 9])
            shutil.rmtree(self.cache, ignore_errors=True)
            whole = bytes(text) + b"sha256 " + hashlib.sha256(text).hexdigest().encode() + b"\n"
            codes.add(self.start(self.written(stub + whole + packed)).returncode)
        # a name may be any
        self.assertLessEqual(codes, {0, 120})

    # --- what is shown

    def paused(self, file, **more):
        """Starts it, and keeps it from working in the middle, where it has been for more than a second."""
        zeros = self.cache / (next(index_folders(file)) + ".new") / "zeros"
        while True:
            running = subprocess.Popen([file], env=self.environment(**more), **self.streams)
            wait_for(lambda: zeros.exists() or ended(running), "it never began")
            pause(running)
            if not ended(running) and zeros.exists() and zeros.stat().st_size < 100_000_000:
                break
            # it was quicker than we
            running.kill()
            running.wait()
            shutil.rmtree(self.cache)
        time.sleep(1.1)
        return running

    def test_a_line_on_a_terminal(self):
        layer = Layer({"!python/bin/python": PYTHON}, zeros=200_000_000)
        ours, theirs = os.openpty()
        self.streams = {"stderr": theirs, "stdout": subprocess.PIPE}
        running = self.paused(self.file(layer, app_layer(layer)))
        running.send_signal(signal.SIGCONT)
        self.assertIn(b"started", running.communicate(timeout=240)[0])
        os.close(theirs)
        shown = ""
        while not shown.endswith("\x1b[K"):
            # at the end of what was written there comes an error
            shown += os.read(ours, 100_000).decode()
        self.assertIn("\rGuess is being made ready. This happens once and takes a moment. ", shown)
        self.assertTrue(shown.endswith("\r\x1b[K"), shown[-80:])

    def test_a_window_after_a_double_click(self):
        tools = self.folder / "tools"
        tools.mkdir()
        zenity = tools / "zenity"
        asked, told = self.folder / "asked", self.folder / "told"
        # ended as soon as the work is done, but what reads goes on to the end
        zenity.write_text(f'#!/bin/sh\nexec 3<&0\n{{ cat <&3 >"{told}.part"; mv "{told}.part" "{told}"; }} &\n'
                          f'echo "$@" >"{asked}.part"\nmv "{asked}.part" "{asked}"\nwait\n')
        zenity.chmod(0o755)
        layer = Layer({"!python/bin/python": PYTHON}, zeros=200_000_000)
        with open(self.folder / "out", "wb") as out:
            self.streams = {"stdin": subprocess.DEVNULL, "stdout": out, "stderr": out}
            running = self.paused(self.file(layer, app_layer(layer)), DISPLAY=":99", PATH=f"{tools}:/usr/bin:/bin",
                                  PIPAPP_TERMINAL="never", PIPAPP_LANGUAGE="de")
            while not has_child(running):
                running.send_signal(signal.SIGCONT)
                time.sleep(0.001)
                pause(running)
            # as long as the window's program takes to come up, which might be longer than the work
            wait_for(asked.exists, "no window was asked for")
            running.send_signal(signal.SIGCONT)
            self.assertEqual(running.wait(240), 0)
        self.assertIn("started", (self.folder / "out").read_text())
        self.assertIn("--text Guess wird vorbereitet.", asked.read_text())
        wait_for(told.exists, "nothing was told")
        percents = [int(line) for line in told.read_text().split()]
        self.assertTrue(percents and percents == sorted(percents), percents)


def index_folders(file):
    """The folders that a file's index names."""
    data = Path(file).read_bytes()
    at = data.index(b"pipapp-single 1\nname ", len(Path(launcher).read_bytes()) - 1)
    for line in data[at:at + 4000].split(b"\n"):
        if line.startswith(b"layer "):
            yield line.split()[1].decode()[:32]


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def pause(running):
    """Answers when it has come to a stop, or to its end."""
    running.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, running.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)


def ended(running):
    return os.waitid(os.P_PID, running.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def has_child(running):
    return ended(running) or Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text() != ""


def main():
    global launcher
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", default="linux-x64", choices=["linux-x64", "linux-arm64"])
    own, rest = parser.parse_known_args()
    reason = rig.skip_reason(own.target)
    if reason:
        sys.exit(f"{own.target} can't be tried here: {reason}")
    launcher = rig.PREBUILT / own.target / "single"
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
