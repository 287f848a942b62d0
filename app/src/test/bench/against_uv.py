"""Compares choosing and fetching packages with uv: the same question, in turn, warm and cold. Called by `against-uv`."""

import argparse
import concurrent.futures
import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import venv
from pathlib import Path

SETS = [
    ["pygame-ce"],
    ["numpy", "pandas", "matplotlib"],
    ["jupyter"],
    ["django", "requests", "flask", "sqlalchemy"],
    ["pyside6"],
    ["kivy"],
    ["fastapi[all]", "httpx"],
    ["streamlit"],
]
PLACED = SETS[1]
# how uv calls our targets, and how markers see them
TARGETS = {
    "windows-x64": ("x86_64-pc-windows-msvc", {"sys_platform": "win32", "platform_machine": "AMD64"}),
    "macos-arm64": ("aarch64-apple-darwin", {"sys_platform": "darwin", "platform_machine": "arm64"}),
    "linux-x64": ("x86_64-manylinux_%s", {"sys_platform": "linux", "platform_machine": "x86_64"}),
    "linux-arm64": ("aarch64-manylinux_%s", {"sys_platform": "linux", "platform_machine": "aarch64"}),
}
TIMED = ["windows-x64", "macos-arm64", "linux-x64"]
# what was learned of the index; an interpreter that is unpacked has nothing to do with it
LEARNED = ["pages", "metadata", "wheels"]


class Tool:
    """pip.app and uv, each with a cache of its own, on one set of packages."""

    def __init__(self, pipapp, uv, work, packages):
        self.pipapp = pipapp
        self.uv = uv
        self.work = work
        self.program = work / "program"
        shutil.rmtree(self.program, ignore_errors=True)
        self.program.mkdir()
        # what uv is asked where we have found no Python to ask for
        self.python = "3.14"
        self.floors = {"windows-x64": "10.0", "macos-arm64": "15.0", "linux-x64": "2.35", "linux-arm64": "2.35"}
        (self.program / "main.py").write_text("print('hello')\n", encoding="utf-8")
        self.requirements = self.program / "requirements.txt"
        self.requirements.write_text("\n".join(packages) + "\n", encoding="utf-8")
        self.lock = self.program / "pylock.toml"

    def ours(self, targets, cold):
        self.lock.unlink(missing_ok=True)
        if cold:
            for area in LEARNED:
                shutil.rmtree(self.work / "store" / area, ignore_errors=True)
        return run([self.pipapp, "lock", self.program, "--yes", "--for", ",".join(targets)], self.environment())

    def theirs(self, target, cold):
        if cold:
            shutil.rmtree(self.work / "uv-cache", ignore_errors=True)
        floor = self.floors[target]
        name = TARGETS[target][0]
        command = [self.uv, "pip", "compile", self.requirements, "--python-version", self.python,
                   "--python-platform", name % floor.replace(".", "_") if "%" in name else name,
                   "--only-binary", ":all:", "--no-header", "--no-annotate", "--quiet"]
        return run(command, {**self.environment(), "MACOSX_DEPLOYMENT_TARGET": self.floors["macos-arm64"]})

    def environment(self):
        return {"PIPAPP_HOME": str(self.work / "store"), "UV_CACHE_DIR": str(self.work / "uv-cache")}

    def learn(self):
        """Which Python and which oldest systems our lock is for."""
        for one in tomllib.loads(self.lock.read_text("utf-8"))["tool"]["pipapp"]["interpreters"]:
            self.python = one["version"]
            self.floors[one["target"]] = one["floor"]

    def pins(self, target, holds):
        pins = {}
        for one in tomllib.loads(self.lock.read_text("utf-8"))["packages"]:
            if "marker" not in one or holds(one["marker"], TARGETS[target][1]):
                pins[one["name"]] = one["version"]
        return pins

    def place(self, bytecode):
        """What our build spends from the first byte of a package to the last packed file, with or without bytecode."""
        for area in ("wheels", "bytecode"):
            shutil.rmtree(self.work / "store" / area, ignore_errors=True)
        command = [self.pipapp, "build", self.program, "--yes", "--for", "linux-x64", "--out", self.work / "apps"]
        environment = {**os.environ, **self.environment()}
        if not bytecode:
            environment["JAVA_TOOL_OPTIONS"] = "-Dpipapp.without-bytecode=true"
        moments = {}
        process = subprocess.Popen([str(word) for word in command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                   env=environment, text=True)
        for line in process.stderr:
            moments.setdefault(line.strip(" .\n"), time.perf_counter())
        _, status, used = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{command} failed")
        seconds = moments["Packing the program"] - moments["Fetching packages"]
        return Ended(seconds, used.ru_utime + used.ru_stime, "")

    def install(self, *words):
        for folder in ("uv-cache", "uv-target"):
            shutil.rmtree(self.work / folder, ignore_errors=True)
        pins = self.work / "pins.txt"
        packages = tomllib.loads(self.lock.read_text("utf-8"))["packages"]
        pins.write_text("".join(f"{one['name']}=={one['version']}\n" for one in packages), encoding="utf-8")
        name = TARGETS["linux-x64"][0] % self.floors["linux-x64"].replace(".", "_")
        command = [self.uv, "pip", "install", "--target", self.work / "uv-target", "--requirements", pins, "--no-deps",
                   "--python-version", self.python, "--python-platform", name, "--only-binary", ":all:", "--quiet"]
        return run([*command, *words], self.environment())


class Ended:
    """A program that has run to its end: seconds, seconds of a processor, output."""

    def __init__(self, seconds, work, out):
        self.seconds = seconds
        self.work = work
        self.out = out


def run(command, environment):
    with tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.STDOUT, env={**os.environ, **environment})
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
    if process.returncode != 0:
        raise Failed(said)
    return Ended(seconds, used.ru_utime + used.ru_stime, said)


