#!/usr/bin/env python3
"""Builds the launchers and python3.dll: python3 build.py [--check] [--only TARGET]... (README.md has the rules).

Runs with any Python 3.9 or newer that has PyPI's ziglang 0.17.0 installed. The same sources give the same bytes,
whatever the folder, the user, the time and the state of zig's cache; --check builds anew and compares.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ZIG = "0.17.0"
HERE = Path(__file__).resolve().parent
PREBUILT = HERE.parent / "src/main/resources/app/pip/installer/prebuilt"
SUMS = "SHA256SUMS"
WORDS = PREBUILT.parent / "words.txt"

# The reference implementation of Zstandard as one C file, in the sources of a Python package: fetched, never kept here.
ZSTD = "zstandard==0.25.0"
ZSTD_SHA256 = "7713e1179d162cf5c7906da876ec2ccb9c3a9dcbdffef0cc7f70c3667a205f0b"

# an app that lies in the launcher's own file
SINGLE = ["single.c", "layer.c", "sealed.c", "prune.c", "sha256.c", "unzstd.c"]
EVERYWHERE = ["ini.c", "words.c", "text.c", "launch.c", "place.c", "placed.c", "own.c", "floor.c"]
POSIX = ["files_posix.c", "environment_posix.c", "say_posix.c", "start_posix.c", "log_posix.c"]
LINUX = [*EVERYWHERE, *POSIX, "splash.c"] + [
    f"{concern}_linux.c"
    for concern in ("where", "start", "terminal", "menu", "desktop", "floor", "language", "splash", "box", "picture", "x11",
                    "x11_windows", "main")
]
LINUX_SINGLE = ["cache_posix.c", "progress_linux.c"]
MACOS = [*EVERYWHERE, *POSIX] + [
    f"{concern}_macos.c" for concern in ("where", "start", "terminal", "desktop", "floor", "language", "main")
]
WINDOWS = [*EVERYWHERE, "splash.c"] + [
    f"{concern}_windows.c"
    for concern in ("wide", "files", "where", "environment", "console", "say", "start", "log", "desktop", "floor", "language", "splash",
                    "main")
]

# gnu17: the C library's declarations beyond ISO C. -g0 and -s: nothing of this machine's folders inside.
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-Wshadow", "-Wconversion", "-Wstrict-prototypes", "-Wundef"]
COMMON = ["-std=gnu17", "-Os", "-g0", "-s", "-fno-ident", *WARNINGS]
WINDOWS_SINGLE = ["cache_windows.c", "progress_windows.c"]
WINDOWS_FLAGS = ["-municode", "-lole32", "-lshell32", "-luser32", "-lgdi32"]
SUBSYSTEM = ["-Wl,--subsystem,windows"]
WINDOW_FLAGS = [*WINDOWS_FLAGS, *SUBSYSTEM]
SINGLE_WINDOWS_FLAGS = [*WINDOWS_FLAGS, "-lcomctl32"]
# of zstd only what takes frames apart, one thread, no assembler: the same on every processor
SINGLE_FLAGS = ["-DPIPAPP_SINGLE", "-isystem", "zstd", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections"]
ZSTD_FLAGS = ["-std=gnu17", "-O2", "-g0", "-w", "-fno-ident", "-ffunction-sections", "-fdata-sections", "-DZSTD_DISABLE_ASM",
              "-DZSTD_STRIP_ERROR_STRINGS",
              # of compressing nothing stays anyway: the compiler needn't look at most of it
              *(f"-DZSTD_EXCLUDE_{way}_BLOCK_COMPRESSOR" for way in ("DFAST", "GREEDY", "LAZY", "LAZY2", "BTLAZY2", "BTOPT", "BTULTRA"))]
# room between the load commands and the code for the LC_CODE_SIGNATURE that the packager adds
MACOS_FLAGS = ["-Wl,-headerpad,0x1000"]


@dataclass(frozen=True)
class Product:
    """One file below prebuilt/: `sources` are compiled for zig's target `triple` with `flags`."""

    file: str
    triple: str
    sources: tuple
    flags: tuple
    unzstd: bool

    @property
    def target(self):
        return self.file.split("/")[0]


def product(file, triple, sources, flags):
    return Product(file, triple, tuple(sources), tuple(flags), False)


def single(file, triple, sources, flags):
    """A launcher that finds its app packed behind itself."""
    return Product(file, triple, (*sources, *SINGLE), (*flags, *SINGLE_FLAGS), True)


PRODUCTS = [
    product("linux-arm64/launcher", "aarch64-linux-musl", LINUX, ["-static"]),
    single("linux-arm64/single", "aarch64-linux-musl", [*LINUX, *LINUX_SINGLE], ["-static"]),
    product("linux-x64/launcher", "x86_64-linux-musl", LINUX, ["-static"]),
    single("linux-x64/single", "x86_64-linux-musl", [*LINUX, *LINUX_SINGLE], ["-static"]),
    product("macos-arm64/launcher", "aarch64-macos.11.0", MACOS, MACOS_FLAGS),
    product("macos-x64/launcher", "x86_64-macos.10.15", MACOS, MACOS_FLAGS),
    product("windows-arm64/console.exe", "aarch64-windows-gnu", WINDOWS, WINDOWS_FLAGS),
    product("windows-arm64/window.exe", "aarch64-windows-gnu", WINDOWS, WINDOW_FLAGS),
    product("windows-x64/console.exe", "x86_64-windows-gnu", WINDOWS, WINDOWS_FLAGS),
    Product("windows-x64/python3.dll", "x86_64-windows-gnu", ("forwarder.c", "python3.def"), ("-shared", "-nostdlib"), False),
    single("windows-x64/single-console.exe", "x86_64-windows-gnu", [*WINDOWS, *WINDOWS_SINGLE], SINGLE_WINDOWS_FLAGS),
    single("windows-x64/single-window.exe", "x86_64-windows-gnu", [*WINDOWS, *WINDOWS_SINGLE], [*SINGLE_WINDOWS_FLAGS, *SUBSYSTEM]),
    product("windows-x64/window.exe", "x86_64-windows-gnu", WINDOWS, WINDOW_FLAGS),
]


