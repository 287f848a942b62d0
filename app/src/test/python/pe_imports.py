"""Checks that every Windows program and library below a folder finds all it imports on a bare Windows 10.

    pe_imports.py ROOT SYSTEM_DLLS

ROOT is the unpacked artifact: the launcher lies directly in it, the interpreter in its folder `python`. Where a library is
looked for follows "Dynamic-link library search order" in Microsoft's documentation, as far as it can be relied upon:

* a module's own folder (Python loads extension modules with LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR);
* the application directory: ROOT for the launcher, ROOT/python for python.exe and pythonw.exe, and ROOT/python in the
  launcher's process as well, which adds it with AddDllDirectory. An extension module or library may be loaded by any of
  the three programs, so that only ROOT/python counts for it;
* the system, which has exactly what SYSTEM_DLLS lists. The current folder and PATH don't count.

A name found in the tree must also be exported there. Prints one JSON object: `files`, `imports` (how many were looked
at) and `problems` (lines).
"""

import fnmatch
import json
import sys
from pathlib import Path

import lief

# CPython's own python3.dll forwards these as well, though only a debug build of Python has them
ONLY_IN_DEBUG_BUILDS = {"_Py_NegativeRefcount", "_Py_RefTotal"}


def system_names(list_file):
    lines = (line.split("#")[0].strip().lower() for line in list_file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def is_pe(path):
    with path.open("rb") as file:
        return file.read(2) == b"MZ"


def exported(binary):
    if not binary.has_exports:
        return set(), set()
    entries = list(binary.get_export().entries)
    return {entry.name for entry in entries if entry.name}, {entry.ordinal for entry in entries}


class Tree:
    def __init__(self, root, system):
        self.root = root
        self.system = system
        self.paths = sorted(path for path in root.rglob("*") if path.is_file() and is_pe(path))
        self.binaries = {path: lief.PE.parse(str(path)) for path in self.paths}
        # Windows doesn't tell capitals from small letters
        self.by_name = {(path.parent, path.name.lower()): path for path in self.paths}
        self.exports = {}
        self.imports = 0
        self.problems = []

    def folders_for(self, path):
        if path.parent == self.root:
            return [self.root]
        return [path.parent, self.root / "python"]

    def find(self, path, library):
        for folder in self.folders_for(path):
            found = self.by_name.get((folder, library.lower()))
            if found is not None:
                return found
        return None

    def check(self, path):
        binary = self.binaries[path]
        if binary is None:
            self.problems.append(f"{self.name(path)}: begins like a Windows program but can't be read as one")
            return
        for imported in [*binary.imports, *binary.delay_imports]:
            self.imports += 1
            found = self.find(path, imported.name)
            if found is not None:
                self.check_symbols(path, imported, found)
            elif not any(fnmatch.fnmatchcase(imported.name.lower(), pattern) for pattern in self.system):
                self.problems.append(f"{self.name(path)}: {imported.name} is neither shipped where it is looked for nor part of Windows 10")

    def check_symbols(self, path, imported, found):
        if found not in self.exports:
            self.exports[found] = exported(self.binaries[found])
        names, ordinals = self.exports[found]
        for entry in imported.entries:
            if entry.is_ordinal:
                if entry.ordinal not in ordinals:
                    self.problems.append(f"{self.name(path)}: {imported.name} has no export number {entry.ordinal}")
            elif entry.name not in names:
                self.problems.append(f"{self.name(path)}: {imported.name} doesn't export {entry.name}")

    def check_forwarders(self, path):
        """What a forwarder points to must exist as well."""
        binary = self.binaries[path]
        if binary is None or not binary.has_exports:
            return
        for entry in binary.get_export().entries:
            if not entry.is_forwarded or entry.name in ONLY_IN_DEBUG_BUILDS:
                continue
            information = entry.forward_information
            found = self.find(path, information.library + ".dll")
            if found is None:
                self.problems.append(f"{self.name(path)}: forwards {entry.name} to {information.library}, which isn't there")
                continue
            if found not in self.exports:
                self.exports[found] = exported(self.binaries[found])
            if information.function not in self.exports[found][0]:
                self.problems.append(f"{self.name(path)}: forwards {entry.name} to {information.library}.{information.function}, which isn't there")

    def name(self, path):
        return path.relative_to(self.root).as_posix()


def main():
    lief.logging.disable()  # it comments on what it finds odd, on standard error
    tree = Tree(Path(sys.argv[1]), system_names(Path(sys.argv[2])))
    for path in tree.paths:
        tree.check(path)
        tree.check_forwarders(path)
    names = [tree.name(path) for path in tree.paths]
    print(json.dumps({"files": names, "imports": tree.imports, "problems": tree.problems}))


if __name__ == "__main__":
    main()
