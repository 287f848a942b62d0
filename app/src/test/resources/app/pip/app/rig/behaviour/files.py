"""Files: found, written, kept."""

import os
import pathlib

import behaviours
from behaviours import behaviour, show


@behaviour()
def file_relative():
    show(open("pieces/data/words.txt").read(), open("own names/łódź 漢字.txt").read())


@behaviour()
def file_beside():
    show((pathlib.Path(__file__).parent / "pieces" / "data" / "words.txt").read_text())
    show(os.path.samefile(os.getcwd(), os.path.dirname(os.path.abspath(__file__))), pathlib.Path.cwd())


@behaviour()
def file_kept():
    with open("scores.txt", "w") as scores:
        scores.write("Zoë ł漢字 3\n")
    with open("scores.txt", "a") as scores:
        scores.write("second\n")
    with open("scores.txt", "rb") as scores:
        show(scores.read())


@behaviour()
def file_folders():
    os.makedirs("saves/deep/er", exist_ok=True)
    pathlib.Path("saves/deep/er/ł 漢字 🎈.txt").write_text("x")
    show(sorted(os.path.join(folder, name).replace(os.sep, "/") for folder, _, names in os.walk("saves") for name in names))
    pathlib.Path("saves/a.txt").touch()
    os.replace("saves/a.txt", "saves/b.txt")
    os.remove("saves/b.txt")
    show(os.listdir("saves"))


@behaviour()
def file_listed():
    import glob

    show(sorted(name.replace(os.sep, "/") for name in glob.glob("own names/*.py")))
    show(sorted(entry.name for entry in os.scandir("pieces") if entry.name != "__pycache__"))


@behaviour()
def file_after_chdir():
    before = os.getcwd()
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    os.chdir("pieces")
    show(open("data/words.txt").read())
    os.chdir(before)


@behaviour()
def file_database():
    import sqlite3

    with sqlite3.connect("games.db") as database:
        database.execute("drop table if exists games")
        database.execute("create table games (name text, points integer)")
        database.executemany("insert into games values (?, ?)", [("Zoë", 3), ("漢字", 5)])
    show(database.execute("select * from games order by points desc").fetchall())
    database.close()
    os.remove("games.db")


@behaviour()
def file_tables():
    import configparser
    import csv
    import json
    import tomllib

    with open("table.csv", "w", newline="") as file:
        csv.writer(file).writerows([["a", "ł"], [1, 'x,"y"']])
    show(list(csv.reader(open("table.csv", newline=""))))
    json.dump({"ł": [1, None]}, open("table.json", "w"), ensure_ascii=False)
    show(json.load(open("table.json")), tomllib.loads('a = "ł"'))
    settings = configparser.ConfigParser()
    settings["ł"] = {"Key": "value"}
    with open("settings.ini", "w") as file:
        settings.write(file)
    show(open("settings.ini").read())


@behaviour()
def file_shelf():
    import shelve
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        with shelve.open(os.path.join(folder, "shelf")) as shelf:
            shelf["key"] = [1, "ł"]
        with shelve.open(os.path.join(folder, "shelf")) as shelf:
            show(dict(shelf))


@behaviour()
def file_archives():
    import shutil
    import zipfile

    with zipfile.ZipFile("pack.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("ł.txt", (2020, 1, 1, 0, 0, 0)), "hello " * 100)
    show(zipfile.ZipFile("pack.zip").namelist())
    shutil.unpack_archive("pack.zip", "unpacked")
    show(os.listdir("unpacked"))
    os.remove("pack.zip")


@behaviour()
def file_temporary():
    import tempfile

    with tempfile.NamedTemporaryFile("w+", delete=True) as file:
        file.write("ł")
        file.seek(0)
        show(file.read(), os.path.dirname(file.name) == tempfile.gettempdir(), tempfile.gettempdir() != os.getcwd())


@behaviour()
def file_mapped():
    import mmap

    with open("mapped.bin", "w+b") as file:
        file.write(b"0123456789")
        file.flush()
        with mmap.mmap(file.fileno(), 0) as mapped:
            mapped[3:5] = b"xx"
            show(mapped[:])


@behaviour()
def file_line_ends():
    open("lines.txt", "w").write("a\nb\n")
    show(open("lines.txt", "rb").read() == f"a{os.linesep}b{os.linesep}".encode())


@behaviour(only="posix")
def file_copied():
    """Not on Windows: wine 8 lacks the system's CopyFile2 and would end the process."""
    import shutil

    shutil.copytree("pieces/data", "copied", dirs_exist_ok=True)
    show(sorted(os.listdir("copied")))
    show(shutil.disk_usage(".").total > 0, shutil.which("no-such-program"))


@behaviour(only="posix")
def file_modes():
    open("tool.sh", "w").write("#!/bin/sh\n")
    os.chmod("tool.sh", 0o755)
    old = os.umask(0)
    os.umask(old)
    show(oct(os.stat("tool.sh").st_mode), oct(old))
    if not os.path.lexists("link"):
        os.symlink("tool.sh", "link")
    show(os.readlink("link"))


@behaviour()
def file_missing():
    for attempt in (lambda: open("not there.txt"), lambda: os.listdir("nor there"), lambda: open("pieces", "w")):
        try:
            attempt()
        except OSError as error:
            show(type(error).__name__, error.errno, error.filename)


@behaviour()
def file_watched():
    import logging
    import logging.handlers

    handler = logging.handlers.RotatingFileHandler("own.log", maxBytes=50, backupCount=1)
    log = logging.getLogger("rotating")
    log.addHandler(handler)
    for number in range(6):
        log.error("message %d", number)
    handler.close()
    log.removeHandler(handler)
    show(sorted(name for name in os.listdir() if name.startswith("own.log")))


@behaviour()
def file_modules():
    """The modules beside the script are all of those that were packaged."""
    show(sorted(name for name in os.listdir(behaviours.HERE) if name.endswith(".py") and name not in ("broken_module.py", "colorsys.py", "fresh_module.py")))
