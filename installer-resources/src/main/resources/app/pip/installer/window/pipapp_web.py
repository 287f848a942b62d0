"""What a web app has beside the boxes of a window app. Imported by pipapp_window, and only where the desktop started the app.

A port that is taken gives way to a free one, the browser opens when the port answers, a small window tells the address and
ends the app, and nothing watches the program's files to start it again. Modules are changed once the program has imported them.
"""

import _thread
import atexit
import errno
import os
import sys
import time

import pipapp_window as window

# how a port says that it can't be had: taken (also in Windows' words), or for administrators only
TAKEN = {errno.EADDRINUSE, errno.EACCES, 10048, 10013}
# they look for a free port themselves, and count on hearing of one that is taken
SEARCHING = {"gradio", "streamlit"}
HERE = ("localhost", "127.0.0.1", "0.0.0.0", "[::1]", "[::]")
# a program that opens its page itself does it by then
PATIENCE = 2.5


class Server:
    """The one whose address is told: the first that the program begins."""

    page = ""
    # asked for by the program before anything answered
    early = ""
    opened = False
    # of what is opened
    lock = _thread.allocate_lock()
    # the program ends by itself
    ended = False
    # the ports that programs wanted, and those they got
    moved = {}


def bind(self, address):
    """socket.bind of a web app: in place of a port that can't be had it takes a free one."""
    if not movable(self, address):
        return own_bind(self, address)
    if sys.platform == "win32":
        alone(self)
    try:
        return own_bind(self, address)
    except OSError as error:
        if error.errno not in TAKEN and getattr(error, "winerror", 0) not in TAKEN:
            raise
    own_bind(self, (address[0], 0, *address[2:]))
    Server.moved[address[1]] = self.getsockname()[1]


def movable(self, address):
    stream = sys.modules["socket"].SOCK_STREAM
    if self.type != stream or not isinstance(address, tuple) or not isinstance(address[1], int) or address[1] == 0:
        return False
    caller = sys._getframe(2).f_globals.get("__name__", "").split(".")[0]
    return caller not in SEARCHING and "streamlit" not in sys.modules


def alone(self):
    """Windows lets two programs have one port if both say so, and servers in Python do."""
    socket = sys.modules["socket"]
    self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    self.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)


def listen(self, *backlog):
    """socket.listen of a web app: from now on the port answers."""
    socket = sys.modules["socket"]
    try:
        own_listen(self, *backlog)
    except OSError as error:
        if error.errno != errno.EADDRINUSE or sys.platform == "win32" or not movable(self, self.getsockname()):
            raise
        move(self)
        own_listen(self, *backlog)
    if self.family not in (socket.AF_INET, socket.AF_INET6) or "socketpair" in sys._getframe(1).f_code.co_name:
        return
    begun(*self.getsockname()[:2])


