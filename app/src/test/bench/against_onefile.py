"""Measures apps in one file. Called by `against-onefile`."""

import argparse
import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYINSTALLER = "pyinstaller==6.22.3"
STARTS = 40
FIRST_STARTS = 5
GUESSES = "\n".join(str(number) for number in range(1, 101)) + "\nZoë\n"
HELLO = "print('hello')\n"
MB = 1e6


class Bench:
    def __init__(self, root, work, starts, first_starts):
        self.root = root
        self.starts, self.first_starts = starts, first_starts
        self.work = work
        self.rows = []
        self.home = work / "home"
        self.programs = {"`print('hello')`": (work / "hello", []), "the text game played to its end": (work / "game", ["42"])}
        (work / "hello").mkdir()
        (work / "hello" / "hello.py").write_text(HELLO, "utf-8")
        shutil.copytree(root / "examples" / "guess-the-number", work / "game")

    def row(self, *cells):
        self.rows.append("| " + " | ".join(cells) + " |")
        print(self.rows[-1], flush=True)

    def build(self, program, goal):
        command = [os.environ.get("PIPAPP", self.root / "pipapp"), "build", program, "--for", goal, "--out", self.work / "apps", "--yes", "--json"]
        begin = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True,
                              env={**os.environ, "PIPAPP_HOME": str(self.work / "store"), "PIPAPP_PYTHONS": "none"})
        return Path(json.loads(done.stdout)["artifacts"][0]["file"]), time.perf_counter() - begin

    def start(self, command, desk, home=None):
        """Seconds of wall clock and of a processor; `desk` has the program's files, which PyInstaller's leaves behind."""
        home = home or self.home
        home.mkdir(exist_ok=True)
        with tempfile.TemporaryFile() as typed:
            typed.write(GUESSES.encode())
            typed.seek(0)
            begin, before = time.perf_counter(), os.times()
            subprocess.run([str(word) for word in command], check=True, stdin=typed, stdout=subprocess.DEVNULL, cwd=desk,
                           env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
            used = os.times()
        return (time.perf_counter() - begin,
                used.children_user + used.children_system - before.children_user - before.children_system)

    def in_turn(self, commands, desk):
        """Medians of several commands, started in turn."""
        times = [[] for _ in commands]
        for number in range(self.starts + 2):
            for command, kept in zip(commands, times):
                took = self.start(command, desk)
                if number > 1:
                    kept.append(took)
        return [[statistics.median(column) for column in zip(*each)] for each in times]

    def pyinstaller(self, program):
        script = next(program.glob("[gh]*.py"))
        command = [self.work / "venv/bin/pyinstaller", "--onefile", "--log-level", "ERROR", "--distpath", self.work / "dist",
                   "--workpath", self.work / "pyinstaller", "--specpath", self.work]
        for file in program.iterdir():
            if file.suffix != ".py":
                command += ["--add-data", f"{file}:."]
        command.append(script)
        begin = time.perf_counter()
        subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
        return self.work / "dist" / script.stem, time.perf_counter() - begin

    def program(self, what, program, words):
        packed, _ = self.build(program, "linux-x64:tar.gz")
        single, cold = self.build(program, "linux-x64:run")
        warm = self.build(program, "linux-x64:run")[1]
        theirs, their_time = self.pyinstaller(program)
        folder = self.work / f"folder-{program.name}"
        folder.mkdir()
        subprocess.run(["tar", "-xzf", packed, "-C", folder], check=True)
        root = next(folder.iterdir())
        self.row(what + ": size of `.run`, `.tar.gz`, PyInstaller's",
                 f"{size(single)} MB, {size(packed)} MB, {size(theirs)} MB", "")
        self.row("built: `.run` (the first one compresses the interpreter), once more, PyInstaller's",
                 f"{cold:.1f} s, {warm:.1f} s, {their_time:.1f} s", "")
        # a copy, for what is saved there
        desk = self.work / f"desk-{program.name}"
        shutil.copytree(program, desk)
        firsts = []
        for number in range(self.first_starts):
            home = self.work / f"first-{program.name}-{number}"
            firsts.append(self.start([single, *words], desk, home)[0])
            shutil.rmtree(home)
        (mine, my_work), (plain, plain_work), (other, other_work) = self.in_turn(
            [[single, *words], [root / root.name, *words], [theirs, *words]], desk)
        self.row("first start of `.run`, every start of PyInstaller's", f"{statistics.median(firsts):.2f} s, {other:.2f} s", "")
        self.row("later starts: `.run`, folder", f"{mine * 1000:.1f} ms, {plain * 1000:.1f} ms", "")
        self.row("their work, in time of a processor: `.run`, folder, PyInstaller's",
                 f"{my_work * 1000:.1f} ms, {plain_work * 1000:.1f} ms, {other_work * 1000:.1f} ms", "")
        ratio, work = mine / plain, my_work / plain_work
        verdict = "kept" if ratio <= 1.2 else f"**missed by {ratio - 1.2:.2f}**"
        self.row("later starts as a multiple of the folder's; their work", f"{ratio:.2f}; {work:.2f}", f"1.20: {verdict}")

    def measure(self):
        subprocess.run([sys.executable, "-m", "venv", self.work / "venv"], check=True)
        subprocess.run([self.work / "venv/bin/pip", "-q", "install", PYINSTALLER], check=True)
        print("| what | measured | budget |\n|---|---|---|", flush=True)
        for what, (program, words) in self.programs.items():
            self.program(what, program, words)


def size(file):
    return f"{file.stat().st_size / MB:.2f}"


def main(root, *words):
    parser = argparse.ArgumentParser(prog="against-onefile")
    parser.add_argument("--write", action="store_true", help="put the table into docs/speed.md")
    parser.add_argument("--times", type=int, help="so many later starts and no more first ones, for a first look")
    asked = parser.parse_args(words)
    starts, first_starts = asked.times or STARTS, min(asked.times or FIRST_STARTS, FIRST_STARTS)
    subprocess.run([os.environ.get("PIPAPP", root / "pipapp"), "targets"], check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory(prefix="pipapp-onefile-") as work:
        load = os.getloadavg()[0]
        bench = Bench(root, Path(work), starts, first_starts)
        bench.measure()
    told = (f"Measured on {datetime.date.today()} on {os.cpu_count()} processors, load {load:.1f} before. Medians of {first_starts} "
            f"first and {starts} later starts, what is compared was started in turn. {PYINSTALLER.replace('==', ' ')} packs Python "
            f"{sys.version_info[0]}.{sys.version_info[1]}, ours is the one that comes with pip.app.")
    print("\n" + told)
    if asked.write:
        file = root / "docs" / "speed.md"
        begin, end = "<!-- written by app/src/test/bench/against-onefile --write -->\n", "<!-- end of one file -->\n"
        head, rest = file.read_text("utf-8").split(begin)
        table = "\n".join(["| what | measured | budget |", "|---|---|---|", *bench.rows])
        file.write_text(f"{head}{begin}{told}\n\n{table}\n{end}{rest.split(end)[1]}", "utf-8")


main(Path(sys.argv[1]), *sys.argv[2:])
