#!/usr/bin/env python3
"""Looks into the prebuilt files without running them: python3 check_structure.py (needs PyPI's lief).

This is all that can be said here of the macOS launchers and of windows-arm64.
"""

import hashlib
import re
import sys
import unittest
from pathlib import Path

import lief

PREBUILT = Path(__file__).resolve().parent.parent / "src/main/resources/app/pip/installer/prebuilt"
EXPORTS = Path(__file__).with_name("python3-exports.txt")
BARE_WINDOWS = {"gdi32.dll", "kernel32.dll", "user32.dll", "shell32.dll", "ole32.dll"}


def file(name):
    return PREBUILT / name


class Structure(unittest.TestCase):
    def test_sums_cover_every_file(self):
        listed = dict(reversed(line.split("  ")) for line in file("SHA256SUMS").read_text("ascii").splitlines())
        there = {path.relative_to(PREBUILT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
                 for path in PREBUILT.glob("*/*")}
        self.assertEqual(listed, there)

    def test_nothing_of_the_building_machine_is_inside(self):
        for path in PREBUILT.glob("*/*"):
            with self.subTest(path.name):
                self.assertEqual(re.findall(rb"/(?:tmp|home|root|work|Users)/\w+|\w+\.pdb|ziglang", path.read_bytes()), [])

    def test_windows(self):
        for target in ("windows-x64", "windows-arm64"):
            for name, subsystem in {"console.exe": "WINDOWS_CUI", "window.exe": "WINDOWS_GUI",
                                    "single-console.exe": "WINDOWS_CUI", "single-window.exe": "WINDOWS_GUI"}.items():
                # there is no Python for it yet, so nothing to unpack either
                if target == "windows-arm64" and name.startswith("single"):
                    continue
                with self.subTest(f"{target}/{name}"):
                    program = lief.PE.parse(str(file(f"{target}/{name}")))
                    self.assertEqual(program.optional_header.subsystem.name, subsystem)
                    self.assertFalse(program.has_resources)
                    self.assertNotIn(".rsrc", [section.name for section in program.sections])
                    imported = {library.name.lower() for library in program.imports}
                    crt = {name for name in imported if name.startswith("api-ms-win-crt-")}
                    bar = {"comctl32.dll"} if name.startswith("single") else set()
                    self.assertLessEqual(imported - crt, BARE_WINDOWS | bar)
                    # a header for one more section still fits in front of the first one's contents
                    table = program.dos_header.addressof_new_exeheader + 24 + program.header.sizeof_optional_header
                    end = table + 40 * (len(program.sections) + 1)
                    self.assertLessEqual(end, min(s.offset for s in program.sections if s.size > 0))

    def test_forwarder(self):
        library = lief.PE.parse(str(file("windows-x64/python3.dll")))
        self.assertEqual(list(library.imports), [])
        entries = {entry.name: entry for entry in library.get_export().entries}
        self.assertEqual(sorted(entries), sorted(line.split()[0] for line in EXPORTS.read_text().splitlines()))
        for name, entry in entries.items():
            self.assertTrue(entry.is_forwarded, name)
            forward = entry.forward_information
            self.assertEqual((forward.library, forward.function), ("python314", name))

    def test_macos(self):
        for target, oldest, signed in (("macos-arm64", [11, 0, 0], True), ("macos-x64", [10, 15, 0], False)):
            with self.subTest(target):
                program = lief.MachO.parse(str(file(f"{target}/launcher"))).at(0)
                self.assertEqual([library.name for library in program.libraries], ["/usr/lib/libSystem.B.dylib"])
                self.assertEqual(list(program.build_version.minos), oldest)
                self.assertEqual(program.has_code_signature, signed)
                # 32 bytes of header, then the commands; then room for LC_CODE_SIGNATURE before the first contents
                first = min(section.offset for section in program.sections if section.offset > 0)
                self.assertGreaterEqual(first - (32 + program.header.sizeof_cmds), 64)

    def test_linux(self):
        for target in ("linux-x64", "linux-arm64"):
            with self.subTest(target):
                program = lief.ELF.parse(str(file(f"{target}/launcher")))
                self.assertFalse(program.has_interpreter)
                self.assertEqual(list(program.libraries), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
