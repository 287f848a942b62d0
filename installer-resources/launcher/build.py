#!/usr/bin/env python3
"""Builds the launchers and python3.dll: python3 build.py [--check] [--only TARGET]... (README.md has the rules).

Runs with any Python 3.9 or newer that has PyPI's ziglang 0.17.0 installed. The same sources give the same bytes,
whatever the folder, the user, the time and the state of zig's cache; --check builds anew and compares.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ZIG = "0.17.0"
HERE = Path(__file__).resolve().parent
PREBUILT = HERE.parent / "src/main/resources/app/pip/installer/prebuilt"
SUMS = "SHA256SUMS"

EVERYWHERE = ["ini.c", "words.c", "text.c", "launch.c", "place.c", "placed.c"]
POSIX = ["files_posix.c", "environment_posix.c", "say_posix.c", "start_posix.c"]
LINUX = [*EVERYWHERE, *POSIX, "where_linux.c", "start_linux.c", "terminal_linux.c", "menu_linux.c", "main_linux.c"]
MACOS = [*EVERYWHERE, *POSIX, "where_macos.c", "start_macos.c", "terminal_macos.c", "main_macos.c"]
WINDOWS = EVERYWHERE + [
    f"{concern}_windows.c"
    for concern in ("wide", "files", "where", "environment", "console", "say", "start", "main")
]

# gnu17: the C library's declarations beyond ISO C. -g0 and -s: nothing of this machine's folders inside.
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-Wshadow", "-Wconversion", "-Wstrict-prototypes", "-Wundef"]
COMMON = ["-std=gnu17", "-Os", "-g0", "-s", "-fno-ident", *WARNINGS]
WINDOWS_FLAGS = ["-municode", "-lole32", "-lshell32", "-luser32"]
WINDOW_FLAGS = [*WINDOWS_FLAGS, "-Wl,--subsystem,windows"]
# room between the load commands and the code for the LC_CODE_SIGNATURE that the packager adds
MACOS_FLAGS = ["-Wl,-headerpad,0x1000"]


@dataclass(frozen=True)
class Product:
    """One file below prebuilt/: `sources` are compiled for zig's target `triple` with `flags`."""

    file: str
    triple: str
    sources: tuple
    flags: tuple

    @property
    def target(self):
        return self.file.split("/")[0]


def product(file, triple, sources, flags):
    return Product(file, triple, tuple(sources), tuple(flags))


PRODUCTS = [
    product("linux-arm64/launcher", "aarch64-linux-musl", LINUX, ["-static"]),
    product("linux-x64/launcher", "x86_64-linux-musl", LINUX, ["-static"]),
    product("macos-arm64/launcher", "aarch64-macos.11.0", MACOS, MACOS_FLAGS),
    product("macos-x64/launcher", "x86_64-macos.10.15", MACOS, MACOS_FLAGS),
    product("windows-arm64/console.exe", "aarch64-windows-gnu", WINDOWS, WINDOWS_FLAGS),
    product("windows-arm64/window.exe", "aarch64-windows-gnu", WINDOWS, WINDOW_FLAGS),
    product("windows-x64/console.exe", "x86_64-windows-gnu", WINDOWS, WINDOWS_FLAGS),
    product("windows-x64/python3.dll", "x86_64-windows-gnu", ["forwarder.c", "python3.def"], ["-shared", "-nostdlib"]),
    product("windows-x64/window.exe", "x86_64-windows-gnu", WINDOWS, WINDOW_FLAGS),
]


def definition():
    """The module definition of python3.dll: every name goes on to the same name in python314.dll."""
    lines = ["LIBRARY python3.dll", "EXPORTS"]
    for line in (HERE / "python3-exports.txt").read_text("ascii").splitlines():
        name, *data = line.split()
        lines.append(" ".join([f"    {name}=python314.{name}", *data]))
    return "\n".join(lines) + "\n"


def zig(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "ziglang", *arguments], check=True, text=True, **options)


def clean_environment(folder):
    """What a compiler might read from the environment is taken out; zig's global cache may be chosen from outside."""
    hostile = ("CPATH", "C_INCLUDE_PATH", "CFLAGS", "LDFLAGS", "LIBRARY_PATH", "SOURCE_DATE_EPOCH", "ZERO_AR_DATE")
    kept = {name: value for name, value in os.environ.items() if name not in hostile}
    return {"ZIG_LOCAL_CACHE_DIR": str(folder / "cache"), **kept, "LC_ALL": "C"}


def build(wanted, into):
    """Builds the products in `wanted` below the folder `into`."""
    with tempfile.TemporaryDirectory(prefix="launcher-") as name:
        work = Path(name)
        environment = clean_environment(work)
        sources = work / "sources"
        sources.mkdir()
        for source in [*HERE.glob("*.c"), *HERE.glob("*.h")]:
            shutil.copy(source, sources)
        (sources / "python3.def").write_text(definition(), "ascii", newline="\n")
        for made in wanted:
            print(f"building {made.file}", flush=True)
            # the linker puts the file's bare name into what it makes, never a folder
            output = work / "out" / Path(made.file)
            output.parent.mkdir(parents=True, exist_ok=True)
            zig("cc", "-target", made.triple, *COMMON, *made.sources, *made.flags, "-o", str(output),
                cwd=sources, env=environment)
            target = into / made.file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(output, target)
            target.chmod(0o755)


def sums(folder):
    lines = []
    for made in PRODUCTS:
        file = folder / made.file
        if file.exists():
            lines.append(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {made.file}\n")
    return "".join(lines)


def check(wanted):
    """Answers whether a fresh build, the committed files and their list of sums all say the same."""
    wrong = []
    if (PREBUILT / SUMS).read_text("ascii") != sums(PREBUILT):
        wrong.append(f"{SUMS} does not fit the files beside it")
    with tempfile.TemporaryDirectory(prefix="launcher-check-") as name:
        build(wanted, Path(name))
        for made in wanted:
            committed = PREBUILT / made.file
            if not committed.exists() or committed.read_bytes() != (Path(name) / made.file).read_bytes():
                wrong.append(f"{made.file} differs from what the sources give")
    for line in wrong:
        print(line, file=sys.stderr)
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare a fresh build with the committed files")
    parser.add_argument("--only", action="append", metavar="TARGET", help="such as linux-x64; may be repeated")
    options = parser.parse_args()
    found = zig("version", capture_output=True).stdout.strip()
    if found != ZIG:
        sys.exit(f"this recipe is for zig {ZIG}, and ziglang here is {found}: pip install ziglang=={ZIG}")
    wanted = [made for made in PRODUCTS if not options.only or made.target in options.only]
    if not wanted:
        sys.exit("no such target; there are " + ", ".join(sorted({made.target for made in PRODUCTS})))
    if options.check:
        sys.exit(0 if check(wanted) else 1)
    build(wanted, PREBUILT)
    (PREBUILT / SUMS).write_text(sums(PREBUILT), "ascii", newline="\n")


if __name__ == "__main__":
    main()
