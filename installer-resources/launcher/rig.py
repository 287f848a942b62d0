"""A small app around a prebuilt launcher, and the ways to start it; check.py holds what must be true of it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
# the one that is tried; set by check.py
now = None
PREBUILT = HERE.parent / "src/main/resources/app/pip/installer/prebuilt"

GUESS = '''
import json, os, sys
import helper

def child(queue):
    queue.put([sys.executable, os.environ.get("PYTHONUTF8"), sys.flags.ignore_environment, helper.ANSWER])

def facts():
    return {
        "argv": sys.argv, "executable": sys.executable, "cwd": os.getcwd(), "file": __file__, "path0": sys.path[0],
        "words": open("words.txt", encoding="utf-8").read(), "answer": helper.ANSWER, "name": __name__,
        "environment": {k: v for k, v in os.environ.items() if k.upper().startswith(("PYTHON", "PIPAPP", "__PYV"))},
        "flags": [sys.flags.ignore_environment, sys.flags.no_user_site, sys.flags.dont_write_bytecode,
                  sys.flags.utf8_mode, sys.flags.isolated, sys.flags.safe_path],
        "ttys": [os.isatty(stream) for stream in range(3)], "version": list(sys.version_info[:2]),
    }

if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "facts"
    if what == "exit":
        sys.exit(int(sys.argv[2]))
    elif what == "ask":
        print("Hello,", input("Name? "), "\\u0142\\u6f22\\u5b57")
    elif what == "crash":
        raise RuntimeError("on purpose")
    elif what == "spawn":
        import multiprocessing
        context = multiprocessing.get_context("spawn")
        queue = context.Queue()
        process = context.Process(target=child, args=(queue,))
        process.start()
        print(json.dumps(queue.get()))
        process.join()
    elif what == "score":
        with open("scores.txt", "a") as scores:
            scores.write("x")
        print(len(open("scores.txt").read()))
    elif what == "note":
        with open(os.environ["NOTE"] + ".part", "w") as note:
            json.dump(facts(), note)
        os.replace(os.environ["NOTE"] + ".part", os.environ["NOTE"])
        print("noted")
    else:
        print(json.dumps(facts()))
'''

PROGRAM = {
    "guess.py": GUESS,
    "helper.py": "ANSWER = 42\n",
    "words.txt": "eins zwei łódź\n",
    "sub/deep.py": "import os, sys, beside\n"
                   "print(sys.path[0] == os.path.dirname(__file__), beside.HERE, os.getcwd())\n",
    "sub/beside.py": "HERE = True\n",
    "data/100% great.txt": "percent\n",
}


class Rig:
    """One target: which launcher is tried, with which interpreter, and what starts it on this machine."""

    def __init__(self, interpreter, target, launcher=None):
        self.interpreter = Path(interpreter).resolve()
        self.target = target
        self.windows = target.startswith("windows")
        name = "console.exe" if self.windows else "launcher"
        self.launcher = Path(launcher) if launcher else PREBUILT / target / name
        self.folder = Path(tempfile.mkdtemp(prefix="launcher rig "))
        self.folder.chmod(0o755)
        self.count = 0
        self.companion = self.accompanied() if self.windows else None

    def close(self):
        if self.companion:
            with self.companion as companion:
                companion.stdin.close()
            self.let_wine_end()
        shutil.rmtree(self.folder)

    def accompanied(self):
        """A program that waits for its input to end. Without one, wine's server and its services would end after each start,
        which takes seconds, and a start that comes to the server's last moment ends with code 1 and "connection reset"."""
        self.let_wine_end()
        companion = subprocess.Popen(["wine", "cmd"], env=self.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL)
        if not companion.stdout.readline():
            raise AssertionError(f"wine doesn't start: exit code {companion.wait()}")
        return companion

    def let_wine_end(self):
        try:
            subprocess.run(["wineserver", "-w"], env=self.environment(), timeout=60)
        except subprocess.TimeoutExpired:
            pass  # others use it

    def app(self, **changes):
        self.count += 1
        return App(self, self.folder / f"App {self.count} ł漢字", changes)

    def native(self, path):
        """A path as the program sees it."""
        return "Z:" + str(path).replace("/", "\\") if self.windows else str(path)

    def command(self, file, *arguments):
        return ["wine", str(file), *arguments] if self.windows else [str(file), *arguments]

    def environment(self, **more):
        kept = ("QEMU_LD_PREFIX", "WINEPREFIX", "WINEDEBUG")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment["HOME"] = str(self.folder / "home")
        (self.folder / "home").mkdir(exist_ok=True)
        if self.windows:
            # wine's own copies would hide a missing one
            environment["WINEDLLOVERRIDES"] = "vcruntime140,vcruntime140_1,msvcp140=n"
            environment["PATH"] = os.environ["PATH"]
            # wine reads the file names of this system by the locale
            environment["LC_ALL"] = "C.UTF-8"
        environment.update(more)
        return environment


