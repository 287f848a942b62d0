#!/usr/bin/env python3
"""The Linux launcher under AddressSanitizer and UndefinedBehaviorSanitizer: python3 check_sanitized.py INTERPRETER.

Needs gcc with both. The launcher is built from the same sources with the machine's own C library, tried by what check.py
tries, and by hostile input: files of every kind that it reads, damaged at random, the list of parts of apps in one file,
arguments of 32,000 characters, paths of 400, an environment without end. A wrong step ends it with exit code 99.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import build
import check
import check_single
import rig

FLAGS = ["-std=gnu17", "-g", "-O1", "-fno-omit-frame-pointer", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
# what is never given back is the launcher's habit (launcher.h): its process is short
OPTIONS = {"ASAN_OPTIONS": "detect_leaks=0:exitcode=99:abort_on_error=0", "UBSAN_OPTIONS": "print_stacktrace=1:exitcode=99"}
# more of them, and others, by hand
ROUNDS = int(os.environ.get("ROUNDS", "20000"))
SEED = int(os.environ.get("SEED", "1"))


def compiled(folder, name, sources, flags=()):
    work = folder / "sources"
    if not work.exists():
        work.mkdir()
        for source in [*build.HERE.glob("*.c"), *build.HERE.glob("*.h")]:
            (work / source.name).write_bytes(source.read_bytes())
        (work / "words_table.h").write_text(build.words_table(), "utf-8")
    subprocess.run(["gcc", *FLAGS, *flags, *sources, "-o", folder / name], cwd=work, check=True)
    return folder / name


def compiled_single(folder):
    """The launcher of apps in one file. zstd's own code is as it always is: its authors try it like this themselves."""
    work = folder / "zstd"
    shutil.copytree(build.zstd(), work)
    subprocess.run(["gcc", "-O1", "-w", "-DZSTD_DISABLE_ASM", "-c", "zstd.c", "-o", "zstd.o"], cwd=work, check=True)
    sources = [*build.LINUX, *build.LINUX_SINGLE, *build.SINGLE, work / "zstd.o"]
    return compiled(folder, "single", sources, ["-DPIPAPP_SINGLE", "-isystem", work])


class Hostile(unittest.TestCase):
    """Input that nobody means well with."""

    def test_damaged_files(self):
        sources = [*build.EVERYWHERE, *build.POSIX, "fuzz.c", "layer.c", "sealed.c", "cache_posix.c"] + [
            f"{concern}_linux.c" for concern in ("where", "start", "desktop", "floor", "language", "picture")]
        fuzz = compiled(rig.now.folder, "fuzz", sources)
        seeds = range(SEED, SEED + 5)
        rounds = ROUNDS // len(seeds)
        for seed in seeds:
            with tempfile.TemporaryDirectory() as folder:
                done = subprocess.run([fuzz, str(seed), str(rounds), folder], capture_output=True, text=True,
                                      env={**os.environ, **OPTIONS})
            self.assertEqual(done.returncode, 0, f"seed {seed}\n{done.stderr[:3000]}")
            # what was read although it was changed: neither all nor nothing, else the changes are no good
            told = done.stdout.split()
            for what, read in zip(told[::2], map(int, told[1::2])):
                tried = rounds if what == "launch.ini" else rounds // 16
                self.assertTrue(tried // 40 < read < tried, f"{what}: {read} of {tried}")

    def test_long_arguments(self):
        long = "ł" * 16_000
        facts = rig.now.app().facts(long, "x" * 32_000, "")
        self.assertEqual(facts["argv"][2:], [long, "x" * 32_000, ""])

    def test_many_arguments(self):
        words = [str(number) for number in range(5_000)]
        self.assertEqual(rig.now.app().facts(*words)["argv"][2:], words)

    def test_long_paths(self):
        app = rig.now.app()
        deep = app.root
        while len(str(deep)) < 400:
            deep = deep / "a folder with a long name 漢字"
        deep.mkdir(parents=True)
        for part in ("python", "program", "support", app.start.name):
            (app.root / part).rename(deep / part)
        self.assertEqual(app.facts(file=deep / app.start.name)["cwd"], str(deep / "program"))

    def test_hostile_environment(self):
        environment = {f"PYTHON{number}": "x" * 100 for number in range(500)}
        environment |= {"PATH": ":" * 1000 + "/" + "p" * 3000, "LANGUAGE": ":" * 500, "LANG": "de" + "_" * 3000,
                        "XDG_DATA_HOME": "relative", "TERMINAL": "/" * 2000, "DISPLAY": "\udcff", "PIPAPP_LANGUAGE": ":de",
                        "__PYVENV_LAUNCHER__": "", "PYTHON": "", "": "nameless"}
        facts = rig.now.app().facts(environment=environment)
        self.assertEqual([name for name in facts["environment"] if name.startswith("PYTHON")],
                         ["PYTHONUTF8", "PYTHONNOUSERSITE", "PYTHONDONTWRITEBYTECODE"])

    def test_without_any_environment_or_name(self):
        app = rig.now.app()
        note = app.root / "note.json"
        # a program may be started with no arguments at all, not even its own name
        code = ("import ctypes, os, sys\n"
                "empty = (ctypes.c_char_p * 1)(None)\n"
                "variables = (ctypes.c_char_p * 3)(b'NOTE=' + os.fsencode(sys.argv[2]), b'ASAN_OPTIONS=detect_leaks=0', None)\n"
                "ctypes.CDLL(None).execve(os.fsencode(sys.argv[1]), empty, variables)\n")
        done = subprocess.run([sys.executable, "-c", code, app.start, note], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["answer"], 42)


def cases():
    """What is tried: check.py's that concern Linux, those of apps in one file, and the hostile ones."""
    loader = unittest.defaultTestLoader
    return unittest.TestSuite([loader.loadTestsFromModule(check), loader.loadTestsFromModule(check_single),
                               loader.loadTestsFromTestCase(Hostile)])


def main():
    rig.now = rig.Rig(sys.argv[1], "linux-x64")
    try:
        usual = rig.now.environment
        rig.now.launcher = compiled(rig.now.folder, "launcher", build.LINUX)
        check_single.launcher = compiled_single(rig.now.folder)
        check_single.options = OPTIONS
        rig.now.environment = lambda **more: {**usual(**more), **OPTIONS}
        result = unittest.TextTestRunner().run(cases())
    finally:
        rig.now.close()
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
