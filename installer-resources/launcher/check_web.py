"""Web apps: a port that is taken, the browser, the window that stops them, and what is started by a runner. The page is fetched
as a browser does; a program of the desktop's notes what the window shows, and is closed by a file."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import unittest
import urllib.request

import rig
from check_window import RESOURCES, on_linux_only

# a server as beginners write it: a fixed port, and all addresses of the computer
PROGRAM = '''
import http.server, os, sys, webbrowser
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"page of {os.getpid()} {self.path}".encode())
if "early" in sys.argv:
    webbrowser.open("http://localhost:%(port)d/hello")
server = http.server.HTTPServer(("", %(port)d), Page, bind_and_activate=False)
server.server_bind()
if "bound" in sys.argv:
    import time
    print("bound", flush=True)
    while not os.path.exists(sys.argv[-1]):
        time.sleep(0.05)
server.server_activate()
print("serving")
if "late" in sys.argv:
    webbrowser.open_new_tab("http://localhost:%(port)d")
if "child" in sys.argv:
    import subprocess
    print("child", subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]).pid)
if "crash" in sys.argv:
    import time
    time.sleep(4)
    raise RuntimeError("on purpose")
try:
    server.serve_forever()
finally:
    print("tidied up")
'''
WINDOW = '''#!/usr/bin/env python3
import json, os, sys, time
if sys.argv[1:] == ["--version"]:
    sys.exit()
note = os.environ["BOX_NOTE"]
with open(note, "a") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
while not os.path.exists(note + ".stop"):
    time.sleep(0.05)
os.remove(note + ".stop")
'''
BROWSER = '#!/bin/sh\nprintf "%s\\n" "$1" >>"$BOX_NOTE.pages"\n'


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(condition, what):
    for _ in range(600):
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(what)


def web_app(case, **changes):
    app = rig.now.app(mode="web", id=f"app.pip.check.{os.getpid()}.{rig.now.count}", **changes)
    packages = next((app.root / "python").glob("lib/python3.*/site-packages"))
    for file in (RESOURCES / "window").iterdir():
        shutil.copy(file, packages)
    shutil.copy(RESOURCES / "words.txt", app.root / "support")
    case.port = free_port()
    (app.root / "program/guess.py").write_text(PROGRAM % {"port": case.port}, "utf-8")
    for name, text in (("zenity", WINDOW), ("browser", BROWSER)):
        tool = app.root / "tools" / name
        tool.parent.mkdir(exist_ok=True)
        tool.write_text(text)
        tool.chmod(0o755)
    case.addCleanup(shutil.rmtree, app.data(), True)
    return app


class Copy:
    """One start of a web app by the desktop."""

    def __init__(self, case, app, number, *words, before=None):
        self.note = app.root / f"note{number}"
        tools = app.root / "tools"
        variables = {"DISPLAY": ":4711", "PATH": f"{tools}:/usr/bin:/bin", "BOX_NOTE": str(self.note),
                     "BROWSER": str(tools / "browser")}
        with open(os.devnull, "r+b") as nothing:
            self.process = subprocess.Popen(rig.now.command(app.start, *words), stdin=nothing, stdout=nothing, stderr=nothing,
                                            cwd="/", env=rig.now.environment(**variables), preexec_fn=before)
        case.addCleanup(self.end)

    def shown(self):
        """What the window is asked to show, once it is there."""
        wait_for(lambda: self.note.exists() and self.note.read_text().endswith("\n"), "no window")
        return json.loads(self.note.read_text().splitlines()[-1])

    def address(self):
        text = self.shown()[self.shown().index("--text") + 1]
        return re.search(r"http://\S+", text)[0]

    def pages(self):
        pages = self.note.with_name(self.note.name + ".pages")
        return wait_for(lambda: pages.exists() and pages.read_text().split(), "no page was opened")

    def stop(self):
        # as late as a person would
        time.sleep(1)
        self.note.with_name(self.note.name + ".stop").write_text("")
        return self.process.wait(20)

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.note.with_name(self.note.name + ".stop").write_text("")


def fetch(address):
    return urllib.request.urlopen(address, timeout=20).read().decode()


class Web(unittest.TestCase):
    """An app whose windows are pages in the browser."""

    def setUp(self):
        on_linux_only(self)
        self.app = web_app(self)

    def log(self):
        return (self.app.data() / "log.txt").read_text("utf-8")

    def test_two_copies_have_two_ports_and_stop(self):
        first = Copy(self, self.app, 1)
        self.assertEqual(first.address(), f"http://127.0.0.1:{self.port}/")
        self.assertEqual(first.pages(), [first.address()])
        self.assertEqual(fetch(first.address()), f"page of {first.process.pid} /")
        second = Copy(self, self.app, 2)
        self.assertNotEqual(second.address(), first.address())
        self.assertEqual(second.pages(), [second.address()])
        self.assertEqual(fetch(second.address()), f"page of {second.process.pid} /")
        self.assertIn("Stop", first.shown())
        second.stop()
        first.stop()
        self.assertEqual(self.log().count("tidied up"), 2)

    def test_two_copies_may_begin_at_once(self):
        """Both have the port then, and the second to listen is refused."""
        word = self.app.root / "go on"
        one = Copy(self, self.app, 1, "bound", str(word))
        wait_for(lambda: (self.app.data() / "log.txt").exists() and "bound" in self.log(), "not bound")
        with socket.socket() as other:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            other.bind(("0.0.0.0", self.port))
            other.listen()
            word.touch()
            self.assertNotIn(f":{self.port}/", one.address())
            self.assertEqual(one.pages(), [one.address()])
            self.assertEqual(fetch(one.address()), f"page of {one.process.pid} /")
            one.stop()

    def test_the_program_may_open_its_page_itself(self):
        with socket.socket() as other:
            other.bind(("0.0.0.0", self.port))
            other.listen()
            early = Copy(self, self.app, 1, "early")
            self.assertNotIn(f":{self.port}/", early.address())
            self.assertEqual(early.pages(), [early.address()])
            self.assertEqual(fetch(early.address()), f"page of {early.process.pid} /hello")
            late = Copy(self, self.app, 2, "late")
            late.address()
            self.assertEqual(late.pages(), [late.address()])
            early.stop()
            late.stop()

    def test_children_end_with_it(self):
        one = Copy(self, self.app, 1, "child")
        one.address()
        child = int(wait_for(lambda: re.search(r"child (\d+)\n", self.log()), "no child")[1])
        one.stop()
        self.assertTrue(wait_for(lambda: not alive(child), "the child is still there"))

    def test_it_tidies_up_although_a_shell_switched_interrupts_off(self):
        one = Copy(self, self.app, 1, before=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        one.address()
        one.stop()
        self.assertIn("tidied up", self.log())

    def test_a_crash_is_told_and_the_window_goes(self):
        one = Copy(self, self.app, 1, "crash")
        wait_for(lambda: one.note.exists() and len(one.note.read_text().splitlines()) == 2, "no second box")
        self.assertIn("RuntimeError: on purpose", " ".join(one.shown()))
        one.stop()

    def test_in_a_terminal_it_is_plain(self):
        with socket.socket() as other:
            other.bind(("0.0.0.0", self.port))
            other.listen()
            done = self.app.run()
        self.assertEqual(done.returncode, 1)
        self.assertIn("Address already in use", done.stderr)
        self.assertFalse(self.app.data().exists())


def alive(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Runner(unittest.TestCase):
    """What stands before the script."""

    def test_words_before_the_script(self):
        app = rig.now.app(runner="-m runner_of_ours run --quiet=true")
        (app.root / "program/runner_of_ours.py").write_text("import sys; print(sys.argv[1:])\n")
        done = app.run("a b", "")
        script = rig.now.native(app.root / "program/guess.py")
        self.assertEqual(done.stdout.strip(), repr(["run", "--quiet=true", script, "a b", ""]))

    def test_too_many_or_odd_words(self):
        for runner in ("", " -m x", "-m  x", "-m x ", " ".join(["x"] * 17)):
            done = rig.now.app(runner=runner).run()
            self.assertEqual(done.returncode, 120, runner)
            self.assertIn("runner", done.stderr)
        self.assertEqual(rig.now.app(runner="-c " + " ".join(["pass"] + ["x"] * 14)).run().returncode, 0)