class App:
    """A bundle in a folder of its own with spaces and foreign letters in its name."""

    def __init__(self, rig, root, changes):
        self.rig = rig
        self.root = root
        self.start = root / ("Guess the Number.exe" if rig.windows else "Guess the Number")
        root.mkdir()
        # hard links: the same real files, without the time for a copy
        shutil.copytree(rig.interpreter, root / "python", copy_function=link_or_copy)
        shutil.copy(rig.launcher, self.start)
        self.start.chmod(0o755)
        self.write_program(PROGRAM)
        self.ini = {
            "format": "1", "name": "Guess the Number", "id": "app.pip.guess-the-number", "version": "1.0",
            "digest": "0" * 64, "mode": "console", "place": "portable", "script": "guess.py",
            "executable": "python/python.exe" if rig.windows else "python/bin/python",
        }
        if rig.windows:
            self.ini["library"] = "python/python314.dll"
        self.write_ini(**changes)

    def write_program(self, files):
        for name, text in files.items():
            file = self.root / "program" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def write_ini(self, **changes):
        self.ini.update(changes)
        lines = [f"{key}={value}\n" for key, value in self.ini.items() if value is not None]
        self.write_raw_ini("# made by the check\n" + "".join(lines))

    def write_raw_ini(self, text):
        ini = self.root / "support" / "launch.ini"
        ini.parent.mkdir(exist_ok=True)
        ini.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def update(self, files, **changes):
        """The app in another version: other files, and with them another digest."""
        self.write_program(files)
        self.write_ini(digest=hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest(), **changes)

    def run(self, *arguments, typed="", environment=None, **options):
        """Starts the app with pipes, from a foreign folder, and answers the finished process."""
        options.setdefault("cwd", "/")
        return subprocess.run(
            self.rig.command(options.pop("file", self.start), *arguments), input=typed, capture_output=True,
            encoding="utf-8", timeout=240, env=self.rig.environment(**(environment or {})), **options)

    def facts(self, *arguments, **options):
        done = self.run("facts", *arguments, **options)
        if done.returncode != 0:
            raise AssertionError(f"exit code {done.returncode}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def data(self):
        """The folder of this app among the user's data."""
        if not self.rig.windows:
            return self.rig.folder / "home/.local/share" / self.ini["id"]
        users = Path(os.environ.get("WINEPREFIX", Path.home() / ".wine")) / "drive_c/users"
        return next(users.glob("[!P]*")) / "AppData/Local" / self.ini["id"]


def wait_for(happened, trouble):
    """What it answers once that counts as true: at once, or so late that no busy machine takes as long."""
    end = time.monotonic() + 180
    while not (found := happened()):
        if time.monotonic() > end:
            raise AssertionError(trouble)
        time.sleep(0.01)
    return found


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def skip_reason(target):
    """Why this machine can't try a target; "" if it can."""
    if target.startswith("windows") and shutil.which("wine") is None:
        return "wine is not installed"
    emulated = Path("/proc/sys/fs/binfmt_misc/qemu-aarch64").exists()
    if target == "linux-arm64" and os.uname().machine != "aarch64" and not emulated:
        return "binfmt_misc knows no qemu-aarch64"
    if not sys.platform.startswith("linux"):
        return "the rigs are for Linux"
    return ""
