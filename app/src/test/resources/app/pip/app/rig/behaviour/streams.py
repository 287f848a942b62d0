"""What is read and written: consoles, encodings."""

import io
import sys

from behaviours import behaviour, show


@behaviour()
def stream_unicode():
    print("ł漢字 ║╔═╗ 🎈 ")
    print("العربية", "ñ", "e\u0301", sep="|")


@behaviour()
def stream_encodings():
    import locale

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        show(stream.encoding, stream.errors, stream.line_buffering, stream.write_through, stream.name, stream.mode, stream.isatty())
    show(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.getdefaultencoding())
    show(locale.getpreferredencoding(False), locale.getencoding())


@behaviour()
def stream_bytes():
    sys.stdout.flush()
    sys.stdout.buffer.write("bytes ł\n".encode())
    sys.stdout.buffer.flush()


@behaviour()
def stream_reconfigured():
    print("a\u2603b".encode(sys.stdout.encoding))
    sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")
    print("lone \udc80")
    sys.stdout.reconfigure(line_buffering=False, errors="strict")


@behaviour()
def stream_redirected():
    import contextlib

    caught = io.StringIO()
    with contextlib.redirect_stdout(caught):
        print("caught ł")
    show(repr(caught.getvalue()))


@behaviour(alone=True, typed="Zoë ł漢字\n")
def stream_input():
    print("Hello,", input("Name? "))


@behaviour(alone=True)
def stream_input_at_end():
    try:
        input("Name? ")
    except EOFError as end:
        print(repr(end))
    input()


@behaviour(alone=True, typed="one\ntwo\n\nlast")
def stream_lines():
    for number, line in enumerate(sys.stdin):
        print(number, repr(line))


@behaviour(alone=True, typed="łÿ\r\nx")
def stream_stdin_bytes():
    print(sys.stdin.buffer.read())


@behaviour(alone=True)
def stream_order():
    print("first")
    print("second", file=sys.stderr)
    sys.stderr.write("ł漢字\n")
    sys.stdout.write("no line end")


@behaviour(alone=True, only="posix", typed="secret ł\n")
def stream_getpass():
    import getpass

    print("got", getpass.getpass("Password? "))


@behaviour(alone=True, typed="p 6 * 7\nw\nn\nc\n")
def stream_breakpoint():
    x = 1
    breakpoint()
    x += 1
    print("x", x)


@behaviour(alone=True, typed="import behaviours\nbehaviours.WINDOWS in (True, False)\n1/0\n")
def stream_interact():
    import code

    code.interact(banner="a banner", exitmsg="bye")


@behaviour(alone=True, typed="x = 2\nprint(x)\nquit\n")
def stream_cmd():
    import cmd

    class Shell(cmd.Cmd):
        use_rawinput = False

        def do_print(self, words):
            print("printing", words)

        def do_quit(self, words):
            return True

    Shell().cmdloop("intro")


@behaviour(alone=True)
def stream_logging():
    import logging

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(filename)s:%(lineno)d %(message)s")
    logging.getLogger("łog").warning("careful")
    logging.info("fine")