def words():
    """The sentences of words.txt by name, each a dictionary by language; and the languages, English first."""
    languages, sentences, now = [], {}, None
    for line in WORDS.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            now = None if not line else now
        elif line.startswith("languages "):
            languages = line.split()[1:]
        elif now is None:
            now = sentences.setdefault(line, {})
        else:
            language, text = line.split(" ", 1)
            if language not in languages or language in now:
                sys.exit(f"{WORDS.name}: not one of the languages, or twice: {line}")
            now[language] = text
    for name, texts in sentences.items():
        places = {language: sorted(set(re.findall(r"\{[01]\}", text))) for language, text in texts.items()}
        if "en" not in texts or any(found != places["en"] for found in places.values()):
            sys.exit(f"{WORDS.name}: {name} lacks English, or its languages fill in different things")
    return languages, sentences


def words_table():
    """words.txt as C: a list of languages, and a table of sentences with an empty text where English counts."""
    def quoted(text):
        return '"' + text.replace('"', '\\"') + '"'

    def table(macro, wanted):
        lines = [f"#define {macro}(W) \\"]
        for name, texts in sentences.items():
            if wanted(name):
                lines.append(f"    W({name}, " + ", ".join(quoted(texts.get(language, "")) for language in languages) + ") \\")
        return "\n".join(lines) + "\n\n"

    languages, sentences = words()
    return ("#define LANGUAGES(L) " + " ".join(f"L({language})" for language in languages) + "\n"
            + table("WORDS", lambda name: not name.startswith(("BOX_", "SINGLE_")))
            + table("SINGLE_WORDS", lambda name: name.startswith("SINGLE_")))


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


def zstd():
    """The folder with zstd.c and zstd.h, fetched with pip and its digest compared, or kept from an earlier time."""
    caches = os.environ.get("ZIG_GLOBAL_CACHE_DIR") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zig"
    folder = Path(caches) / f"pipapp-zstd-{ZSTD_SHA256[:16]}"
    if not folder.exists():
        with tempfile.TemporaryDirectory(prefix="zstd-") as name:
            asked = Path(name) / "asked.txt"
            asked.write_text(f"{ZSTD} --hash=sha256:{ZSTD_SHA256}\n", "ascii")
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
                            "--require-hashes", "--dest", name, "--requirement", str(asked)], check=True)
            half = Path(tempfile.mkdtemp(dir=caches))
            with tarfile.open(next(Path(name).glob("*.tar.gz"))) as sources:
                for member in sources.getmembers():
                    if re.fullmatch(r"[^/]+/zstd/(zstd\.c|zstd\.h|zstd_errors\.h|zdict\.h|LICENSE)", member.name):
                        (half / Path(member.name).name).write_bytes(sources.extractfile(member).read())
            try:
                half.rename(folder)
            except OSError:
                # another build was quicker, with the same files
                shutil.rmtree(half)
    return folder


def build_unzstd(triple, sources, work, environment):
    """zstd's object file for a target; warnings are its authors' business, not ours."""
    if not (sources / "zstd").exists():
        shutil.copytree(zstd(), sources / "zstd")
    made = work / f"zstd-{triple}.o"
    if not made.exists():
        # with threads, it would ask for much more of the system than taking apart needs
        text = (sources / "zstd/zstd.c").read_text("utf-8").replace("#define ZSTD_MULTITHREAD\n", "\n")
        (sources / "zstd/unthreaded.c").write_text(text, "utf-8", newline="\n")
        zig("cc", "-target", triple, *ZSTD_FLAGS, "-c", "zstd/unthreaded.c", "-o", str(made), cwd=sources, env=environment)
    return str(made)


def build(wanted, into):
    """Builds the products in `wanted` below the folder `into`."""
    with tempfile.TemporaryDirectory(prefix="launcher-") as name:
        work = Path(name)
        environment = clean_environment(work)
        sources = work / "sources"
        sources.mkdir()
        for source in [*HERE.glob("*.c"), *HERE.glob("*.h")]:
            shutil.copy(source, sources)
        (sources / "words_table.h").write_text(words_table(), "utf-8", newline="\n")
        (sources / "python3.def").write_text(definition(), "ascii", newline="\n")
        for made in wanted:
            print(f"building {made.file}", flush=True)
            # the linker puts the file's bare name into what it makes, never a folder
            output = work / "out" / Path(made.file)
            output.parent.mkdir(parents=True, exist_ok=True)
            objects = [build_unzstd(made.triple, sources, work, environment)] if made.unzstd else []
            zig("cc", "-target", made.triple, *COMMON, *made.sources, *objects, *made.flags, "-o", str(output),
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
