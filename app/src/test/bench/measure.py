"""Measures cold and warm builds, memory, sizes and the start of a finished app. Called by `run`."""

import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TARGETS = ["windows-x64", "macos-arm64", "macos-x64", "linux-x64", "linux-arm64"]
MB = 1e6
GUESSES = "\n".join(str(number) for number in range(1, 101)) + "\nZoë\n"
FILE_OF_1_GB = 1 << 30


class Bench:
    """One run of the benchmark in a folder of its own."""

    def __init__(self, root, work, rough):
        self.root = root
        self.work = work
        self.times = 3 if rough else 7
        self.starts = 20
        self.rows = []
        self.game = work / "guess-the-number"
        shutil.copytree(root / "examples" / "guess-the-number", self.game)

    def build(self, targets, store="store", program=None, words=()):
        """Seconds, peak memory in MB and report of one build."""
        command = [self.root / "pipapp", "build", program or self.game, "--for", targets, "--out", self.work / "apps"]
        seconds, memory, out = run([*command, "--json", *words], {"PIPAPP_HOME": str(self.work / store)})
        return seconds, memory, json.loads(out)

    def row(self, what, value, budget="", verdict=""):
        self.rows.append((what, value, budget, verdict))
        print(f"| {what} | {value} | {budget} | {verdict} |", flush=True)

    def against(self, what, value, unit, limit, words=None):
        """A row with a budget; says by how much it is missed."""
        unit = f" {unit}" if unit else ""
        verdict = "kept" if value <= limit else f"**missed by {value - limit:.2f}{unit}**"
        self.row(what, f"{value:.2f}{unit}", words or f"{limit:.2f}{unit}", verdict)

    def builds(self):
        for targets in [*TARGETS, "all"]:
            cold, warm = [], []
            for _ in range(self.times):
                shutil.rmtree(self.work / "store", ignore_errors=True)
                cold.append(self.build(targets)[0])
                warm.append(self.build(targets)[0])
            name = "all five targets" if targets == "all" else targets
            self.row(f"build of the text game for {name}: cold, warm", f"{median(cold)} s, {median(warm)} s")

    def rebuild(self):
        """An edit of one line and a build of all targets, in turn with a plain copy of what came of it."""
        script = self.game / "guess.py"
        builds, copies, work = [], [], []
        for number in range(self.times + 1):
            with script.open("a", encoding="utf-8") as file:
                file.write(f"# edit {number}\n")
            settle()
            before = processor_seconds()
            seconds, _, report = self.build("all")
            spent = processor_seconds() - before
            files = [artifact["file"] for artifact in report["artifacts"]]
            settle()
            copy = self.copy(files)
            if number > 0:  # the first one warms what the operating system keeps
                builds.append(seconds)
                copies.append(copy)
                work.append(spent)
        build, copy, spent = (statistics.median(each) for each in (builds, copies, work))
        self.row("`cp` and `sync` of the five files", f"{copy:.2f} s")
        self.against("rebuild of all five targets after an edit of one line", build, "s", 3 * copy + 1,
                     f"3 × {copy:.2f} s + 1 s = {3 * copy + 1:.2f} s")
        self.row("the same as a multiple of `cp` and `sync`", f"{build / copy:.1f}")
        self.row(f"its work, in seconds of a processor, of which there are {os.cpu_count()}", f"{spent:.2f} s")
        self.row("of it, to start the JVM and understand the words (`pipapp targets`)", f"{self.jvm():.2f} s")
        self.row("of it, to start Python and compile a script (`python -I -S -B`)", f"{self.python():.2f} s")

    def copy(self, files):
        folder = self.work / "copies"
        folder.mkdir(exist_ok=True)
        begin = time.perf_counter()
        subprocess.run(["cp", *files, folder], check=True)
        subprocess.run(["sync", *(folder / Path(file).name for file in files)], check=True)
        return time.perf_counter() - begin

    def jvm(self):
        return statistics.median(run([self.root / "pipapp", "targets"])[0] for _ in range(self.times))

    def python(self):
        program = "compile(open('guess.py', encoding='utf-8').read(), 'guess.py', 'exec')"
        python = next((self.work / "store" / "hostpython").glob("*/bin/python"))
        command = [python, "-I", "-S", "-B", "-X", "utf8", "-c", program]
        return statistics.median(run(command, folder=self.game)[0] for _ in range(self.times))

    def memory(self):
        small = max(self.build("all", store="memory")[1], self.build("all", store="memory")[1])
        self.against("peak memory of the engine, all five targets", small, "MB", 300)
        program = self.work / "large"
        program.mkdir()
        (program / "main.py").write_text("print('large')\n", encoding="utf-8")
        with (program / "data.bin").open("wb") as file:
            for number in range(FILE_OF_1_GB >> 20):
                file.write(os.urandom(1 << 20) if number % 2 else b"a line of text %d\n" % number * (1 << 16))
        for state in ("cold", "warm"):
            seconds, memory, _ = self.build("linux-x64,windows-x64", "memory", program, ["--yes"])
            self.against(f"with a data file of 1 GB, two targets, {state} ({seconds:.0f} s)", memory, "MB", 300)
        shutil.rmtree(program)
        shutil.rmtree(self.work / "apps")

    def inspect(self):
        """A look at a project of 200 files, each of which imports the next."""
        project = project_of(self.work / "project", 200)
        command = [self.root / "pipapp", "inspect", project, "--offline", "--json"]
        cold, warm, work, nothing = [], [], [], []
        for _ in range(self.times):
            shutil.rmtree(self.work / "inspect", ignore_errors=True)
            for times in (cold, warm):
                before = processor_seconds()
                times.append(run(command, {"PIPAPP_HOME": str(self.work / "inspect")})[0])
            work.append(processor_seconds() - before)
            before = processor_seconds()
            run([self.root / "pipapp", "targets"])
            nothing.append(processor_seconds() - before)
        self.row("`pipapp inspect` of a project of 200 files, cold", f"{median(cold)} s")
        self.against("the same, warm", statistics.median(warm), "s", 1)
        self.row("its work, and that of `pipapp targets`, in seconds of a processor", f"{median(work)} s, {median(nothing)} s")

    def start_wizard(self):
        """The wizard from the command to its first page, on a screen without a monitor; once before, to warm the disk."""
        if not all(shutil.which(tool) for tool in ("Xvfb", "xdotool")):
            print("start-wizard needs Xvfb and xdotool", file=sys.stderr)
            return
        display = f":{200 + os.getpid() % 100}"
        screen = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
        home = self.work / "home"
        home.mkdir()
        environment = {**os.environ, "DISPLAY": display, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
                       "PIPAPP_HOME": str(self.work / "store")}
        try:
            time.sleep(2)
            seen = [self.one_start(environment) for _ in range(self.times + 1)][1:]
        finally:
            screen.terminate()
            screen.wait()
        seconds, work, memory = (statistics.median(each) for each in zip(*seen))
        self.against("start of the wizard, to its first page", seconds, "s", 1.5)
        self.row("its work until two seconds later, in seconds of a processor", f"{work:.2f} s")
        self.against("peak memory of the wizard on its first page", memory, "MB", 250)

    def one_start(self, environment):
        process = subprocess.Popen([self.root / "pipapp"], env=environment, stderr=subprocess.DEVNULL)
        seconds = window(environment)
        time.sleep(2)
        folder = Path("/proc") / str(process.pid)
        ticks = (folder / "stat").read_text().rsplit(")", 1)[1].split()[11:13]
        work = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        memory = field((folder / "status").read_text(), "VmHWM:") * 1024 / MB
        process.terminate()
        process.wait()
        return seconds, work, memory

    def sizes(self):
        for artifact in self.build("all")[2]["artifacts"]:
            limit = 17 if artifact["kind"] == "zip" else 16
            self.against(f"text game for {artifact['target']}, {artifact['kind']}", artifact["size"] / MB, "MB", limit)

    def app(self):
        """Starts of the app and of its own Python on the same script, in turn."""
        if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
            self.row("start of the finished app", "not measured: needs Linux on Intel or AMD")
            return
        packed = next(one["file"] for one in self.build("linux-x64")[2]["artifacts"])
        subprocess.run(["tar", "-xzf", packed, "-C", self.work], check=True)
        app = self.work / "Guess the number"
        python = [app / "python/bin/python", "-E", "-s", "-B", "-X", "utf8"]
        (app / "program" / "hello.py").write_text("print('hello')\n", encoding="utf-8")
        self.start("`print('hello')`", app, [*python, "hello.py"], app / "program/hello.py")
        self.start("the text game played to its end", app, [*python, "guess.py", "42"], None)

    def start(self, what, app, plain, script):
        if script is not None:
            ini = app / "support/launch.ini"
            ini.write_text(ini.read_text("utf-8").replace("script=guess.py", f"script={script.name}"), "utf-8")
        launched, bare = [], []
        for number in range(self.starts + 2):
            first = run([app / app.name, *plain[7:]], {}, GUESSES, app / "program")[0]
            second = run(plain, {}, GUESSES, app / "program")[0]
            if number > 1:
                launched.append(first)
                bare.append(second)
        if script is not None:
            ini.write_text(ini.read_text("utf-8").replace(f"script={script.name}", "script=guess.py"), "utf-8")
        one, other = statistics.median(launched), statistics.median(bare)
        self.row(f"start of the finished app, {what}: app, `python`", f"{one * 1000:.1f} ms, {other * 1000:.1f} ms")
        self.against("the app's start as a multiple", one / other, "", 1.15)


