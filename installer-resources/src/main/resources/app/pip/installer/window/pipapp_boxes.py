"""The boxes of a window app: a question, and the words after a crash. Nothing is sent anywhere.

By the program's own toolkit if one runs, else the system's way (Windows: a dialog of its own; macOS: its service for boxes;
Linux: zenity or kdialog), else Tk, else a terminal.
"""

import os
import re
import subprocess
import sys
import time
import traceback

import pipapp_window as window

# library of the system: packages of Debian and Ubuntu, of Fedora, of Arch
LIBRARIES = {
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libGLU.so.1": ("libglu1-mesa", "mesa-libGLU", "glu"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libXext.so.6": ("libxext6", "libXext", "libxext"),
    "libXrender.so.1": ("libxrender1", "libXrender", "libxrender"),
    "libSM.so.6": ("libsm6", "libSM", "libsm"),
    "libICE.so.6": ("libice6", "libICE", "libice"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgtk-3.so.0": ("libgtk-3-0", "gtk3", "gtk3"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libasound.so.2": ("libasound2", "alsa-lib", "alsa-lib"),
    "libpulse.so.0": ("libpulse0", "pulseaudio-libs", "libpulse"),
    "libportaudio.so.2": ("libportaudio2", "portaudio", "portaudio"),
    "libgomp.so.1": ("libgomp1", "libgomp", "gcc-libs"),
    "libstdc++.so.6": ("libstdc++6", "libstdc++", "gcc-libs"),
    "libnss3.so": ("libnss3", "nss", "nss"),
    "libffi.so.8": ("libffi8", "libffi", "libffi"),
    "libsqlite3.so.0": ("libsqlite3-0", "sqlite-libs", "sqlite"),
    "liblzma.so.5": ("liblzma5", "xz-libs", "xz"),
    "libbz2.so.1.0": ("libbz2-1.0", "bzip2-libs", "bzip2"),
    "libncursesw.so.6": ("libncursesw6", "ncurses-libs", "ncurses"),
    "libtinfo.so.6": ("libtinfo6", "ncurses-libs", "ncurses"),
    "libz.so.1": ("zlib1g", "zlib", "zlib"),
}
ICON = ["--window-icon", os.path.join(window.ROOT, "support", "icon.png")]
# zenity's answer to words that it can't read
REFUSED = 255
MISSING = re.compile(r"(lib[\w+.-]+\.so[\w.]*): cannot open shared object file")


def words(name, first="", second="", language=None):
    """A sentence in the user's language or another, from the file that launchers have inside."""
    texts = {}
    with open(os.path.join(window.ROOT, "support", "words.txt"), encoding="utf-8") as file:
        found = False
        for line in file:
            line = line.rstrip("\n")
            if found and line:
                code, text = line.split(" ", 1)
                texts[code] = text
            elif found:
                break
            found = found or line == name
    text = texts.get(language or window.LANGUAGE, texts["en"])
    return text.replace("\\n", "\n").replace("{0}", first).replace("{1}", second)


def launch(key):
    """A value of launch.ini."""
    with open(os.path.join(window.ROOT, "support", "launch.ini"), encoding="utf-8") as file:
        for line in file:
            if line.startswith(key + "="):
                return line.rstrip("\r\n")[len(key) + 1:]
    return ""


def ask(prompt, secret):
    """The answer to a question; None if the user doesn't want to give one."""
    title = launch("name")
    for way in (qt_ask, tk_running_ask, system_ask, tk_ask, terminal_ask):
        done, answer = way(title, prompt, secret)
        if done:
            return answer
    return None


def crash(error):
    """Says that the program has ended by an uncaught exception."""
    title = launch("name")
    for way, language in ((qt_tell, window.LANGUAGE), (system_tell, window.LANGUAGE), (tk_tell, bare_language()), (plain_tell, bare_language())):
        lines = crash_lines(title, error, language)
        labels = [words(name, language=language) for name in ("BOX_COPY", "BOX_LOG", "BOX_CLOSE")]
        actions = {labels[0]: lambda: copy(report(error)), labels[1]: lambda: show(window.LOG)}
        if way(title, "\n".join(lines), labels, actions):
            return


def crash_lines(title, error, language):
    last = traceback.format_exception_only(error)[-1].strip()
    lines = [words("BOX_CRASH", title, language=language), "", last if len(last) < 600 else last[:600] + " …"]
    lines += library_lines(title, str(error), language)
    author = launch("author")
    if author:
        lines += ["", words("BOX_AUTHOR", author, language=language)]
    return lines


def bare_language():
    """What the last ways speak: the Tk that comes along for Linux, and xmessage, have the X server's own fonts only. These know
    Latin letters; others would be left out, and Arabic ones not be joined."""
    return "en" if window.LANGUAGE in ("ar", "zh") else window.LANGUAGE


def library_lines(title, text, language):
    missing = MISSING.search(text)
    if not missing or not sys.platform.startswith("linux"):
        return []
    lines = ["", words("BOX_LIBRARY", title, missing[1], language)]
    packages = LIBRARIES.get(missing[1])
    for name, package in zip(("Debian, Ubuntu", "Fedora", "Arch"), packages or ()):
        lines.append(words("BOX_INSTALL", name, package, language))
    return lines


def report(error):
    import platform

    return "\n".join([
        f"{launch('name')} {launch('version')}",
        f"Python {platform.python_version()}, {platform.platform()}",
        time.strftime("%Y-%m-%d %H:%M:%S"),
        "",
        *(part.rstrip("\n") for part in traceback.format_exception(error)),
    ])


# --- what the system has -------------------------------------------------------------------------------------------


def run(command, typed=None):
    """The exit code and the output of a program; None if it isn't there. Its words are never put through a shell."""
    for environment in environments():
        try:
            done = subprocess.run(command, input=typed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
                                  stdin=subprocess.DEVNULL if typed is None else None)
        except OSError:
            return None
        if done.returncode != REFUSED:
            break
    return done.returncode, done.stdout.removesuffix("\n")


def environments():
    """The program's own, and one in which words in any alphabet are understood: zenity refuses them where the system doesn't know
    the language that it is told to speak."""
    return None, {**os.environ, "LC_ALL": "C.UTF-8"}


def show(path):
    if sys.platform == "win32":
        os.startfile(path)
    elif sys.platform == "darwin":
        run(["/usr/bin/open", "-t", path])
    elif run(["xdg-open", path]) is None:
        run(["gio", "open", path])


def copy(text):
    """Puts a text where "paste" finds it; where that can't be had, into a file that is then shown."""
    if sys.platform == "win32":
        import pipapp_dialog

        pipapp_dialog.copy(text)
        return
    ways = [["/usr/bin/pbcopy"]] if sys.platform == "darwin" else [
        ["wl-copy"], ["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    for way in ways:
        # these stay in the background for as long as the text can be pasted, with our output open
        try:
            child = subprocess.Popen(way, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
            child.communicate(text)
        except OSError:
            continue
        if child.returncode == 0:
            return
    path = os.path.join(os.path.dirname(window.LOG), "report.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    show(path)


def system_ask(title, prompt, secret):
    if sys.platform == "win32":
        import pipapp_dialog

        buttons = [words("BOX_OK"), words("BOX_CANCEL")]
        return True, pipapp_dialog.ask(title, prompt, secret, buttons, window.LANGUAGE == "ar")
    if sys.platform == "darwin":
        hidden = " with hidden answer" if secret else ""
        script = f'on run {{p, t}}\nreturn text returned of (display dialog p with title t default answer ""{hidden})\nend run'
        done = run(["/usr/bin/osascript", "-e", script, prompt, title])
        return done is not None, done[1] if done and done[0] == 0 else None
    zenity = ["zenity", "--entry", "--width=420", "--title", title, "--text", prompt, "--ok-label", words("BOX_OK"),
              "--cancel-label", words("BOX_CANCEL"), *ICON]
    kdialog = ["kdialog", "--title", title, "--password" if secret else "--inputbox", prompt]
    for command in (zenity + ["--hide-text"] if secret else zenity, kdialog):
        done = run(command)
        if done:
            return True, done[1] if done[0] == 0 else None
    return False, None


def system_tell(title, text, labels, actions):
    if sys.platform == "win32":
        import pipapp_dialog

        pipapp_dialog.tell(title, text, labels, actions, window.LANGUAGE == "ar")
        return True
    if sys.platform == "darwin":
        script = ('on run {m, t, a, b, c}\nreturn button returned of (display dialog m with title t buttons {a, b, c} '
                  'default button c with icon stop)\nend run')
        command = ["/usr/bin/osascript", "-e", script, text, title, *labels]
        return repeated(lambda: (run(command) or (1, None))[1], actions)
    zenity = ["zenity", "--error", "--no-markup", "--width=480", "--title", title, "--text", text, "--ok-label", labels[2],
              "--extra-button", labels[0], "--extra-button", labels[1], *ICON]
    if run(["zenity", "--version"]):
        return repeated(lambda: run(zenity)[1], actions)
    kdialog = ["kdialog", "--title", title, "--warningyesnocancel", text, "--yes-label", labels[0], "--no-label", labels[1],
               "--cancel-label", labels[2]]
    if run(["kdialog", "--version"]):
        return repeated(lambda: {0: labels[0], 1: labels[1]}.get(run(kdialog)[0]), actions)
    return False


def repeated(box, actions):
    """Shows a box again after each button that does something, until another one is pressed."""
    while (pressed := box()) in actions:
        actions[pressed]()
    return True


# --- toolkits of the program ---------------------------------------------------------------------------------------


def qt():
    """The widgets of the Qt that runs in this process."""
    for name in ("PySide6", "PyQt6", "PySide2", "PyQt5"):
        widgets = sys.modules.get(name + ".QtWidgets")
        if widgets and widgets.QApplication.instance():
            return widgets
    return None


def qt_ask(title, prompt, secret):
    widgets = qt()
    if not widgets:
        return False, None
    mode = widgets.QLineEdit.EchoMode.Password if secret else widgets.QLineEdit.EchoMode.Normal
    answer, given = widgets.QInputDialog.getText(None, title, prompt, mode)
    return True, answer if given else None


def qt_tell(title, text, labels, actions):
    widgets = qt()
    if not widgets:
        return False

    def box():
        message = widgets.QMessageBox(widgets.QMessageBox.Icon.Critical, title, text)
        buttons = {label: message.addButton(label, widgets.QMessageBox.ButtonRole.ActionRole) for label in labels}
        message.exec()
        return next((label for label, button in buttons.items() if button is message.clickedButton()), None)

    return repeated(box, actions)


def tk_running_ask(title, prompt, secret):
    tkinter = sys.modules.get("tkinter")
    if tkinter is None or getattr(tkinter, "_default_root", None) is None:
        return False, None
    return tk_ask(title, prompt, secret)


def tk_ask(title, prompt, secret):
    try:
        import tkinter

        root = getattr(tkinter, "_default_root", None) or tkinter.Tk()
    except (ImportError, RuntimeError):
        return False, None
    except Exception as error:
        if type(error).__name__ != "TclError":
            raise
        return False, None
    own = root is not getattr(tkinter, "_default_root", None) or not root.winfo_ismapped()
    if own:
        root.withdraw()
    answer = tk_box(tkinter, root, title, prompt, secret, own)
    if own:
        root.destroy()
    return True, answer


def tk_box(tkinter, root, title, prompt, secret, own):
    """tkinter.simpledialog's buttons speak English only."""
    box = tkinter.Toplevel(root)
    box.title(title)
    box.resizable(False, False)
    if prompt:
        tkinter.Label(box, text=prompt, justify="left", wraplength=420).pack(anchor="w", padx=24, pady=(20, 0))
    entry = tkinter.Entry(box, width=44, show="•" if secret else "")
    entry.pack(fill="x", padx=24, pady=(8 if prompt else 20, 0))
    answers = []

    def take(_=None):
        answers.append(entry.get())
        box.destroy()

    row = tkinter.Frame(box, padx=20, pady=16)
    row.pack(fill="x")
    for name, action in (("BOX_OK", take), ("BOX_CANCEL", box.destroy)):
        label = words(name, language=bare_language() if sys.platform == "linux" else None)
        tkinter.Button(row, text=label, command=action, padx=10, default="active" if action is take else "normal").pack(side="right", padx=4)
    box.bind("<Return>", take)
    box.bind("<Escape>", lambda _: box.destroy())
    if not own:
        box.transient(root)
    root.eval(f"tk::PlaceWindow {box} center")
    box.wait_visibility()
    # other windows of the program wait for the answer
    box.grab_set()
    entry.focus_set()
    root.wait_window(box)
    return answers[0] if answers else None


def tk_tell(title, text, labels, actions):
    try:
        import tkinter

        root = tkinter.Tk()
    except Exception as error:
        if isinstance(error, ImportError) or type(error).__name__ == "TclError":
            return False
        raise
    root.title(title)
    root.resizable(False, False)
    tkinter.Label(root, text=text, justify="left", wraplength=480, padx=24, pady=20).pack()
    row = tkinter.Frame(root, padx=16, pady=12)
    row.pack(fill="x")
    for label in reversed(labels):
        action = actions.get(label, root.destroy)
        if label == labels[0]:
            action = lambda: (root.clipboard_clear(), root.clipboard_append(report(sys.last_exc)), root.update())
        tkinter.Button(row, text=label, command=action, padx=10).pack(side="right", padx=4)
    root.mainloop()
    return True


# --- when nothing else is there ------------------------------------------------------------------------------------


def plain_tell(title, text, labels, actions):
    buttons = ",".join(f"{label.replace(',', ' ')}:{number}" for number, label in enumerate(labels, 10))
    command = ["xmessage", "-xrm", "*international: true", "-center", "-title", title, "-buttons", buttons, text]
    if run(["xmessage", "-buttons", "", "-timeout", "1", "-iconic", "."]) is None:
        return False
    return repeated(lambda: dict(enumerate(labels, 10)).get(run(command)[0]), actions)


ANSWER = """
import getpass, sys
try:
    answer = (getpass.getpass if sys.argv[2] == "secret" else input)(sys.argv[1])
except (EOFError, KeyboardInterrupt):
    sys.exit()
with open(sys.argv[3], "w", encoding="utf-8") as file:
    file.write("answer:" + answer)
"""


def terminal_ask(title, prompt, secret):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "answer")
        question = [sys.executable, "-c", ANSWER, prompt or "> ", "secret" if secret else "open", path]
        for terminal in (["xterm", "-T", title, "-geometry", "70x6", "-e"], ["x-terminal-emulator", "-e"], ["konsole", "-e"],
                         ["gnome-terminal", "--wait", "--"], ["xfce4-terminal", "--disable-server", "-x"]):
            if run(terminal + question) is None:
                continue
            if not os.path.exists(path):
                return True, None
            with open(path, encoding="utf-8") as file:
                return True, file.read().removeprefix("answer:")
    return False, None
