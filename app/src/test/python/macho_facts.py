"""Reads the load commands of every Mach-O file of an .app with LIEF and checks what a Mac's loader will ask for.

    macho_facts.py BUNDLE

Every library a file needs must belong to the system (/usr/lib, /System), or lie inside the bundle where @rpath,
@loader_path or @executable_path point to. Prints one JSON object: `files` (path, processor, minos as text, libraries that
are outside: `outside`) and `problems` (lines). The oldest system of the bundle must not be older than that of any file.
"""

import json
import plistlib
import sys
from pathlib import Path

import lief

MAGICS = {b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe"}


def is_macho(path):
    with path.open("rb") as file:
        return file.read(4) in MAGICS


def version(numbers):
    return tuple((list(numbers) + [0, 0, 0])[:3])


def minimum_system(binary):
    if binary.has_build_version:
        return version(binary.build_version.minos)
    if binary.has_version_min:
        return version(binary.version_min.version)
    return None


class Bundle:
    def __init__(self, root):
        self.root = root
        self.contents = root / "Contents"
        with (self.contents / "Info.plist").open("rb") as file:
            self.info = plistlib.load(file)
        self.main = self.contents / "MacOS" / self.info["CFBundleExecutable"]
        self.problems = []

    def inside(self, path, binary, library):
        """Whether `library`, as `path` names it, is a file of the bundle."""
        candidates = []
        if library.startswith("@rpath/"):
            for command in binary.rpaths:
                candidates.append(command.path.rstrip("/") + library[len("@rpath"):])
        else:
            candidates.append(library)
        for candidate in candidates:
            places = [Path(place).resolve() for place in self.expanded(path, binary, candidate)]
            if all(place.is_relative_to(self.root) and place.is_file() for place in places):
                return True
        return False

    def expanded(self, path, binary, candidate):
        """A library is loaded by two programs, the launcher and the interpreter: it has to be there for both."""
        if candidate.startswith("@loader_path"):
            return [str(path.parent) + candidate[len("@loader_path"):]]
        if not candidate.startswith("@executable_path"):
            return [candidate]
        own = binary.header.file_type == lief.MachO.Header.FILE_TYPE.EXECUTE
        folders = [path.parent] if own else [self.main.parent, self.contents / "Resources" / "python" / "bin"]
        return [str(folder) + candidate[len("@executable_path"):] for folder in folders]

    def facts(self, path):
        name = path.relative_to(self.root).as_posix()
        fat = lief.MachO.parse(str(path))
        facts = []
        for binary in fat if fat is not None else []:
            minimum = minimum_system(binary)
            if minimum is None:
                self.problems.append(f"{name}: doesn't say which macOS it needs")
            outside = []
            # a library's own name is the first entry of a dylib's list of libraries
            own = {command.name for command in binary.commands
                   if isinstance(command, lief.MachO.DylibCommand) and command.command == lief.MachO.LoadCommand.TYPE.ID_DYLIB}
            for library in (needed.name for needed in binary.libraries):
                if library in own or library.startswith(("/usr/lib/", "/System/Library/")):
                    continue
                if not self.inside(path, binary, library):
                    outside.append(library)
            facts.append({"path": name, "processor": binary.header.cpu_type.name, "minos": minimum, "outside": outside})
        if not facts:
            self.problems.append(f"{name}: begins like a Mach-O file but can't be read as one")
        return facts

    def check(self):
        files = [fact for path in sorted(self.root.rglob("*")) if path.is_file() and not path.is_symlink() and is_macho(path)
                 for fact in self.facts(path)]
        said = version(int(number) for number in self.info["LSMinimumSystemVersion"].split("."))
        for fact in files:
            if fact["minos"] is not None and fact["minos"] > said:
                self.problems.append(f"{fact['path']}: needs macOS {fact['minos']}, Info.plist says {said}")
        if not any(fact["path"] == self.main.relative_to(self.root).as_posix() for fact in files):
            self.problems.append(f"{self.main.name}: the main executable is no Mach-O file")
        return files


def main():
    lief.logging.disable()  # it comments on what it finds odd, on standard error
    bundle = Bundle(Path(sys.argv[1]).resolve())
    files = bundle.check()
    info = {key: value for key, value in bundle.info.items() if isinstance(value, (str, bool, int))}
    print(json.dumps({"info": info, "files": files, "problems": bundle.problems}))


if __name__ == "__main__":
    main()