def window(environment, limit=60):
    """Seconds until the wizard's window is on the screen."""
    begin = time.perf_counter()
    search = ["xdotool", "search", "--onlyvisible", "--name", "^pip.app$"]
    while subprocess.run(search, env=environment, capture_output=True).returncode != 0:
        if time.perf_counter() - begin > limit:
            sys.exit("the wizard's window never came")
        time.sleep(0.02)
    return time.perf_counter() - begin


def field(text, name):
    """A number from a file of /proc, in kB."""
    return int(next(line for line in text.splitlines() if line.startswith(name)).split()[1])


def project_of(folder, count):
    """A project of so many files of some sixty lines, with a data file for each; returns its folder."""
    (folder / "parts").mkdir(parents=True)
    for number in range(count - 1):
        after = f"from parts import part{number + 1}\n" if number < count - 2 else ""
        functions = "".join(
            f"def step{step}(value):\n    total = value * {step} + len(str(value))\n    if total > {number}:\n"
            f'        return os.path.join("data", "part{number}.txt"), total\n    return None\n\n\n'
            for step in range(9)
        )
        (folder / "parts" / f"part{number}.py").write_text(f"import os\nimport json\n{after}\n\n{functions}", "utf-8")
    (folder / "main.py").write_text("from parts import part0\n\nprint(part0.step1(1))\n", "utf-8")
    return folder


