"""The small window of a web app, open for as long as the app runs: the page's address, "Open page" and "Stop". By the same ways
as the boxes, each as a process of its own except on Windows, where a thread shows it."""

import subprocess
import sys
import time

import pipapp_boxes as boxes
import pipapp_window as window


class Running:
    """The window of a web app, where it is a process of its own."""

    child = None


def running(page, open_page):
    """A small window for as long as a web app runs. Answers when it is closed, which means that the app shall end; False if
    no window can be had."""
    title = boxes.launch("name")
    text, labels = words(title, page, window.LANGUAGE)
    if sys.platform == "win32":
        import pipapp_dialog

        pipapp_dialog.tell(title, text, labels, {labels[0]: open_page}, window.LANGUAGE == "ar", stays=True)
        return True
    for command, meaning in running_ways(title, text, labels, *words(title, page, boxes.bare_language())):
        while True:
            begun = time.monotonic()
            done = watched(command)
            # nobody closes a window that quickly: it couldn't be shown
            if done is None or done[0] in (boxes.REFUSED, 127) or time.monotonic() - begun < 0.3:
                break
            if not meaning(*done):
                return True
            open_page()
    return False


def words(title, page, language):
    """The text, and what the buttons say."""
    labels = [boxes.words(name, language=language) for name in ("BOX_WEB_OPEN", "BOX_WEB_STOP")]
    return boxes.words("BOX_WEB", title, page, language), labels


def running_ways(title, text, labels, bare_text, bare_labels):
    """Commands for such a window, and whether what they answer means that the page is wanted once more."""
    if sys.platform == "darwin":
        script = ('on run {m, t, a, b}\nreturn button returned of (display dialog m with title t buttons {a, b} '
                  'default button a)\nend run')
        yield ["/usr/bin/osascript", "-e", script, text, title, *labels], lambda code, said: said == labels[0]
        return
    yield (["zenity", "--info", "--no-markup", "--title", title, "--text", text, "--ok-label", labels[1],
            "--extra-button", labels[0], *boxes.ICON], lambda code, said: said == labels[0])
    yield (["kdialog", "--title", title, "--yesno", text, "--yes-label", labels[0], "--no-label", labels[1]],
           lambda code, said: code == 0)
    import importlib.util

    if importlib.util.find_spec("_tkinter"):
        yield [sys.executable, "-c", TK_WINDOW, title, bare_text, *bare_labels], lambda code, said: said == bare_labels[0]
    buttons = ",".join(f"{label.replace(',', ' ')}:{number}" for number, label in enumerate(bare_labels, 10))
    yield (["xmessage", "-xrm", "*international: true", "-center", "-title", title, "-buttons", buttons, bare_text],
           lambda code, said: code == 10)
    yield (["xterm", "-T", title, "-geometry", "70x6", "-e", sys.executable, "-c", "import sys; input(sys.argv[1])",
            f"{bare_text}\n\n{bare_labels[1]}: Enter "], lambda code, said: False)


TK_WINDOW = """
import sys, tkinter
title, text, opening, stopping = sys.argv[1:]
root = tkinter.Tk()
root.title(title)
root.resizable(False, False)
tkinter.Label(root, text=text, justify="left", wraplength=420, padx=24, pady=20).pack()
row = tkinter.Frame(root, padx=16, pady=12)
row.pack(fill="x")
tkinter.Button(row, text=stopping, command=root.destroy, padx=10).pack(side="right", padx=4)
tkinter.Button(row, text=opening, command=lambda: (print(opening), root.destroy()), padx=10).pack(side="right", padx=4)
root.mainloop()
"""


def watched(command):
    """Like run(), for a window that goes when the app goes, however that ends."""
    import shutil

    if not shutil.which(command[0]):
        return None
    if sys.platform == "linux" and shutil.which("setpriv"):
        command = ["setpriv", "--pdeathsig", "TERM", *command]
    for environment in boxes.environments():
        child = Running.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                                 stderr=subprocess.DEVNULL, text=True, start_new_session=True, env=environment)
        said = child.communicate()[0].removesuffix("\n")
        if child.returncode != boxes.REFUSED:
            break
    return child.returncode, said


def stop():
    """The app ends by itself."""
    if Running.child and Running.child.returncode is None:
        Running.child.terminate()
