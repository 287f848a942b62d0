"""Measures a class against its programs built one by one, and how time and memory grow with its size. Called by `class`."""

import datetime
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import class_programs

TARGETS = "windows-x64,macos-arm64,linux-x64"
SIZES = [(75, 250), (150, 500), (300, 1000)]
MB = 1e6
BEGIN, END = "<!-- written by app/src/test/bench/class --write -->\n", "<!-- end of the class -->\n"


class Run:
    """One run of pipapp: seconds by the clock and of processors, peak memory in MB, what it said."""

    def __init__(self, root, words, store):
        command = [os.environ.get("PIPAPP", str(root / "pipapp")), *map(str, words), "--json"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
                                       env={**os.environ, "PIPAPP_HOME": str(store)})
            said = process.stderr.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            text = out.read().decode()
        self.clock = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.memory = used.ru_maxrss * 1024 / MB
        if process.returncode > 1:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode(errors='replace')}{text}")
        self.said = json.loads(text)

    def bytes(self):
        return sum(one["size"] for one in self.said.get("artifacts", []))


class Bench:
    """One run of the benchmark in a folder of its own."""

    def __init__(self, root, work):
        self.root = root
        self.work = work
        self.told = []

    def say(self, line):
        self.told.append(line)
        print(line, flush=True)

    def row(self, what, one, other, ratio, limit):
        verdict = "" if limit is None else "kept" if ratio <= limit else "**missed**"
        budget = "" if limit is None else f"{limit:.2f}"
        self.say(f"| {what} | {one} | {other} | {ratio:.3f} | {budget} | {verdict} |")

    def thirty(self):
        folder = self.work / "class"
        folder.mkdir()
        class_programs.thirty(folder)
        # the packages cost both the same, once: they are fetched and made ready before, in either store
        few = self.work / "few"
        few.mkdir()
        for name in ("pupil11", "pupil23.py", "pupil24"):
            whole = folder / name
            (shutil.copytree if whole.is_dir() else shutil.copy)(whole, few / name)
        for store in ("one", "each"):
            Run(self.root, ["class", few, "--for", TARGETS, "--out", self.work / "few-apps"], self.work / store)
        whole = Run(self.root, ["class", folder, "--for", TARGETS, "--out", self.work / "bundles"], self.work / "one")
        clock, spent, size, good = self.one_by_one(folder, "each")
        again = Run(self.root, ["class", folder, "--for", TARGETS, "--out", self.work / "bundles"], self.work / "one")
        with (folder / "pupil01" / "main.py").open("a") as script:
            script.write("# a better version\n")
        changed = Run(self.root, ["class", folder, "--for", TARGETS, "--out", self.work / "bundles"], self.work / "one")
        self.say("| thirty programs, three targets | the class | one by one | ratio | budget | |")
        self.say("|---|---|---|---|---|---|")
        self.row("bytes", f"{whole.bytes() / MB:.1f} MB", f"{size / MB:.1f} MB", whole.bytes() / size, 0.25)
        self.row("time, packages fetched before", f"{whole.clock:.1f} s", f"{clock:.1f} s", whole.clock / clock, 1 / 3)
        self.row("of processors", f"{whole.work:.1f} s", f"{spent:.1f} s", whole.work / spent, 1 / 3)
        # whoever begins with nothing pays for the packages in either case
        cold = Run(self.root, ["class", folder, "--for", TARGETS, "--out", self.work / "cold-bundles"], self.work / "cold")
        clock, spent, _, _ = self.one_by_one(folder, "cold-each")
        self.row("time, nothing fetched before", f"{cold.clock:.1f} s", f"{clock:.1f} s", cold.clock / clock, 1 / 3)
        self.row("of processors, nothing fetched before", f"{cold.work:.1f} s", f"{spent:.1f} s", cold.work / spent, 1 / 3)
        self.say("")
        self.say("| the class again | again | the first time | ratio | budget | |")
        self.say("|---|---|---|---|---|---|")
        self.row("one program changed: time", f"{changed.clock:.1f} s", f"{cold.clock:.1f} s", changed.clock / cold.clock, 0.1)
        self.row("of processors", f"{changed.work:.1f} s", f"{cold.work:.1f} s", changed.work / cold.work, 0.1)
        first_time, *later = self.in_one_process(folder)
        self.row("one program changed, in the open window: time", f"{later[0]:.1f} s", f"{first_time:.1f} s",
                 later[0] / first_time, 0.1)
        self.row("the same, changed once more", f"{later[1]:.1f} s", f"{first_time:.1f} s", later[1] / first_time, 0.1)
        self.row("nothing changed: time", f"{again.clock:.1f} s", f"{cold.clock:.1f} s", again.clock / cold.clock, None)
        self.say("")
        self.judge(whole, good)

    def one_by_one(self, folder, store):
        """Seconds by the clock and of processors, bytes, and how many are right, of all programs built by themselves."""
        clock, spent, size, good = 0, 0, 0, 0
        for program in sorted(folder.iterdir()):
            if program.name in ("class.csv", "pylock.toml"):
                continue
            single = Run(self.root, ["build", program, "--for", TARGETS, "--out", self.work / "singles"], self.work / store)
            clock, spent, size = clock + single.clock, spent + single.work, size + single.bytes()
            good += len(single.said.get("artifacts", [])) == 3
            shutil.rmtree(self.work / "singles", ignore_errors=True)
        return clock, spent, size, good

    def in_one_process(self, folder):
        """The class with nothing fetched before, then twice with a change: seconds of each, in one JVM as the wizard's."""
        java = Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ else "java"
        command = [java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                   f"-Dpipapp.interpreters={self.root / 'packager-engine/target/interpreters'}",
                   "-cp", self.root / "app/target/product/lib/*", Path(__file__).with_name("Again.java"),
                   "3", folder / "pupil01" / "main.py", "class", folder, "--for", TARGETS, "--out", self.work / "window", "--json"]
        done = subprocess.run(list(map(str, command)), env={**os.environ, "PIPAPP_HOME": str(self.work / "window-store")},
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        times = [line.split() for line in done.stderr.splitlines() if re.fullmatch(r"[\d.]+ [01]", line)]
        if done.returncode or len(times) != 3:
            sys.exit(f"the class in one process ended with {done.returncode}:\n{done.stderr}")
        return [float(seconds) for seconds, _ in times]

    def judge(self, whole, good):
        """What became of each: the right ones everywhere, the broken ones with the right problem."""
        made = sum(one["state"] == "made" for one in whole.said["programs"])
        wrong = []
        for number, problem in enumerate(class_programs.BROKEN, 27):
            one = next(one for one in whole.said["programs"] if one["name"].startswith(f"pupil{number}"))
            ids = [told["id"] for told in one["problems"] if told["severity"] == "stop"]
            if one["state"] != "not-made" or not any(told.startswith(problem) for told in ids):
                wrong.append(f"{one['name']}: {ids}")
        others = [f"{one['name']} ({one['state']})" for one in whole.said["programs"]
                  if one["state"] != "made" and one["name"] < "pupil27"]
        self.say(f"{made} of 26 good programs are in all three bundles (built alone: {good}), "
                 f"{4 - len(wrong)} of 4 broken ones are told with the right problem; peak memory {whole.memory:.0f} MB.")
        if others or wrong:
            self.say("Not so: " + ", ".join([*others, *wrong]) + ".")
        self.say("")

    def many(self):
        self.say("| programs, packages | time | per program | of processors | per program | peak memory | again |")
        self.say("|---|---|---|---|---|---|---|")
        for programs, packages in SIZES:
            folder, wheels = self.work / f"many{programs}", self.work / f"wheels{packages}"
            folder.mkdir()
            wheels.mkdir()
            class_programs.wheels(wheels, packages)
            class_programs.many(folder, programs, packages)
            words = ["class", folder, "--for", "windows-x64,linux-x64", "--out", self.work / f"out{programs}", "--no-index",
                     "--find-links", wheels]
            run = Run(self.root, words, self.work / f"store{programs}")
            made = sum(one["state"] == "made" for one in run.said["programs"])
            if made != programs:
                sys.exit(f"{made} of {programs} were made: {json.dumps(run.said)[:3000]}")
            again = Run(self.root, words, self.work / f"store{programs}")
            self.say(f"| {programs}, {packages} | {run.clock:.1f} s | {run.clock / programs * 1000:.0f} ms | {run.work:.1f} s | "
                     f"{run.work / programs * 1000:.0f} ms | {run.memory:.0f} MB | {again.clock:.1f} s |")
        self.say("")


def write(root, text):
    file = root / "docs" / "speed.md"
    head, rest = file.read_text("utf-8").split(BEGIN)
    file.write_text(head + BEGIN + text + END + rest.split(END)[1], "utf-8")


def main():
    root, words = Path(sys.argv[1]), sys.argv[2:]
    steps = ["thirty", "many"]
    if "--only" in words:
        steps = [words[words.index("--only") + 1]]
    if set(words) - {"--write", "--only", "thirty", "many"} or (len(steps) == 1 and "--write" in words):
        sys.exit("usage: class [--write], class --only thirty|many")
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="pipapp-class-") as work:
        bench = Bench(root, Path(work).resolve())
        # the first start of a new product builds it and leaves an archive of its classes
        subprocess.run([os.environ.get("PIPAPP", root / "pipapp"), "targets"], check=True, stdout=subprocess.DEVNULL)
        for step in steps:
            getattr(bench, step)()
        after = os.getloadavg()[0]
        cpus = os.cpu_count()
        beside = "; other work ran beside, so that times are longer than they need be" if max(before, after) > cpus else ""
        bench.say(f"Measured on {datetime.date.today()} on {cpus} processors ({platform.system()}, {platform.machine()}), load "
                  f"{before:.1f} before and {after:.1f} after{beside}. MB are 10⁶ bytes, memory is the maximum resident set.")
        if "--write" in words:
            write(root, "\n".join(bench.told) + "\n")


if __name__ == "__main__":
    main()