class Failed(Exception):
    pass


def their_pins(text):
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    pins = (line.split(";")[0].strip().split("==") for line in lines if "==" in line)
    return {name.split("[")[0]: version for name, version in pins}


def chosen(tool, holds):
    """Our pins for each target: of one lock for all of them, or else without the targets that have no solution."""
    targets = list(TARGETS)
    while targets:
        try:
            tool.ours(targets, False)
            tool.learn()
            return {target: tool.pins(target, holds) for target in targets}
        except Failed:
            targets.pop()
    return {}


def their_answer(tool, target):
    try:
        return their_pins(tool.theirs(target, False).out)
    except Failed:
        return None


def differences(tool, holds):
    """The targets with a solution, how many pins they have together, and what uv chooses differently, in words."""
    ours, found = chosen(tool, holds), {}
    with concurrent.futures.ThreadPoolExecutor() as threads:
        answers = dict(zip(TARGETS, threads.map(lambda target: their_answer(tool, target), TARGETS)))
    for target, theirs in answers.items():
        if theirs is None or target not in ours:
            if (theirs is None) != (target not in ours):
                found.setdefault("no solution by " + ("uv" if theirs is None else "us"), []).append(target)
            continue
        for name in sorted(ours[target].keys() | theirs.keys()):
            if ours[target].get(name) != theirs.get(name):
                words = f"{name} {ours[target].get(name, 'not taken')}, uv {theirs.get(name, 'not taken')}"
                found.setdefault(words, []).append(target)
    words = "; ".join(f"{what} ({', '.join(where)})" for what, where in found.items())
    lacking = [target for target in TARGETS if target not in ours]
    if lacking and not words:
        words = f"none (both: nothing for {', '.join(lacking)})"
    return list(ours), sum(map(len, ours.values())), words or "none"


def measured(tool, targets, times, jvm):
    """Medians of times taken in turn, and of the ratio of each turn: ours for three targets by uv's for one."""
    row = []
    for cold in (False, True):
        pairs = [(tool.ours(targets, cold), tool.theirs("linux-x64", cold)) for _ in range(times)]
        ours, theirs = (statistics.median(one.seconds for one in each) for each in zip(*pairs))
        work = (f"{statistics.median(one.work for one in each):.2f}" for each in zip(*pairs))
        limit = 1.5 * theirs if cold else 2 * theirs + jvm
        ratio = statistics.median(one.seconds / other.seconds for one, other in pairs)
        verdict = "kept" if ours <= limit else f"**missed by {ours - limit:.2f} s**"
        row += [f"{ours:.2f} s, {theirs:.2f} s", f"{ratio:.2f}", verdict, ", ".join(work)]
    return row


