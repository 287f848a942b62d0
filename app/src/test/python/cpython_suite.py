#!/usr/bin/env python3
"""CPython's own tests, run by a plain interpreter and by that of an app: python3 cpython_suite.py PLAIN APP [TEST...].

PLAIN is the folder of an interpreter with its tests (lib/python3.x/test), APP an app's python/ of the same version for this very
machine. Prints a table in Markdown: what each test gave in both. Repeated by hand; docs/cpython-tests.md keeps the last one.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# what school programs lean on, and what trimming or moving an interpreter could break
TESTS = """test_json test_zipfile test_sqlite3 test_csv test_random test_statistics test_datetime test_decimal test_pickle
test_importlib test_zipimport test_pkgutil test_runpy test_inspect test_traceback test_ctypes test_hashlib test_ssl test_lzma
test_bz2 test_zlib test_subprocess test_threading test_queue test_asyncio test_concurrent_futures test_multiprocessing_spawn
test_sysconfig test_site test_locale test_zoneinfo test_tomllib test_xml_etree test_email test_unicodedata""".split()
RESULT = re.compile(r"^Total tests: run=([\d,]+)(.*)$", re.MULTILINE)
LIMIT = 1500


def run(python, tests, name, work):
    """The result of one test: its counts in regrtest's own words."""
    environment = {"HOME": str(work), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(tests), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python, "-X", "utf8", "-m", "test", "--timeout", str(LIMIT), "--tempdir", work, name]
    try:
        done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, timeout=LIMIT + 60,
                              stdin=subprocess.DEVNULL, errors="replace")
    except subprocess.TimeoutExpired:
        return "no end", ""
    counts = RESULT.search(done.stdout)
    result = {0: "passed", 2: "failed", 4: "nothing run", 5: "nothing run"}.get(done.returncode, f"code {done.returncode}")
    names = sorted(set(re.findall(r"^(?:FAIL|ERROR): (\S+)", done.stdout + done.stderr, re.MULTILINE)))
    return f"{result}, {counts[1] + counts[2] if counts else 'no counts'}", ", ".join(names)


def main():
    plain, app = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    library = next(plain.glob("lib/python3.*/test")).parent
    pythons = [next(plain.glob("bin/python3.*[0-9]")), app / "bin/python"]
    different = 0
    print("| test | plain interpreter | an app's | only in the app |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        tests = Path(folder) / "tests"
        tests.mkdir()
        os.symlink(library / "test", tests / "test")
        for name in sys.argv[3:] or TESTS:
            seen = []
            for python in pythons:
                work = Path(folder) / "work"
                work.mkdir(exist_ok=True)
                seen.append(run(python, tests, name, work))
            only = ", ".join(sorted(set(seen[1][1].split(", ")) - set(seen[0][1].split(", "))))
            different += bool(only)
            print(f"| {name} | {seen[0][0]} | {seen[1][0]} | {only} |", flush=True)
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
