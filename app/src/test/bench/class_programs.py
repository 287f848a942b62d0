"""The generated classes that `class` measures: thirty programs of all sorts, and hundreds of tiny ones with tiny packages."""

import base64
import hashlib
import random
import struct
import zipfile
import zlib

TEXT = '''"""{title}"""
__author__ = "{author}"
import random
from pathlib import Path

WORDS = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()
SECRET = random.Random({number}).choice(WORDS)


def tell(guess):
    return sum(one == other for one, other in zip(guess, SECRET))


if __name__ == "__main__":
    while (guess := input("Your word? ")) != SECRET:
        print(tell(guess), "letters are right")
    print("Found!")
'''

PYGAME = '''"""{title}"""
__author__ = "{author}"
import pygame

pygame.init()
screen = pygame.display.set_mode((320, 240))
ship = pygame.image.load("ship.png")
clock = pygame.time.Clock()
for x in range({number}, 300):
    pygame.event.pump()
    screen.fill((0, 0, {number}))
    screen.blit(ship, (x, 100))
    pygame.display.flip()
    clock.tick(60)
'''

TKINTER = '''"""{title}"""
__author__ = "{author}"
import tkinter

window = tkinter.Tk()
tkinter.Button(window, text="Press {number} times", command=window.destroy).pack()
window.mainloop()
'''

TURTLE = '''"""{title}"""
__author__ = "{author}"
import turtle

for side in range({number} + 3):
    turtle.forward(40)
    turtle.left(360 / ({number} + 3))
turtle.done()
'''

NUMPY = '''"""{title}"""
__author__ = "{author}"
import numpy

print(numpy.linalg.det(numpy.eye({number}) * 2))
'''

MATPLOTLIB = '''"""{title}"""
__author__ = "{author}"
import matplotlib.pyplot as plot

plot.plot([one ** 2 for one in range({number})])
plot.show()
'''

# what is wrong with the broken ones, by the problem that it is; without an index nobody knows that a package is missing
BROKEN = {
    "script.syntax": {"main.py": "print('never closed'\n"},
    "program.no-script": {"notes.txt": "it is on my other computer\n"},
    "import.": {"main.py": "import the_module_of_my_brother\n"},
    "program.zip-damaged": None,
}


def picture(number):
    """A PNG file of 32 by 32 dots."""
    rows = b"".join(b"\0" + bytes((number * 7 + x * y) % 256 for x in range(32) for _ in range(3)) for y in range(32))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 32, 32, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + name + data +
                                          struct.pack(">I", zlib.crc32(name + data)) for name, data in parts)


def thirty(folder):
    """10 text, 8 pygame, 4 tkinter or turtle, 4 numpy or matplotlib, 4 broken: as folders, scripts and archives."""
    sorts = [TEXT] * 10 + [PYGAME] * 8 + [TKINTER, TURTLE] * 2 + [NUMPY, MATPLOTLIB] * 2
    words = " ".join(f"word{number}" for number in range(500))
    for number, sort in enumerate(sorts, 1):
        script = sort.format(title=f"Program number {number}", author=f"Pupil {number}", number=number)
        files = {"main.py": script.encode()}
        if sort is TEXT:
            files["words.txt"] = words.encode()
        if sort is PYGAME:
            files["ship.png"] = picture(number)
        name = f"pupil{number:02}"
        if number % 5 == 0:
            with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
                for file, data in files.items():
                    archive.writestr(f"{name}/{file}", data)
        elif sort in (NUMPY, TURTLE):
            (folder / f"{name}.py").write_bytes(files["main.py"])
        else:
            (folder / name).mkdir()
            for file, data in files.items():
                (folder / name / file).write_bytes(data)
    for number, (problem, files) in enumerate(BROKEN.items(), 27):
        if files is None:
            (folder / f"pupil{number}.zip").write_bytes(b"PK\3\4 cut off")
            continue
        (folder / f"pupil{number}").mkdir()
        for file, text in files.items():
            (folder / f"pupil{number}" / file).write_text(text, encoding="utf-8")


def wheels(folder, count):
    """Tiny packages, each with one module and sometimes another package that it needs."""
    for number in range(count):
        name = f"tiny{number}"
        needs = f"Requires-Dist: tiny{number - 7}\n" if number % 3 == 0 and number >= 7 else ""
        info = f"{name}-1.0.dist-info"
        files = {
            f"{name}/__init__.py": f"VALUE = {number}\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{needs}",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{file},sha256={digest(text)},{len(text)}\n" for file, text in files.items())
        with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
            for file, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
                wheel.writestr(file, text)


def digest(text):
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def many(folder, programs, packages):
    """Programs that ask for a handful of the packages; together they ask for all."""
    chance = random.Random(programs)
    share = packages // programs + 1
    for number in range(programs):
        mine = {(number * share + one) % packages for one in range(share)} | {chance.randrange(packages)}
        place = folder / f"pupil{number:03}"
        place.mkdir()
        names = sorted(f"tiny{one}" for one in mine)
        (place / "requirements.txt").write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        (place / "main.py").write_text("".join(f"import {name}\n" for name in names) + f"print({number})\n", encoding="utf-8")