def compare(pipapp, uv, work, holds, times, jvm):
    for packages in SETS:
        tool = Tool(pipapp, uv, work, packages)
        targets, count, differs = differences(tool, holds)
        timed = [target for target in TIMED if target in targets]
        row = measured(tool, timed, times, jvm) if timed else ["no solution"] + [""] * 7
        yield [f"`{' '.join(packages)}`", str(count), differs, *row]


def placing(pipapp, uv, work, times):
    """Like for like: without bytecode, which uv doesn't make unless it is asked to, and with it."""
    tool = Tool(pipapp, uv, work, PLACED)
    tool.ours(["linux-x64"], False)
    tool.learn()
    for what, bytecode, words in (("", False, []), (", compiled", True, ["--compile-bytecode"])):
        pairs = [(tool.place(bytecode), tool.install(*words)) for _ in range(times)]
        ours, theirs = (statistics.median(one.seconds for one in each) for each in zip(*pairs))
        work_done = (f"{statistics.median(one.work for one in each):.2f}" for each in zip(*pairs))
        verdict = "kept" if ours <= 2 * theirs else f"**missed by {ours - 2 * theirs:.2f} s**"
        ratio = statistics.median(one.seconds / other.seconds for one, other in pairs)
        yield [f"`{' '.join(PLACED)}` for linux-x64{what}", f"{ours:.2f} s, {theirs:.2f} s", f"{ratio:.2f}", verdict,
               ", ".join(work_done)]


def table(head, rows):
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def write(root, text):
    file = root / "docs" / "speed.md"
    begin, end = "<!-- written by app/src/test/bench/against-uv --write -->\n", "<!-- end of the comparison -->\n"
    head, rest = file.read_text("utf-8").split(begin)
    file.write_text(head + begin + text + end + rest.split(end)[1], "utf-8")


def tools(work):
    """uv, and what evaluates markers."""
    home = work / "venv"
    venv.create(home, with_pip=True)
    subprocess.run([home / "bin/python", "-m", "pip", "install", "--quiet", "uv", "packaging"], check=True)
    sys.path.append(str(next(home.glob("lib/*/site-packages"))))
    from packaging.markers import Marker
    return home / "bin/uv", lambda marker, environment: Marker(marker).evaluate(environment)


def main(root, *words):
    options = argparse.ArgumentParser(prog="against-uv")
    options.add_argument("--write", action="store_true")
    options.add_argument("--times", type=int, default=2)
    options.add_argument("--only-placing", action="store_true")
    wanted = options.parse_args(words)
    pipapp = Path(os.environ.get("PIPAPP", root / "pipapp"))
    times = wanted.times
    # gigabytes and minutes each
    places = max(1, times // 2)
    told = []

    def tell(line):
        told.append(line)
        print(line, flush=True)

    with tempfile.TemporaryDirectory(prefix="pipapp-uv-") as folder:
        work = Path(folder)
        uv, holds = tools(work)
        version = run([uv, "--version"], {}).out.split()[1]
        before = os.getloadavg()[0]
        starts = {"PIPAPP_HOME": str(work / "store")}
        jvm = statistics.median(run([pipapp, "targets"], starts).seconds for _ in range(5))
        if not wanted.only_placing:
            head = ["packages", "pins", "differences", "warm: ours, uv", "ratio", "2 × uv + start", "processor",
                    "cold: ours, uv", "ratio", "1.5 × uv", "processor"]
            for line in table(head, compare(pipapp, uv, work, holds, times, jvm)):
                tell(line)
            tell("")
        head = ["fetch and place", "ours, uv", "ratio", "2 × uv", "processor"]
        for line in table(head, placing(pipapp, uv, work, places)):
            tell(line)
        tell("")
        tell(f"Measured on {datetime.date.today()} with uv {version} on {os.cpu_count()} processors ({platform.system()}, "
             f"{platform.machine()}), load {before:.1f} before and {os.getloadavg()[0]:.1f} after. Medians of {times} "
             f"({places} of fetching and placing), taken in turn; the ratio is the median of the turns' ratios. The start of "
             f"the JVM (`pipapp targets`) is {jvm:.2f} s.")
    if wanted.write and not wanted.only_placing:
        write(root, "\n".join(told) + "\n")


main(Path(sys.argv[1]), *sys.argv[2:])
