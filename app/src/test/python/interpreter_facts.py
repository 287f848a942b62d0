"""Run by an interpreter: tells what it knows of itself, as one JSON object. Its word: a folder in which pip is, for packaging's tags."""

import importlib
import importlib.util
import json
import os
import platform
import sys
import sysconfig

if sys.platform == "win32":
    # what wine 8 has of WMI dies of a function that it lacks; platform asks for the release, which nobody compares
    platform._wmi = None
sys.path.append(sys.argv[1])
from pip._vendor.packaging import markers, tags  # noqa: E402

CAPABILITIES = ["_bz2", "_ctypes", "_curses", "_curses_panel", "_decimal", "_hashlib", "_lzma", "_sqlite3", "_ssl", "_tkinter", "_uuid",
                "_zstd", "binascii", "pyexpat", "readline", "zlib", "tkinter", "turtle", "ssl", "sqlite3", "lzma", "bz2", "ctypes",
                "curses", "hashlib", "uuid", "decimal", "zoneinfo", "compression.zstd", "multiprocessing", "asyncio", "venv", "pty", "tty"]


def found(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:
        return name in sys.modules


def imported(name):
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def below(path):
    return os.path.relpath(os.path.realpath(path), os.path.realpath(sys.prefix)).replace(os.sep, "/")


def templates():
    seen = {}
    for tag in tags.sys_tags():
        seen[f"{tag.interpreter}-{tag.abi}-" + ("any" if tag.platform == "any" else "PLATFORM")] = None
    return list(seen)


def glibc():
    """The newest C library that any file asks for, as CPython's own scan finds it."""
    newest = (0, 0)
    for folder, _, names in os.walk(sys.prefix):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                if file.read(4) != b"\x7fELF":
                    continue
            library, version = platform.libc_ver(path)
            if library == "glibc":
                newest = max(newest, tuple(map(int, version.split(".")[:2])))
    return list(newest)


def borrowed():
    """Libraries that are loaded and are neither the interpreter's own nor the C library's."""
    names = set()
    with open("/proc/self/maps") as maps:
        for line in maps:
            path = line.split(maxsplit=5)[5].strip() if line.count("/") else ""
            if ".so" in path and not path.startswith(os.path.realpath(sys.prefix)):
                names.add(os.path.basename(path))
    return sorted(names)


# some came with a later version
here = {name: imported(name) for name in CAPABILITIES if name.split(".")[0] in sys.stdlib_module_names}
linux = sys.platform == "linux"
print(json.dumps({
    "version": platform.python_version(),
    "cache_tag": sys.implementation.cache_tag,
    "ext_suffix": sysconfig.get_config_var("EXT_SUFFIX"),
    "tags": templates(),
    "markers": {name: value for name, value in markers.default_environment().items()
                if value and name not in ("platform_release", "platform_version")},
    "paths": {name: below(path) for name, path in sysconfig.get_paths().items()},
    "executable": below(os.path.dirname(sys.executable)),
    "missing": sorted(name for name in sys.stdlib_module_names if not found(name)),
    "imports": here,
    "floor": glibc() if linux else None,
    "loaded": borrowed() if linux else None,
}))
