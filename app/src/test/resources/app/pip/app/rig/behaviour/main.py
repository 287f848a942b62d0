"""Behaviours of a program, each shown as text: python main.py NAME... (main.py --list for their names).

What they print has to be the same in an app and with a plain `python -X utf8` of the same version. Those that are about
the main program itself are in this file.
"""

import inspect
import os
import pickle
import sys
import traceback

import behaviours
from behaviours import behaviour, show


class Point:
    """Pickled and unpickled, also across processes."""

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def double(point):
    return Point(2 * point.x, 2 * point.y)


@behaviour()
def main_module():
    main = sys.modules["__main__"]
    show(__name__, __file__, __spec__, __package__, main.__doc__[:20], getattr(main, "__cached__", "none"))
    show(sorted(name for name in vars(main) if name.startswith("__")), main.__builtins__.__name__)
    show(type(main.__loader__).__name__)


@behaviour(alone=True, words=["", "two words", "ł漢字", "*", "%PATH%", "$HOME", '"quoted"', "back\\slash\\", "-c", "--where"])
def main_arguments():
    show(sys.argv)


@behaviour()
def main_path():
    show(sys.path[0], os.getcwd())
    show([entry for entry in sys.path[1:] if "packages" not in entry])


@behaviour()
def main_frames():
    show([frame.function for frame in inspect.stack()])


@behaviour()
def main_source():
    show(inspect.getsource(double), inspect.getsourcefile(Point), inspect.getsource(Point.__eq__))


@behaviour()
def main_pickle():
    bytes_ = pickle.dumps(Point(1, 2))
    show(b"__main__" in bytes_, pickle.loads(bytes_) == Point(1, 2), pickle.loads(pickle.dumps(double)) is double)


@behaviour()
def main_flags():
    for name in ("optimize", "interactive", "inspect", "no_site", "isolated", "safe_path", "utf8_mode", "dev_mode", "bytes_warning",
                 "warn_default_encoding", "int_max_str_digits", "ignore_environment", "no_user_site", "dont_write_bytecode"):
        show(name, getattr(sys.flags, name))


@behaviour()
def main_executable():
    show(os.path.exists(sys.executable), sys.version_info[:3], sys.implementation.name, sys._base_executable == sys.executable)
    show(sys.prefix == sys.base_prefix, sys.exec_prefix == sys.prefix, getattr(sys, "frozen", "not frozen"))


@behaviour()
def process_spawn():
    import multiprocessing

    with multiprocessing.get_context("spawn").Pool(2) as pool:
        show(pool.map(double, [Point(1, 2), Point(3, 4)]))


@behaviour(only="posix")
def process_forkserver():
    import multiprocessing

    with multiprocessing.get_context("forkserver").Pool(2) as pool:
        show(pool.map(double, [Point(1, 2), Point(3, 4)]))


@behaviour(only="posix")
def process_fork():
    import multiprocessing

    with multiprocessing.get_context("fork").Pool(2) as pool:
        show(pool.map(double, [Point(1, 2)]))


@behaviour()
def process_executor():
    import concurrent.futures
    import multiprocessing

    show(multiprocessing.get_start_method())
    with concurrent.futures.ProcessPoolExecutor(1) as pool:
        show(pool.submit(double, Point(5, 6)).result())
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        show(list(pool.map(double, [Point(7, 8)])))


def import_all():
    import crashes
    import files
    import imports
    import processes
    import streams
    import surroundings

    return crashes, files, imports, processes, streams, surroundings


def run(name):
    function, alone, _, _ = behaviours.TABLE[name]
    if alone:
        function()
        return
    print(f"== {name}", flush=True)
    try:
        function()
    except Exception:
        show(traceback.format_exc())


if __name__ == "__main__":
    import_all()
    if sys.argv[1:] == ["--list"]:
        print(behaviours.listed())
    elif behaviours.TABLE[sys.argv[1]][1]:
        run(sys.argv[1])
    else:
        for wanted in sys.argv[1:]:
            run(wanted)
