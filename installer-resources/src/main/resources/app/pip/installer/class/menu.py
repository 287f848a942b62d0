"""The start menu of a class: index.html in the browser, served to this computer alone, starts programs at a click.

The page is asked for with a secret in its address, so that no other page and no other user of this computer can start
anything. The menu ends by itself soon after the last window with the page was closed.
"""

import http.server
import json
import os
import secrets
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path

# seconds: until a browser has to come, and after the last page went
PATIENCE = 120
GRACE = 8
BEAT = 2
LONGEST_QUESTION = 100

HERE = Path(__file__).resolve().parent
LIST = json.loads((HERE / "programs.json").read_text("utf-8"))
# not by the place of this file: on a read-only stick that is the user's own folder
ROOT = Path(sys.executable).absolute().parents[LIST["depth"] - 1]


def start(number):
    """Starts a program as a double-click on its launcher would."""
    app = LIST["apps"][number]
    launcher = ROOT / app["file"]
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if sys.platform == "darwin":
        subprocess.run(["/usr/bin/open", "-n", str(launcher)], check=True, **options)
        return
    if sys.platform == "win32":
        # a console of its own needs streams of its own
        options = {}
        if app["console"]:
            options["creationflags"] = subprocess.CREATE_NEW_CONSOLE
    else:
        options["start_new_session"] = True
    process = subprocess.Popen([str(launcher)], cwd=launcher.parent, **options)
    threading.Thread(target=process.wait, daemon=True).start()


class Pages:
    """How many pages are open, and since when there is none."""

    def __init__(self):
        self.lock = threading.Lock()
        self.open = 0
        self.end = time.monotonic() + PATIENCE

    def change(self, step):
        with self.lock:
            self.open += step
            if self.open == 0:
                self.end = time.monotonic() + GRACE

    def over(self):
        with self.lock:
            return self.open == 0 and time.monotonic() > self.end


class Server(http.server.ThreadingHTTPServer):
    """On a port that is free, for this computer only."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.secret = secrets.token_urlsafe(24)
        self.pages = Pages()
        self.host = f"127.0.0.1:{self.server_port}"
        self.address = f"http://{self.host}/{self.secret}/"

    def handle_error(self, request, client_address):
        """A browser that hangs up is no news."""


class Answer(http.server.BaseHTTPRequestHandler):
    """What the page asks."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self):
        if not self.allowed():
            return
        if self.word() == "":
            self.tell(200, (ROOT / "index.html").read_bytes(), "text/html; charset=utf-8")
        elif self.word() == "open":
            self.stay()
        else:
            self.tell(404)

    def do_POST(self):
        # another site's page may send something here without being able to read the answer
        if not self.allowed():
            return None
        if self.headers.get("Origin") != f"http://{self.server.host}":
            return self.tell(403)
        length = int(self.headers.get("Content-Length") or 0)
        if self.word() != "start" or not 0 < length <= LONGEST_QUESTION:
            return self.tell(404)
        number = self.rfile.read(length).decode("ascii", "replace")
        if not number.isdecimal() or int(number) >= len(LIST["apps"]):
            return self.tell(404)
        try:
            start(int(number))
        except (OSError, subprocess.SubprocessError) as error:
            return self.tell(500, str(error).encode("utf-8", "replace"))
        return self.tell(204)

    def allowed(self):
        """The right address under the right name: a foreign name that was led here (DNS rebinding) isn't it."""
        parts = self.path.split("/")
        if (len(parts) == 3 and secrets.compare_digest(parts[1].encode(), self.server.secret.encode())
                and self.headers.get("Host") == self.server.host):
            return True
        self.tell(404)
        return False

    def word(self):
        return self.path.split("/")[2]

    def stay(self):
        """A stream that lasts as long as the page is open."""
        self.server.pages.change(1)
        try:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            while True:
                self.wfile.write(b": here\n\n")
                self.wfile.flush()
                time.sleep(BEAT)
        except OSError:
            self.close_connection = True
        finally:
            self.server.pages.change(-1)

    def tell(self, status, body=b"", kind="text/plain; charset=utf-8"):
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *arguments):
        """Nobody reads it, and addresses hold the secret."""


def main():
    os.environ.pop("PIPAPP_INSIDE_TERMINAL", None)
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        if not webbrowser.open(server.address):
            print("Open this address in a browser:", server.address, flush=True)
        while not server.pages.over():
            time.sleep(BEAT)


if __name__ == "__main__":
    main()
