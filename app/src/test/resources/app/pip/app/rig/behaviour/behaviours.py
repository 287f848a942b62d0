"""The table of behaviours, and what they use to show what they find without naming folders of the machine."""

import json
import os
import sys

TABLE = {}
WINDOWS = os.name == "nt"
HERE = os.path.dirname(os.path.abspath(__file__))


def behaviour(only="", alone=False, typed="", words=(), there=None):
    """Enters a function into the table.

    only: "posix" or "nt", else both. alone: in a process of its own, with `typed` as its standard input and `words`
    after its name. Others run one after the other in one process.
    """

    def enter(function):
        if only in ("", os.name):
            TABLE[function.__name__] = (function, alone, typed, list(words))
        return function

    return enter


def plain(text):
    """The text with this program's and this Python's folders replaced."""
    text = str(text)
    prefix = os.path.realpath(sys.prefix)
    for folder, name in ((HERE, "<program>"), (prefix, "<python>"), (sys.prefix, "<python>"), (os.path.dirname(prefix), "<app>")):
        text = text.replace(folder.replace("\\", "\\\\"), name).replace(folder, name)
    return text.replace("\\\\", "/").replace("\\", "/") if WINDOWS else text


def show(*things):
    print(*(plain(thing) for thing in things), flush=True)


def listed():
    """The table as JSON, for whoever runs the behaviours."""
    return json.dumps([{"name": name, "alone": alone, "typed": typed, "words": words}
                       for name, (_, alone, typed, words) in TABLE.items()])


def made(name):
    """Imports a module that isn't there when the program is packaged, which the packager would complain of."""
    return __import__(name, fromlist=["*"])
