"""Other processes and threads."""

import os
import subprocess
import sys

from behaviours import WINDOWS, behaviour, made, plain, show

CHILD = """import sys, os
encoding = sys.stdout.encoding
sys.stdout.reconfigure(encoding="utf-8")
print(encoding, sys.flags.utf8_mode, sys.argv[1:], os.environ.get("MARK"))
sys.exit(4)
"""


@behaviour()
def process_child():
    done = subprocess.run([sys.executable, "-c", CHILD, "ł漢字", ""], capture_output=True, text=True, env={**os.environ, "MARK": "ł"})
    show(done.returncode, done.stdout, done.stderr)


@behaviour()
def process_child_script():
    done = subprocess.run([sys.executable, "own names/child.py", "x y"], capture_output=True, text=True)
    show(done.returncode, done.stdout, done.stderr)


@behaviour()
def process_child_module():
    done = subprocess.run([sys.executable, "-m", "pieces", "word"], capture_output=True, text=True)
    show(done.returncode, done.stdout, done.stderr)


@behaviour()
def process_child_crash():
    done = subprocess.run([sys.executable, "-c", "1/0"], capture_output=True, text=True)
    show(done.returncode, done.stderr)


@behaviour()
def process_talk():
    child = subprocess.Popen([sys.executable, "-X", "utf8", "-c", "print(input().upper())"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    show(child.communicate("łódź 漢字\n"), child.returncode)


@behaviour()
def process_shell():
    done = subprocess.run("echo hello", shell=True, capture_output=True, text=True)
    show(done.returncode, done.stdout.strip())
    show(os.system("exit 3") in (3, 3 << 8))


@behaviour()
def process_ended():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        child.wait(0.1)
    except subprocess.TimeoutExpired:
        show("still running")
    child.terminate()
    show(child.wait(120) in ((1,) if WINDOWS else (-15,)))


@behaviour()
def process_environment():
    """What children of the program inherit is what the program has."""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", "import sys, site; print(site.ENABLE_USER_SITE, [p for p in sys.path[1:] if 'packages' not in p])"],
                          capture_output=True, text=True)
    show(plain(done.stdout), done.stderr)


@behaviour()
def process_asyncio():
    import asyncio

    async def talk():
        child = await asyncio.create_subprocess_exec(sys.executable, "-X", "utf8", "-c", "print(input()[::-1])", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        said, _ = await child.communicate("ł漢字\n".encode())
        return said.decode().strip(), child.returncode

    show(asyncio.run(talk()))


@behaviour()
def process_asyncio_net():
    import asyncio

    async def serve():
        async def answer(reader, writer):
            writer.write((await reader.readline()).upper())
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(b"hello\n")
            said = await reader.readline()
            writer.close()
            return said

    show(asyncio.run(serve()))


@behaviour()
def process_web():
    import http.server
    import threading
    import urllib.request

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/pieces/data/words.txt"
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address) as page:
            show(page.status, page.headers.get_content_type(), page.read().decode())
        server.shutdown()


@behaviour()
def process_threads():
    import queue
    import threading

    results = queue.Queue()
    threads = [threading.Thread(target=lambda n=n: results.put(n * n)) for n in range(5)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    show(sorted(results.get() for _ in threads), threading.current_thread() is threading.main_thread(), threading.current_thread().name)


@behaviour(only="posix")
def process_plain_fork():
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os._exit(9)
    show(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


@behaviour(only="posix", alone=True)
def process_session():
    """No open files of the launcher's are inherited, no session, group or priority changed."""
    resource = made("resource")
    show(os.getpgrp() == os.getpid(), os.getsid(0) == os.getpid(), os.nice(0), resource.getrlimit(resource.RLIMIT_STACK))
    show(sorted(int(name) for name in os.listdir("/proc/self/fd")))


@behaviour()
def process_shared_memory():
    from multiprocessing import shared_memory

    memory = shared_memory.SharedMemory(create=True, size=16)
    memory.buf[0] = 7
    other = shared_memory.SharedMemory(name=memory.name)
    show(other.buf[0])
    other.close()
    memory.close()
    memory.unlink()
