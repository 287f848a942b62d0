"""The small window of a web app, open for as long as the app runs: the page's address, "Open page" and "Stop". By the same ways
as the boxes, each as a process of its own except on Windows, where a thread shows it."""

import _thread
import os
import subprocess
import sys

import pipapp_boxes as boxes
import pipapp_window as window

# what is wanted, and the exit codes by which Tk, xmessage and (when closed) zenity tell it: none fails with these
OPEN, STOP = 10, 11


class Running:
    """The window of a web app, where it is a process of its own."""

    child = None
    # no other window is shown then
    ended = False
    # held from the look whether the app has ended until the window is known
    lock = _thread.allocate_lock()


def running(page, open_page):
    """A small window for as long as a web app runs. Answers when it is closed, which means that the app shall end; False if
    no window can be had."""
    title = boxes.launch("name")
    text, labels = words(title, page, window.LANGUAGE)
    if sys.platform == "win32":
        import pipapp_dialog

        pipapp_dialog.tell(title, text, labels, {labels[0]: open_page}, window.LANGUAGE == "ar", stays=True)
        return True
    for command, meanings in running_ways(title, text, labels, *words(title, page, boxes.bare_language())):
        while (wanted := meanings.get(watched(command))) == OPEN:
            open_page()
        if wanted == STOP:
            return True
    return False


def words(title, page, language):
    """The text, and what the buttons say."""
    labels = [boxes.words(name, language=language) for name in ("BOX_WEB_OPEN", "BOX_WEB_STOP")]
    return boxes.words("BOX_WEB", title, page, language), labels


def running_ways(title, text, labels, bare_text, bare_labels):
    """Commands for such a window, and what is wanted by that which they say, or else by their exit code. Whatever else they
    answer means that they couldn't show it: zenity and xterm have 1 without a display, Qt (kdialog) aborts."""
    if sys.platform == "darwin":
        script = ('on run {m, t, a, b}\nreturn button returned of (display dialog m with title t buttons {a, b} '
                  'default button a) = a\nend run')
        yield ["/usr/bin/osascript", "-e", script, text, title, *labels], {"true": OPEN, "false": STOP}
        return
    yield (["zenity", "--info", "--no-markup", "--title", title, "--text", text, "--ok-label", labels[1],
            "--extra-button", labels[0], *boxes.ICON], {labels[0]: OPEN, 0: STOP, STOP: STOP})
    # closed by its frame it has 2, at times 1
    yield (["kdialog", "--title", title, "--yesno", text, "--yes-label", labels[0], "--no-label", labels[1]],
           {0: OPEN, 1: STOP, 2: STOP})
    import importlib.util

    if importlib.util.find_spec("_tkinter"):
        yield [sys.executable, "-c", TK_WINDOW, title, bare_text, *bare_labels, str(OPEN), str(STOP)], {OPEN: OPEN, STOP: STOP}
    buttons = ",".join(f"{label.replace(',', ' ')}:{code}" for label, code in zip(bare_labels, (OPEN, STOP)))
    # closed by its frame it has 1
    yield (["xmessage", "-xrm", "*international: true", "-center", "-title", title, "-buttons", buttons, bare_text],
           {OPEN: OPEN, STOP: STOP, 1: STOP})
    yield (["xterm", "-T", title, "-geometry", "70x6", "-e", sys.executable, "-c", "import sys; input(sys.argv[1])",
            f"{bare_text}\n\n{bare_labels[1]}: Enter "], {0: STOP})


TK_WINDOW = """
import sys, tkinter
title, text, opening, stopping, opened, stopped = sys.argv[1:]
codes = [int(stopped)]
root = tkinter.Tk()
root.title(title)
root.resizable(False, False)
tkinter.Label(root, text=text, justify="left", wraplength=420, padx=24, pady=20).pack()
row = tkinter.Frame(root, padx=16, pady=12)
row.pack(fill="x")
tkinter.Button(row, text=stopping, command=root.destroy, padx=10).pack(side="right", padx=4)
tkinter.Button(row, text=opening, command=lambda: (codes.append(int(opened)), root.destroy()), padx=10).pack(side="right", padx=4)
root.mainloop()
sys.exit(codes[-1])
"""


def watched(command):
    """What a program said or, if nothing, its exit code, for a window that goes when the app goes, however that ends. None if
    the program isn't there, finds no display, or comes too late."""
    import shutil

    if not shutil.which(command[0]):
        return None
    # a setpriv before 2018 doesn't know how, and its exit code would pass for the window's
    if sys.platform == "linux" and boxes.run(["setpriv", "--pdeathsig", "TERM", "true"]) == (0, ""):
        command = ["setpriv", "--pdeathsig", "TERM", *command]
    for environment in boxes.environments():
        # zenity's code for a window that is closed by its frame or the Escape key; else it would be the one of failures
        environment = {**(environment or os.environ), "ZENITY_ESC": str(STOP)}
        with Running.lock:
            if Running.ended:
                return None
            child = Running.child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
                start_new_session=True, env=environment)
        said, trouble = child.communicate()
        if child.returncode != boxes.REFUSED:
            break
    # xmessage's words: its exit code is the same when it is closed
    return None if "Can't open display" in trouble else said.removesuffix("\n") or child.returncode


def stop():
    """The app ends by itself."""
    with Running.lock:
        Running.ended = True
        if Running.child and Running.child.returncode is None:
            Running.child.terminate()
