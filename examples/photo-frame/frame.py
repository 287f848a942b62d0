"""Puts a coloured frame around a picture."""

import sys
from pathlib import Path
from tkinter import filedialog

import customtkinter
from PIL import Image, ImageOps

COLOURS = {"Gold": "#d4a017", "Sky": "#3b8ed0", "Rose": "#c2185b"}


def framed(picture, colour):
    """The picture with a frame of a twentieth of its width."""
    return ImageOps.expand(picture, border=max(1, picture.width // 20), fill=COLOURS[colour])


class Window(customtkinter.CTk):
    def __init__(self):
        super().__init__()
        self.title("Photo Frame")
        self.picture = Image.open(Path(__file__).parent / "example.png").convert("RGB")
        self.shown = customtkinter.CTkLabel(self, text="")
        self.shown.pack(padx=20, pady=20)
        self.colour = customtkinter.CTkSegmentedButton(self, values=list(COLOURS), command=self.show)
        self.colour.set("Gold")
        self.colour.pack()
        customtkinter.CTkButton(self, text="Open …", command=self.open).pack(pady=10)
        customtkinter.CTkButton(self, text="Save", command=self.save).pack(pady=(0, 20))
        self.show("Gold")

    def show(self, colour):
        picture = framed(self.picture, colour)
        self.shown.configure(image=customtkinter.CTkImage(picture, size=(320, 320 * picture.height // picture.width)))

    def open(self):
        name = filedialog.askopenfilename()
        if name:
            self.picture = Image.open(name).convert("RGB")
            self.show(self.colour.get())

    def save(self):
        framed(self.picture, self.colour.get()).save("framed.png")


window = Window()
if "--demo" in sys.argv:
    window.after(1500, window.save)
    window.after(2000, window.destroy)
window.mainloop()
