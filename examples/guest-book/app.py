"""A guest book in the browser. Entries are kept in guests.json."""

import json
import threading
import webbrowser
from pathlib import Path

from flask import Flask, redirect, render_template, request

BOOK = Path("guests.json")
app = Flask(__name__)


def entries():
    return json.loads(BOOK.read_text(encoding="utf-8")) if BOOK.exists() else []


@app.get("/")
def show():
    return render_template("book.html", entries=entries())


@app.post("/")
def write():
    BOOK.write_text(json.dumps([*entries(), request.form["words"]], ensure_ascii=False), encoding="utf-8")
    return redirect("/")


if __name__ == "__main__":
    threading.Timer(1, webbrowser.open, ["http://localhost:5057/"]).start()
    app.run(port=5057)
