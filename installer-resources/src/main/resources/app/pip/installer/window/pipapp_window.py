"""What a window app has in place of a console. Imported by pipapp_window.pth, and only where the launcher found that nobody
would see what the program writes: its standard output and error are a log by then, and PIPAPP_WINDOW says "LANGUAGE:ROOT".

Questions of input(), sys.stdin and getpass open a box, an uncaught exception opens another; both are in pipapp_boxes, which
is imported when the first one is shown. Windows of tkinter get the app's icon. The program's children are started without any of this.
"""

import builtins
import io
import os
import sys

LANGUAGE, ROOT = os.environ.pop("PIPAPP_WINDOW").split(":", 1)
LOG = os.environ.pop("PIPAPP_LOG", "")
# a program that writes without end must not fill the disk: this much, and the part before it
LONGEST = 4 * 1024 * 1024


class Log(io.FileIO):
    """Standard output or error, that moves the log aside when it is long."""

    def __init__(self, number, name):
        super().__init__(number, "w", closefd=False)
        self.number = number
        self.name = name

    def write(self, data):
        written = super().write(data)
        if LOG and os.fstat(self.number).st_size > LONGEST:
            self.begin_anew()
        return written

    def begin_anew(self):
        try:
            # another copy of the app may have moved it already
            if os.path.samestat(os.fstat(self.number), os.stat(LOG)):
                os.replace(LOG, LOG.removesuffix(".txt") + ".old.txt")
            fresh = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(fresh, 1)
            os.dup2(fresh, 2)
            os.close(fresh)
        except OSError:
            # Windows doesn't move a file that something else has open
            os.ftruncate(self.number, 0)


class Questions(io.TextIOBase):
    """Standard input: each line is asked for in a box. Cancel means the end of the input."""

    encoding = "utf-8"
    errors = "strict"
    name = "<stdin>"
    mode = "r"

    def readable(self):
        return True

    def readline(self, size=-1):
        answer = ask("", False)
        return "" if answer is None else answer + "\n"

    def read(self, size=-1):
        return "" if size == 0 else self.readline()


def ask(prompt, secret):
    import pipapp_boxes

    sys.stdout.flush()
    return pipapp_boxes.ask(str(prompt), secret)


def asked_input(prompt="", /):
    """input() of a window app."""
    if not isinstance(sys.stdin, Questions):
        return own_input(prompt)
    answer = ask(prompt, False)
    if answer is None:
        raise EOFError("EOF when reading a line")
    print(prompt, answer, sep="")
    return answer


def asked_getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """getpass.getpass of a window app."""
    answer = ask(prompt, True)
    if answer is None:
        raise EOFError
    return answer


def with_boxes(getpass):
    getpass.getpass = asked_getpass


def with_icon(tkinter):
    """Tk's windows show the app's icon instead of Tk's own, until the program sets another. On macOS the Dock shows it anyway."""
    loaded = tkinter.Tk._loadtk

    def _loadtk(self):
        loaded(self)
        show_icon(self.tk, str(self))

    if sys.platform != "darwin":
        tkinter.Tk._loadtk = _loadtk


def show_icon(tk, window):
    from _tkinter import TclError

    try:
        if sys.platform == "win32":
            launcher = next(name for name in os.listdir(ROOT) if name.endswith(".exe"))
            tk.call("wm", "iconbitmap", window, "-default", os.path.join(ROOT, launcher))
        else:
            picture = os.path.join(ROOT, "support", "icon.png")
            tk.call("wm", "iconphoto", window, "-default", tk.call("image", "create", "photo", "-file", picture))
    except (OSError, StopIteration, TclError) as error:
        # a window with Tk's icon does as well; the log says why
        print("pip.app: the app's icon can't be shown:", error, file=sys.stderr)


class Changed:
    """Changes modules once the program imports them: importing them at every start would cost time."""

    changes = {"getpass": with_boxes, "tkinter": with_icon}

    @classmethod
    def change(cls, name, change):
        if name in sys.modules:
            change(sys.modules[name])
        else:
            cls.changes[name] = change

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        change = cls.changes.pop(name, None)
        if not change:
            return None
        spec = sys.modules["_frozen_importlib_external"].PathFinder.find_spec(name, path, target)
        if spec and spec.loader:
            run = spec.loader.exec_module

            def exec_module(module):
                run(module)
                change(module)

            spec.loader.exec_module = exec_module
        return spec


def crashed(kind, error, trace):
    """The hook for uncaught exceptions: the traceback goes to the log as ever, then a box says so."""
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, Exception):
        import pipapp_boxes

        pipapp_boxes.crash(error)


def stream(number, name, errors):
    text = io.TextIOWrapper(io.BufferedWriter(Log(number, name)), "utf-8", errors, line_buffering=True)
    text.mode = "w"
    return text


own_input = builtins.input
sys.stdout = sys.__stdout__ = stream(1, "<stdout>", "surrogateescape")
sys.stderr = sys.__stderr__ = stream(2, "<stderr>", "backslashreplace")
sys.stdin = Questions()
builtins.input = asked_input
sys.excepthook = crashed
sys.meta_path.insert(0, Changed)
if os.environ.pop("PIPAPP_WEB", ""):
    import pipapp_web  # noqa: F401, pages in the browser in place of windows