def run(command, environment=None, typed="", folder=None):
    """Runs a program to its end: seconds, peak memory in MB (maximum resident set of it and its children), output."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as given:
        given.write(typed.encode("utf-8"))
        given.seek(0)
        everything = {**os.environ, **(environment or {})}
        begin = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdin=given, stdout=out, stderr=subprocess.PIPE,
                                   env=everything, cwd=folder)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        output = out.read().decode("utf-8")
        if process.returncode != 0:
            sys.exit(f"{command} ended with {process.returncode}\n{output}\n{said.decode('utf-8', 'replace')}")
        per_mb = MB if platform.system() == "Darwin" else MB / 1024
        return seconds, used.ru_maxrss / per_mb, output


def processor_seconds():
    """What the programs that were run have used of the processors so far."""
    used = os.times()
    return used.children_user + used.children_system


def settle():
    """What earlier steps left to be written must not be counted for the next."""
    os.sync()


def median(seconds):
    return f"{statistics.median(seconds):.2f}"


def surroundings(bench, before, after):
    cpus = os.cpu_count()
    busy = max(before, after) > 0.75 * cpus or before > 0.3 * cpus
    words = "other work ran beside, so that times are longer than they need be" if busy else "nothing else ran"
    return (f"Measured on {datetime.date.today()} on {cpus} processors ({platform.system()}, {platform.machine()}), load "
            f"{before:.1f} before: {words}. Medians of {bench.times} builds and of {bench.starts} starts, what is "
            f"compared was taken in turn; MB are 10⁶ bytes, memory is the maximum resident set (as GNU time tells it).")


def write(root, text):
    file = root / "docs" / "speed.md"
    begin, end = "<!-- written by app/src/test/bench/run --write -->\n", "<!-- end -->\n"
    old = file.read_text("utf-8")
    head, rest = old.split(begin)
    file.write_text(head + begin + text + end + rest.split(end)[1], "utf-8")


def main(root, *words):
    only = {words[words.index("--only") + 1]} if "--only" in words[:-1] else set()
    if set(words) - only - {"--write", "--rough", "--only"} or (only and "--write" in words):
        sys.exit("usage: run [--write] [--rough], run --only STEP [--rough]")
    with tempfile.TemporaryDirectory(prefix="pipapp-bench-") as work:
        # the user's own store is nobody's business here
        os.environ["PIPAPP_HOME"] = str(Path(work) / "other")
        subprocess.run([root / "pipapp", "targets"], check=True, stdout=subprocess.DEVNULL)
        bench = Bench(root, Path(work), "--rough" in words)
        before = os.getloadavg()[0]
        print("| what | measured | budget | |\n|---|---|---|---|", flush=True)
        for step in (bench.builds, bench.rebuild, bench.inspect, bench.start_wizard, bench.sizes, bench.app, bench.memory):
            if not only or step.__name__.replace("_", "-") in only:
                step()
        told = surroundings(bench, before, os.getloadavg()[0])
        print("\n" + told)
        if "--write" in words:
            table = ["| what | measured | budget | |", "|---|---|---|---|"]
            table += [f"| {' | '.join(row)} |" for row in bench.rows]
            write(root, told + "\n\n" + "\n".join(table) + "\n")


main(Path(sys.argv[1]), *sys.argv[2:])