def move(self):
    """Gives a socket that is bound another port. Linux lets several bind one port with SO_REUSEADDR, as servers in Python do, and
    refuses all but the first that listens: so it is when two copies are started together."""
    socket = sys.modules["socket"]
    address = self.getsockname()
    with socket.socket(self.family, self.type, self.proto) as other:
        options = [(socket.SOL_SOCKET, socket.SO_REUSEADDR)]
        if self.family == socket.AF_INET6:
            options.append((socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
        for option in options:
            other.setsockopt(*option, self.getsockopt(*option))
        own_bind(other, (address[0], 0, *address[2:]))
        os.set_blocking(other.fileno(), self.gettimeout() is None)
        os.dup2(other.fileno(), self.fileno(), os.get_inheritable(self.fileno()))
    Server.moved[address[1]] = self.getsockname()[1]


def begun(host, port):
    """The first port that answers is the one that is told."""
    if Server.page:
        return
    host = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    Server.page = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    import threading

    threading.Thread(target=accompany, name="pipapp_web", daemon=True).start()


def accompany():
    """Opens the page, shows the window, and ends the app when that is closed."""
    for _ in range(int(PATIENCE * 10) if "webbrowser" in sys.modules and not Server.early else 2):
        if not Server.opened:
            time.sleep(0.1)
    first = elsewhere(Server.early) or Server.page
    if not Server.ended and is_first():
        show(first)
    import pipapp_running

    if not Server.ended and pipapp_running.running(first, lambda: show(first)) and not Server.ended:
        stop()


def is_first():
    """Whether nothing has been opened; from now on something has."""
    with Server.lock:
        first = not Server.opened
        Server.opened = True
    return first


def show(page):
    import webbrowser

    own_open.get("open", webbrowser.open)(page)


def parts(page):
    """What stands before the address of this computer, its port, and the rest; None for a page from elsewhere."""
    scheme, found, rest = page.partition("://")
    host, slash, path = rest.partition("/")
    name, _, port = host.rpartition(":") if not host.endswith("]") and ":" in host else (host, "", "")
    if not found or scheme not in ("http", "https") or name not in HERE or not (port or "0").isdecimal():
        return None
    return scheme, int(port or (443 if scheme == "https" else 80)), slash + path


def elsewhere(page):
    """The page by the port that its server got."""
    found = parts(page)
    if not found or found[1] not in Server.moved:
        return page
    return f"{found[0]}://127.0.0.1:{Server.moved[found[1]]}{found[2] or '/'}"


def asked_open(url, new=0, autoraise=True):
    """webbrowser.open of a web app: pages of its own wait until they answer, and open once."""
    own = parts(url)
    if own and not Server.page:
        Server.early = url
        import threading

        waiting = threading.Timer(10, late, [url])
        waiting.daemon = True
        waiting.start()
        return True
    front = own and (own[2] or "/") == "/" and parts(elsewhere(url))[1] == parts(Server.page)[1]
    if own and not is_first() and front:
        return True
    return own_open["open"](elsewhere(url), new, autoraise)


def late(url):
    """Nothing of the program has answered: the page belongs to someone else."""
    if not Server.page:
        Server.early = ""
        own_open["open"](url)


def stop():
    """Ends the program as Ctrl-C does, its children too where they are a group; then without asking."""
    import signal

    for wait in (2, 2):
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGINT)
        else:
            _thread.interrupt_main()
        time.sleep(wait)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGTERM)
        time.sleep(1)
    os._exit(0)


def close():
    Server.ended = True
    if "pipapp_running" in sys.modules:
        import pipapp_running  # which waits where that is being imported

        pipapp_running.stop()


def crashed(kind, error, trace):
    close()
    window.crashed(kind, error, trace)


# --- what is changed in modules ------------------------------------------------------------------------------------


def change_socket(module):
    global own_bind, own_listen
    own_bind, own_listen = module.socket.bind, module.socket.listen
    module.socket.bind, module.socket.listen = bind, listen


def change_webbrowser(module):
    own_open["open"] = module.open
    module.open = asked_open


def change_werkzeug(module):
    run = module.run_simple

    def run_simple(*words, **named):
        named["use_reloader"] = False
        return run(*words[:3], **named) if len(words) < 5 else run(*words[:3], False, *words[4:])

    module.run_simple = run_simple


def change_bottle(module):
    run = module.run
    module.run = lambda *words, **named: run(*words, **{**named, "reloader": False})


def change_uvicorn(module):
    module.Config.should_reload = property(lambda config: False)


def change_uvicorn_server(module):
    own_startup = module.Server.startup

    async def startup(self, sockets=None):
        """Its fast loop doesn't listen by way of Python's sockets."""
        await own_startup(self, sockets=sockets)
        for server in getattr(self, "servers", ()):
            for one in server.sockets:
                if isinstance(one.getsockname(), tuple):
                    begun(*one.getsockname()[:2])

    module.Server.startup = startup


own_bind = own_listen = None
own_open = {}
for name, change in {
    "socket": change_socket,
    "webbrowser": change_webbrowser,
    "werkzeug.serving": change_werkzeug,
    "bottle": change_bottle,
    "uvicorn.config": change_uvicorn,
    "uvicorn.server": change_uvicorn_server,
}.items():
    window.Changed.change(name, change)
if hasattr(os, "setpgid"):
    import signal

    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # a shell that starts something in the background switches it off, and some desktops start apps by such a shell
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        # so that ending the app reaches its children, and nobody else's
        os.setpgid(0, 0)
    except PermissionError:
        pass  # it leads a group already
sys.excepthook = crashed
atexit.register(close)
