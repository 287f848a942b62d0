"""The machine around the program: its settings, libraries, clocks and networks."""

import os
import sys

from behaviours import WINDOWS, behaviour, made, show


@behaviour()
def around_python_variables():
    """Variables that are meant for another Python have no effect; what remains is in the list of differences."""
    show(sorted(name for name in os.environ if name.upper().startswith("PYTHON") or name.upper().startswith("__PYVENV")))


@behaviour()
def around_variables():
    os.environ["OWN ł"] = "漢字"
    show(os.environ["OWN ł"], os.path.expandvars("${OWN ł}"), os.environ.get("MARK"), os.path.expanduser("~") != "~")


@behaviour()
def around_other_pythons():
    show(sys.prefix == os.environ.get("VIRTUAL_ENV"), "/conda" in sys.prefix, any("hostile" in entry for entry in sys.path))
    show("hostile" in sys.modules, hasattr(sys, "hostile"))


@behaviour()
def around_libraries():
    import ctypes
    import ctypes.util

    show(ctypes.util.find_library("no-such-library"), ctypes.util.find_library("msvcrt" if WINDOWS else "c") is not None)
    library = ctypes.cdll.msvcrt if WINDOWS else ctypes.CDLL(None)
    library.strlen.argtypes = [ctypes.c_char_p]
    show(library.strlen(b"seven.."), ctypes.sizeof(ctypes.c_void_p))
    compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
    numbers = (ctypes.c_int * 4)(3, 1, 4, 1)
    library.qsort(numbers, ctypes.c_size_t(4), ctypes.c_size_t(4), compare(lambda a, b: a[0] - b[0]))
    show(list(numbers))


@behaviour()
def around_certificates():
    import ssl

    context = ssl.create_default_context()
    show(context.verify_mode, context.check_hostname, ssl.HAS_TLSv1_3)


@behaviour()
def around_system_certificates():
    """Whether the system's own roots are found, and with them those that a school added."""
    import ssl

    if WINDOWS:
        show(isinstance(ssl.enum_certificates("ROOT"), list))
        return
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    there = os.path.exists("/etc/ssl/certs/ca-certificates.crt")
    show("found" if bool(context.cert_store_stats()["x509_ca"]) == there or paths.capath else "lost")


@behaviour()
def around_proxies():
    import urllib.request

    os.environ.update(http_proxy="http://proxy.example.org:3128", no_proxy="localhost")
    show(urllib.request.getproxies_environment(), bool(urllib.request.proxy_bypass_environment("localhost")))
    del os.environ["http_proxy"], os.environ["no_proxy"]


@behaviour()
def around_locale():
    import calendar
    import locale

    show(locale.setlocale(locale.LC_CTYPE), locale.getlocale(locale.LC_NUMERIC), calendar.day_name[0])
    try:
        locale.setlocale(locale.LC_ALL, "")
        show(locale.localeconv()["decimal_point"], f"{1234.5:n}")
    except locale.Error as error:
        show(error)
    finally:
        locale.setlocale(locale.LC_ALL, "C.UTF-8" if not WINDOWS else "C")


@behaviour()
def around_time_zones():
    import datetime
    import time
    import zoneinfo

    show(time.tzname[0] != "", datetime.datetime.fromtimestamp(0, datetime.UTC))
    try:
        show(datetime.datetime(2024, 7, 1, tzinfo=zoneinfo.ZoneInfo("Europe/Warsaw")).utcoffset())
    except zoneinfo.ZoneInfoNotFoundError as missing:
        show(missing)


@behaviour(only="posix")
def around_own_time_zone():
    import time

    os.environ["TZ"] = "Asia/Tokyo"
    time.tzset()
    show(time.strftime("%H:%M", time.localtime(0)))
    del os.environ["TZ"]
    time.tzset()


@behaviour(only="posix")
def around_browser():
    import pathlib
    import webbrowser

    script = pathlib.Path("own browser.sh")
    script.write_text('#!/bin/sh\necho "$1" >opened.txt\n')
    script.chmod(0o755)
    browser = webbrowser.GenericBrowser([os.path.abspath(script), "%s"])
    show(browser.open("https://example.org/?a=ł&b=1"), pathlib.Path("opened.txt").read_text())


@behaviour(only="posix")
def around_platform():
    """Not on Windows: it asks by WMI there, which wine 8 can't answer."""
    import platform

    show(platform.system(), platform.machine(), platform.python_implementation(), platform.python_version(), platform.architecture()[0])


@behaviour()
def around_user():
    import getpass

    show(getpass.getuser() != "", os.path.isabs(os.path.expanduser("~")))


@behaviour()
def around_digests():
    import hashlib
    import hmac
    import secrets
    import uuid

    show(sorted(hashlib.algorithms_guaranteed), hashlib.sha3_256(b"x").hexdigest(), hmac.digest(b"k", b"m", "sha256").hex())
    show(len(secrets.token_hex()), uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), hashlib.scrypt(b"p", salt=b"s", n=2, r=8, p=1).hex()[:8])


@behaviour()
def around_compressors():
    import bz2
    import lzma
    import zlib

    for module in (bz2, lzma, zlib):
        show(module.decompress(module.compress(b"abc" * 100)) == b"abc" * 100)


@behaviour()
def around_numbers():
    import decimal
    import fractions
    import math
    import random
    import statistics

    random.seed(7)
    show(random.random(), math.tau, decimal.Decimal(1) / 7, fractions.Fraction("0.125"), statistics.stdev([1, 2, 4]))


@behaviour()
def around_texts():
    import email.message
    import html
    import re
    import unicodedata
    import xml.etree.ElementTree

    message = email.message.EmailMessage()
    message["Subject"] = "ł漢字"
    message.set_content("ü")
    show(bytes(message), html.unescape("&auml;"), re.findall(r"\w+", "ł 漢字"), unicodedata.name("ł"))
    show(xml.etree.ElementTree.fromstring("<a><b>ł</b></a>").find("b").text)


@behaviour()
def around_hashes():
    show(hash("ł") == hash("ł"), sys.hash_info.algorithm, sys.getrecursionlimit(), sys.getswitchinterval(), sys.int_info.default_max_str_digits)


@behaviour()
def around_threads_of_python():
    import gc

    show(gc.isenabled(), gc.get_threshold(), sys._is_gil_enabled(), sys.getallocatedblocks() > 0)


@behaviour(only="posix")
def around_terminal_modules():
    # by name: a program that always needs them can't be packaged for Windows
    curses, fcntl, pwd, termios = map(made, ("curses", "fcntl", "pwd", "termios"))
    show(curses.version, pwd.getpwuid(os.getuid()).pw_uid == os.getuid(), fcntl.LOCK_EX, termios.ECHO)


@behaviour(only="nt")
def around_windows_modules():
    msvcrt, winreg, winsound = map(made, ("msvcrt", "winreg", "winsound"))
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion") as key:
        show(winreg.QueryInfoKey(key)[1] > 0)
    show(msvcrt.kbhit.__name__, winsound.MB_OK, sys.getwindowsversion().major >= 10, os.get_terminal_size.__name__)


@behaviour(only="nt")
def around_windows_folders():
    import ctypes

    name = ctypes.create_unicode_buffer(600)
    ctypes.windll.kernel32.GetModuleFileNameW(ctypes.windll.kernel32.GetModuleHandleW("python314.dll"), name, 600)
    show(os.path.basename(name.value), os.path.samefile(os.path.dirname(name.value), sys.prefix))
    show(ctypes.windll.kernel32.GetConsoleOutputCP() in (0, 65001, 437, 850, 1252))
