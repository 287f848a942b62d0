#!/usr/bin/env python3
"""A picture of the box after a crash, to look at: python3 shoot_boxes.py APP PICTURE.png [LANGUAGE].

APP is the folder of an app with windows (pipapp build --window), for linux-x64 or windows-x64; a copy of it gets a program that
fails. Needs Xvfb, openbox, xdotool and ImageMagick; for Linux also the program for boxes that is to be seen (zenity or kdialog,
else it is Tk or xmessage), for Windows wine and WINEPREFIX.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = '''
scores = {"Zoë": 12}
print(scores["سارة"])
'''


def begin(*command, **environment):
    with open(os.devnull, "r+b") as nothing:
        return subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, env={**os.environ, **environment}, cwd="/")


def shoot(app, home, picture, language):
    ini = dict(line.split("=", 1) for line in (app / "support/launch.ini").read_text("utf-8").splitlines() if "=" in line)
    (app / "program" / ini["script"]).write_text(PROGRAM, "utf-8")
    starts = sorted(app.glob("*.exe")) or sorted(file for file in app.iterdir() if file.is_file() and os.access(file, os.X_OK))
    windows = starts[0].suffix == ".exe"
    ours, theirs = os.pipe()
    with subprocess.Popen(["Xvfb", "-displayfd", str(theirs), "-screen", "0", "800x500x24"], pass_fds=[theirs],
                          stderr=subprocess.DEVNULL) as screen, os.fdopen(ours) as said:
        os.close(theirs)
        display = ":" + said.readline().strip()
        others = [begin("openbox", DISPLAY=display)]
        try:
            time.sleep(1)
            variables = {"DISPLAY": display, "PIPAPP_LANGUAGE": language, "PIPAPP_SPLASH": "never", **({} if windows else {"HOME": home})}
            others.append(begin(*(["wine"] if windows else []), str(starts[0]), **variables))
            seek, end = ["xdotool", "search", "--onlyvisible", "--name", ini["name"]], time.monotonic() + 60
            while subprocess.run(seek, env={**os.environ, "DISPLAY": display}, capture_output=True).returncode != 0:
                if time.monotonic() > end:
                    sys.exit("no box came")
                time.sleep(0.2)
            # it is drawn some time after it came
            time.sleep(3)
            subprocess.run(["import", "-display", display, "-window", "root", "-trim", picture], check=True)
        finally:
            for process in [*reversed(others), screen]:
                process.kill()


def main():
    app, picture, language = Path(sys.argv[1]), Path(sys.argv[2]).absolute(), (sys.argv[3:] or ["ar"])[0]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(app, Path(folder) / app.name)
        shoot(Path(folder) / app.name, folder, picture, language)


if __name__ == "__main__":
    main()
