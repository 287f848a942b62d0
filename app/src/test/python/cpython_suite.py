#!/usr/bin/env python3
"""CPython's own tests, run by a plain interpreter and by that of an app: python3 cpython_suite.py PLAIN APP [TEST...].

PLAIN is the folder of an interpreter with its tests (lib/python3.x/test), APP an app's python/ of the same version for this very
machine. The app's is tried as a copy with those tests put back, and with the modules that nobody but the tests imports: children
that tests start find them in no other way. Prints a table in Markdown: what each test gave in both, and why the single tests that passed with the plain one only did
so; exit code 1 if there is a test without a reason. Repeated by hand; docs/cpython-tests.md keeps the last one.
"""

import collections
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# what school programs lean on, and what trimming or moving an interpreter could break
TESTS = """test_json test_zipfile test_sqlite3 test_csv test_random test_statistics test_datetime test_decimal test_pickle
test_importlib test_zipimport test_pkgutil test_runpy test_inspect test_traceback test_ctypes test_hashlib test_lzma test_bz2
test_zlib test_gzip test_tarfile test_queue test_tomllib test_zoneinfo test_sysconfig test_site test_locale test_xml_etree
test_unicodedata test_logging test_urllib test_urllib2 test_os test_io test_ssl test_subprocess test_email test_socket test_asyncio
test_threading test_concurrent_futures test_multiprocessing_spawn test_multiprocessing_forkserver""".split()
RESULT = re.compile(r"^Total tests: run=([\d,]+)(.*)$", re.MULTILINE)
FAILED = re.compile(r"^={70}\n(?:FAIL|ERROR): \S+ \(([\w.]+)\)(.*?)(?=^={70}$|^Ran \d+ tests? in|\Z)", re.MULTILINE | re.DOTALL)
SKIPPED = re.compile(r"^\S+ skipped -- (.*)$", re.MULTILINE)
# seconds for a whole test
LIMIT = 1500
# Taken out of each app (trim.txt), and put back here: the tests, and what only they import.
TEST_PARTS = ("test", "lib-dynload/_test*", "lib-dynload/_ctypes_test.*", "lib-dynload/_xxtestfuzz.*", "lib-dynload/xxlimited*",
              "lib-dynload/xxsubtype.*", "__hello__.py", "__phello__")
# Why a test that passes with the plain interpreter may not do so with an app's: what its words or its name match, and the reason.
REASONS = [(re.compile(pattern, re.DOTALL), reason) for pattern, reason in (
    (r"/(Makefile|pyconfig\.h|config-3\.\d+-[\w-]+|_sysconfig_vars_\w+)\b", "for building Python or extension modules"),
    # it starts Python under a name that no file has: where its library is, is then known by where libpython lies
    ("test_executable_without_cwd", "`libpython` lies in `lib/`, as in Pythons that are installed"),
)]


class Run:
    """One test with one interpreter."""

    def __init__(self, python, name, folder):
        work = folder / "work"
        work.mkdir(exist_ok=True)
        notes = folder / "notes.xml"
        notes.unlink(missing_ok=True)
        environment = {"HOME": str(work), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [python, "-X", "utf8", "-m", "test", "-v", "--timeout", str(LIMIT), "--junit-xml", notes, "--tempdir", work, name]
        begun = time.monotonic()
        # not by a pipe: a child that outlives its test would hold it
        with open(folder / "said.txt", "w+", errors="replace") as said:
            running = subprocess.Popen(command, cwd=work, env=environment, stdin=subprocess.DEVNULL, stdout=said,
                                       stderr=subprocess.STDOUT, start_new_session=True)
            try:
                self.code = running.wait(LIMIT + 60)
            except subprocess.TimeoutExpired:
                self.code = None
            try:
                os.killpg(running.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            running.wait()
            said.seek(0)
            self.said = said.read()
        self.seconds = time.monotonic() - begun
        cases = list(ElementTree.parse(notes).iter("testcase")) if notes.exists() else []
        self.failed = collections.defaultdict(str)
        for match in FAILED.finditer(self.said):
            self.failed[match[1]] += match[2]
        self.skipped = {case.get("name"): case.findtext("skipped") for case in cases if case.find("skipped") is not None}
        self.passed = {case.get("name") for case in cases if case.get("name") and len(case) == 0} - set(self.failed)

    def told(self):
        """In regrtest's own words."""
        if self.code is None or "\nTimeout (" in self.said:
            return "no end"
        counts = RESULT.search(self.said)
        result = {0: "passed", 2: "failed", 4: "nothing run", 5: "nothing run"}.get(self.code, f"code {self.code}")
        return f"{result}, {counts[1] + counts[2] if counts else 'no counts'}"

    def words_about(self, test):
        """What it said of a test that didn't pass."""
        if test in self.failed:
            return self.failed[test]
        if test in self.skipped:
            return self.skipped[test]
        # with its whole file: what couldn't be imported
        files = [words for name, words in self.skipped.items() if test.startswith(name.removeprefix("unittest.loader.ModuleSkipped.") + ".")]
        return "\n".join(files) or (found[1] if (found := SKIPPED.search(self.said)) else "")


def reason(test, words):
    for pattern, why in REASONS:
        found = pattern.search(test) or pattern.search(words)
        if found:
            return f"{why} (`{found[1]}`)" if found.groups() else why
    return None


def with_tests(app, library, folder):
    """A copy of the app's Python, of the same bytes, with the tests in it; its folder has no blank, which some tests can't stand."""
    def link(source, target):
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    shutil.copytree(app, folder / "app", copy_function=link)
    for pattern in TEST_PARTS:
        for part in library.glob(pattern):
            os.symlink(part, folder / "app/lib" / library.name / part.relative_to(library))
    return folder / "app/bin/python"


def main():
    plain, app = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    library = next(plain.glob("lib/python3.*/test")).parent
    unexplained = 0
    print("| test | plain interpreter | an app's | passed with the plain one only |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pythons = [next(plain.glob("bin/python3.*[0-9]")), with_tests(app, library, folder)]
        for test in sys.argv[3:] or TESTS:
            before, after = (Run(python, test, folder) for python in pythons)
            why = collections.Counter()
            for one in sorted(before.passed - after.passed):
                words = after.words_about(one)
                known = reason(one, words)
                if known is None:
                    unexplained += 1
                    print(f"{one}: {words or 'not run'}", file=sys.stderr, flush=True)
                why[known or f"UNEXPLAINED: {one}"] += 1
            print(f"{test}: {before.seconds:.0f} and {after.seconds:.0f} s", file=sys.stderr, flush=True)
            told = ", ".join(f"{count} {words}" for words, count in sorted(why.items()))
            print(f"| {test} | {before.told()} | {after.told()} | {told} |", flush=True)
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
