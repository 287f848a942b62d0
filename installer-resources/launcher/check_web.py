"""Web apps: a port that is taken, the browser, the window that stops them, and what is started by a runner. The page is fetched
as a browser does; a program of the desktop's notes what the window shows, and is closed by a file."""

import json
import os
import random
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
from rig import wait_for

# a server as beginners write it: a fixed port, and all addresses of the computer
PROGRAM = '''
import http.server, os, socket, sys, webbrowser
socket.getfqdn = str  # the server asks for its name: where no network is, that takes its time
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
    while not os.path.exists(sys.argv[-1]):
        time.sleep(0.05)
    raise RuntimeError("on purpose")
try:
    server.serve_forever()
finally:
    print("tidied up")
'''
# what closes it holds its exit code
WINDOW = '''#!/usr/bin/env python3
import json, os, sys, time
if sys.argv[1:] == ["--version"]:
    sys.exit()
note = os.environ["BOX_NOTE"]
with open(note, "a") as file:
    file.write(json.dumps(sys.argv) + "\\n")
while not os.path.exists(note + ".stop"):
    time.sleep(0.05)
with open(note + ".stop") as file:
    code = int(file.read())
os.remove(note + ".stop")
sys.exit(code)
'''
ANSWERING = '''#!/bin/sh
echo ${0##*/} >>"$BOX_NOTE"
if [ "$(wc -l <"$BOX_NOTE")" = 1 ]; then %s; fi
%s
'''
# programs for windows that can't show any, and need longer to find out than a window needs to be closed
FAILING = "#!/bin/sh\nsleep 0.5\necho 'cannot open display' >&2\nexit 1\n"
ABORTING = "#!/bin/sh\nsleep 0.5\nkill -ABRT $$\n"
# without a display xmessage has the exit code that it has when it is closed
NO_DISPLAY = "#!/bin/sh\nsleep 0.5\necho \"Error: Can't open display: $DISPLAY\" >&2\nexit 1\n"
BROWSER = '#!/bin/sh\nprintf "%s\\n" "$1" >>"$BOX_NOTE.pages"\n'


def free_port():
    """None of those that systems give to whoever wants any: it might be somebody else's by the time it is used."""
    while True:
        with socket.socket() as one:
            try:
                one.bind(("0.0.0.0", random.randrange(10_000, 32_000)))
            except OSError:
                continue
            return one.getsockname()[1]


def web_app(case, **changes):
    app = rig.now.app(mode="web", id=f"app.pip.check.{os.getpid()}.{rig.now.count}", **changes)
    packages = next((app.root / "python").glob("lib/python3.*/site-packages"))
    for file in (RESOURCES / "window").iterdir():
        shutil.copy(file, packages)
    shutil.copy(RESOURCES / "words.txt", app.root / "support")
    case.port = free_port()
    (app.root / "program/guess.py").write_text(PROGRAM % {"port": case.port}, "utf-8")
    for name, text in (("zenity", WINDOW), ("browser", BROWSER)):
        write_tool(app, name, text)
    case.addCleanup(shutil.rmtree, app.data(), True)
    return app


def write_tool(app, name, text):
    tool = app.root / "tools" / name
    tool.parent.mkdir(exist_ok=True)
    tool.write_text(text)
    tool.chmod(0o755)


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
        return re.search(r"http://\S+", " ".join(self.shown()))[0]

    def pages(self):
        pages = self.note.with_name(self.note.name + ".pages")
        return wait_for(lambda: pages.exists() and pages.read_text().split(), "no page was opened")

    def close_window(self, code):
        part = self.note.with_name(self.note.name + ".part")
        part.write_text(str(code))
        part.rename(self.note.with_name(self.note.name + ".stop"))

    def stop(self, code=0):
        self.close_window(code)
        return self.process.wait(180)

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close_window(0)


