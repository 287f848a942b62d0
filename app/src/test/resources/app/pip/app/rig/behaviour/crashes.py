"""How a program ends."""

import os
import signal
import sys
import threading

from behaviours import behaviour, made, show


@behaviour(alone=True)
def end_exit_code():
    sys.exit(3)


@behaviour(alone=True)
def end_exit_text():
    sys.exit("sorry ł漢字")


@behaviour(alone=True)
def end_exit_large():
    sys.exit(259)


@behaviour(alone=True)
def end_exit_negative():
    sys.exit(-1)


@behaviour(alone=True)
def end_exit_quickly():
    sys.stdout.write("lost, because nobody flushes\n")
    os._exit(5)


@behaviour(alone=True)
def end_crash():
    numbers = []
    print("so far so good")
    print(sum(numbers) / len(numbers))


@behaviour(alone=True)
def end_crash_with_cause():
    try:
        {}["ł漢字"]
    except KeyError as missing:
        error = ValueError("told\non two lines")
        error.add_note("a note")
        raise error from missing


@behaviour(alone=True)
def end_crash_group():
    raise ExceptionGroup("several", [ValueError(1), TypeError("two")])


@behaviour(alone=True)
def end_crash_deep():
    def down(n):
        return down(n + 1)

    down(0)


@behaviour(alone=True)
def end_crash_syntax():
    with open("broken_module.py", "w") as file:
        file.write("def f(:\n    pass\n")
    made("broken_module")


@behaviour(alone=True)
def end_crash_no_module():
    made("numpi")


@behaviour(alone=True)
def end_crash_in_thread():
    thread = threading.Thread(target=lambda: 1 / 0, name="worker")
    thread.start()
    thread.join()
    print("still here")


@behaviour(alone=True)
def end_hook():
    sys.excepthook = lambda kind, error, trace: print("hooked", kind.__name__, error)
    raise LookupError("mine")


@behaviour(alone=True)
def end_atexit():
    import atexit

    atexit.register(print, "first in, last out")
    atexit.register(lambda: 1 / 0)
    atexit.register(print, "last in")
    threading.Thread(target=lambda: print("thread")).start()


@behaviour(alone=True)
def end_exit_as_typed():
    print("bye")
    exit(3)


# alone, because quit() closes sys.stdin
@behaviour(alone=True)
def end_quit_caught():
    try:
        quit("enough")
    except SystemExit as end:
        show(end.code)


@behaviour(alone=True)
def end_keyboard_interrupt():
    raise KeyboardInterrupt


@behaviour()
def end_interrupt_caught():
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        show("caught", signal.getsignal(signal.SIGINT) is signal.default_int_handler)


@behaviour(alone=True, only="posix")
def end_terminated():
    os.kill(os.getpid(), signal.SIGTERM)


@behaviour(alone=True, only="posix")
def end_broken_pipe():
    read, write = os.pipe()
    os.close(read)
    try:
        os.write(write, b"x")
    except BrokenPipeError as error:
        print(error)
    print(signal.getsignal(signal.SIGPIPE))


@behaviour(only="posix")
def end_alarm():
    rang = []
    signal.signal(signal.SIGALRM, lambda *_: rang.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    signal.pause()
    show("rang", rang)


@behaviour(only="posix")
def end_signals_untouched():
    show([name for name in ("SIGHUP", "SIGTERM", "SIGQUIT", "SIGCHLD", "SIGUSR1")
          if signal.getsignal(getattr(signal, name)) is not signal.SIG_DFL])
    show(signal.pthread_sigmask(signal.SIG_BLOCK, []))


@behaviour(alone=True)
def end_warnings():
    import warnings

    warnings.warn("old ł", DeprecationWarning)
    warnings.warn("careful")
    eval(r"'\d'")
    open("notes of warnings.txt", "w").write("not closed")


@behaviour(alone=True)
def end_faulthandler():
    import faulthandler

    print(faulthandler.is_enabled())
    faulthandler.enable()
    print(faulthandler.is_enabled())


@behaviour(alone=True)
def end_unraisable():
    class Angry:
        def __del__(self):
            raise RuntimeError("in __del__")

    Angry()
    print("after")