def fetch(address):
    return urllib.request.urlopen(address, timeout=180).read().decode()


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
        fetch(one.address())
        one.stop()
        self.assertIn("tidied up", self.log())

    def test_a_crash_is_told_and_the_window_goes(self):
        word = self.app.root / "go on"
        one = Copy(self, self.app, 1, "crash", str(word))
        one.shown()
        word.touch()
        wait_for(lambda: len(one.note.read_text().splitlines()) == 2, "no second box")
        self.assertIn("RuntimeError: on purpose", " ".join(one.shown()))
        one.stop()

    def test_a_window_that_cannot_be_shown_is_not_taken_for_closed(self):
        """Tk isn't there in place of a display either."""
        for name, text in (("zenity", FAILING), ("kdialog", ABORTING), ("xmessage", WINDOW)):
            write_tool(self.app, name, text)
        one = Copy(self, self.app, 1)
        self.assertEqual(fetch(one.address()), f"page of {one.process.pid} /")
        self.assertIn("xmessage", one.shown()[0])
        one.stop(11)
        self.assertIn("tidied up", self.log())

    def test_without_any_window_it_runs_on(self):
        for name, text in (("zenity", FAILING), ("xmessage", NO_DISPLAY), ("xterm", FAILING)):
            write_tool(self.app, name, text)
        self.assertEqual(self.shown_directly("print(running.running('http://127.0.0.1/', print))"), ("False", []))

    def test_what_windows_answer(self):
        """The page once more, then the end."""
        for tool, opening, ending in (
                ("zenity", "echo Open page; exit 1", "exit 0"), ("zenity", "echo Open page; exit 11", "exit 11"),
                ("kdialog", "exit 0", "exit 1"), ("kdialog", "exit 0", "exit 2"),
                ("xmessage", "exit 10", "exit 11"), ("xmessage", "exit 10", "exit 1")):
            write_tool(self.app, "zenity", FAILING)
            write_tool(self.app, tool, ANSWERING % (opening, ending))
            with self.subTest(tool=tool, ending=ending):
                self.assertEqual(self.shown_directly("print(running.running('', lambda: print('open')))"),
                                 ("open\nTrue", [tool, tool]))
            (self.app.root / "tools" / tool).unlink()

    def test_an_app_that_has_ended_shows_no_window(self):
        code = "running.stop(); print(running.running('http://127.0.0.1/', print))"
        self.assertEqual(self.shown_directly(code), ("False", []))

    def test_an_app_that_ends_shows_no_other_window(self):
        write_tool(self.app, "kdialog", '#!/bin/sh\necho \'["kdialog"]\' >>"$BOX_NOTE"\nexit 1\n')
        code = """
import os, threading, time
ends = []
window = threading.Thread(target=lambda: ends.append(running.running("http://127.0.0.1/", print)))
window.start()
while not os.path.exists(os.environ["BOX_NOTE"]):
    time.sleep(0.01)
running.stop()
window.join()
print(ends[0])
"""
        said, shown = self.shown_directly(code)
        self.assertEqual((said, len(shown)), ("False", 1))

    def test_the_page_opens_once_for_two_who_ask_at_once(self):
        """Each looks whether it is open already, and goes on only when the other one has looked too, if that can be had."""
        code = """
import contextlib, threading, webbrowser
both = threading.Barrier(2)
class Watched(type):
    known = False
    @property
    def opened(self):
        known = Watched.known
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(5)
        return known
    @opened.setter
    def opened(self, value):
        Watched.known = value
here = "http://127.0.0.1:4711/"
parts = {name: value for name, value in vars(web.Server).items() if name not in ("opened", "__dict__", "__weakref__")}
web.Server = Watched("Server", (), {**parts, "page": here})
pages = []
web.own_open["open"] = lambda page, *_: pages.append(page)
asking = [threading.Thread(target=webbrowser.open, args=[here]) for _ in range(2)]
for one in asking:
    one.start()
for one in asking:
    one.join()
print(len(pages))
"""
        self.assertEqual(self.shown_directly(code)[0], "1")

    def shown_directly(self, code):
        """What code says that calls the window's own parts, and which windows were asked for."""
        note = self.app.root / "note"
        variables = {"PIPAPP_WINDOW": f"en:{self.app.root}", "PIPAPP_WEB": "1", "DISPLAY": ":4711", "BOX_NOTE": str(note),
                     "PATH": f"{self.app.root / 'tools'}:/usr/bin:/bin"}
        code = "import pipapp_running as running, pipapp_web as web\n" + code
        note.unlink(missing_ok=True)
        done = subprocess.run([self.app.root / "python/bin/python", "-c", code], capture_output=True, text=True, timeout=240,
                              stdin=subprocess.DEVNULL, env=rig.now.environment(**variables))
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip(), note.read_text().splitlines() if note.exists() else []

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
