"""Checks the code signatures and the seal of an .app, without Apple's tools and without the code that wrote them.

    check_codesign.py BUNDLE

After the structures in Apple's `cs_blobs.h` (xnu) and `CSCommon.h` (Security):

* every Mach-O file that is signed: each page hash of each CodeDirectory, and the special slots;
* the main executable: signed by us (not by a linker), bound to Info.plist (-1) and CodeResources (-3);
* arm64: every Mach-O file is signed, or the kernel won't load it;
* `_CodeSignature/CodeResources`: `files2` (SHA-256) and, where it exists, `files` (SHA-1) against the bundle: every file
  but those that the seal leaves out is listed with the right digest, and nothing is listed that isn't there.

Prints one JSON object: `signed`, `unsigned` (paths), `pages`, `sealed` (counts) and `problems` (lines).
"""

import hashlib
import json
import plistlib
import re
import struct
import sys
import unicodedata
from pathlib import Path

MACHO_64 = 0xFEEDFACF
FAT = 0xCAFEBABE
CPU_ARM64 = 0x0100000C
MH_OBJECT = 0x1
LC_SEGMENT_64 = 0x19
LC_CODE_SIGNATURE = 0x1D
SUPER_BLOB = 0xFADE0CC0
CODE_DIRECTORY = 0xFADE0C02
REQUIREMENTS = 0xFADE0C01
SLOT_CODE_DIRECTORY = 0
SLOT_ALTERNATES = range(0x1000, 0x1005)
SLOT_INFO, SLOT_REQUIREMENTS, SLOT_RESOURCES = 1, 2, 3
# the special slots whose content is a blob of the signature itself
BLOB_SLOTS = {2: "requirements", 5: "entitlements", 7: "DER entitlements"}
HASHES = {1: ("sha1", 20), 2: ("sha256", 32), 3: ("sha256", 20), 4: ("sha384", 48)}
ADHOC, LINKER_SIGNED = 0x2, 0x20000
EXEC_SEGMENT_MAIN_BINARY = 0x1


class Broken(Exception):
    """The structure contradicts itself; the text says how."""


def cut(data, start, length, what):
    if start < 0 or length < 0 or start + length > len(data):
        raise Broken(f"{what} reaches outside ({start:#x} + {length:#x} of {len(data):#x})")
    return data[start:start + length]


class MachO:
    """One slice: its segments and the place of its signature."""

    def __init__(self, data):
        self.data = data
        magic, self.cpu, _, self.kind, count, size, _, _ = struct.unpack("<8I", cut(data, 0, 32, "header"))
        if magic != MACHO_64:
            raise Broken(f"not a 64-bit Mach-O file (magic {magic:#x})")
        self.segments = {}
        self.signature = None
        offset = 32
        for _ in range(count):
            command, length = struct.unpack("<2I", cut(data, offset, 8, "load command"))
            if length < 8 or offset + length > 32 + size:
                raise Broken(f"load command at {offset:#x} has the size {length}")
            if command == LC_SEGMENT_64:
                name = data[offset + 8:offset + 24].rstrip(b"\0").decode()
                _, memory, start, file_size = struct.unpack("<4Q", data[offset + 24:offset + 56])
                self.segments[name] = (start, file_size, memory)
            elif command == LC_CODE_SIGNATURE:
                self.signature = struct.unpack("<2I", data[offset + 8:offset + 16])
            offset += length


def slices(data):
    magic = struct.unpack(">I", data[:4])[0]
    if magic != FAT:
        return [MachO(data)]
    found = []
    for index in range(struct.unpack(">I", data[4:8])[0]):
        _, _, start, size, _ = struct.unpack(">5I", cut(data, 8 + 20 * index, 20, "fat header"))
        found.append(MachO(cut(data, start, size, "slice")))
    return found


def blobs(signature):
    """The blobs of a SuperBlob by slot number."""
    magic, length, count = struct.unpack(">3I", cut(signature, 0, 12, "SuperBlob"))
    if magic != SUPER_BLOB:
        raise Broken(f"the signature begins with {magic:#x}, not with a SuperBlob")
    found = {}
    for index in range(count):
        slot, start = struct.unpack(">2I", cut(signature, 12 + 8 * index, 8, "blob index"))
        size = struct.unpack(">I", cut(signature, start + 4, 4, "blob"))[0]
        if start + size > length:
            raise Broken(f"the blob of slot {slot:#x} reaches outside the SuperBlob")
        if slot in found:
            raise Broken(f"slot {slot:#x} is there twice")
        found[slot] = cut(signature, start, size, "blob")
    return found


class CodeDirectory:
    def __init__(self, blob):
        fields = struct.unpack(">9I4BI", cut(blob, 0, 44, "CodeDirectory"))
        (magic, _, self.version, self.flags, hashes, identifier, self.specials, self.codes, self.limit,
         self.hash_size, self.hash_type, _, page_bits, _) = fields
        if magic != CODE_DIRECTORY:
            raise Broken(f"a CodeDirectory begins with {magic:#x}")
        if self.hash_type not in HASHES or HASHES[self.hash_type][1] != self.hash_size:
            raise Broken(f"hash type {self.hash_type} with {self.hash_size} bytes")
        self.page = 1 << page_bits if page_bits else self.limit
        if self.version >= 0x20300:
            limit64 = struct.unpack(">Q", cut(blob, 56, 8, "codeLimit64"))[0]
            self.limit = limit64 or self.limit
        self.exec_segment = struct.unpack(">3Q", cut(blob, 64, 24, "execSeg")) if self.version >= 0x20400 else None
        end = blob.index(b"\0", identifier)
        self.identifier = blob[identifier:end].decode()
        cut(blob, hashes - self.specials * self.hash_size, (self.specials + self.codes) * self.hash_size, "hashes")

        def at(index):  # code pages count upwards, special slots downwards
            return blob[hashes + index * self.hash_size:hashes + (index + 1) * self.hash_size]

        self.pages = [at(index) for index in range(self.codes)]
        self.special = {slot: at(-slot) for slot in range(1, self.specials + 1)}

    def digest(self, content):
        name, size = HASHES[self.hash_type]
        return hashlib.new(name, content).digest()[:size]


class Check:
    def __init__(self, bundle):
        self.bundle = bundle
        self.contents = bundle / "Contents"
        self.info_bytes = (self.contents / "Info.plist").read_bytes()
        self.info = plistlib.loads(self.info_bytes)
        self.main = self.contents / "MacOS" / self.info["CFBundleExecutable"]
        if not self.main.exists():
            # Macs find a name however its accents are written; HFS+ writes them apart
            self.main = self.main.with_name(unicodedata.normalize("NFD", self.main.name))
        self.resources = self.contents / "_CodeSignature" / "CodeResources"
        self.problems = []
        self.signed = []
        self.unsigned = []
        self.pages = 0
        self.sealed = 0

    def wrong(self, path, what):
        self.problems.append(f"{path.relative_to(self.bundle).as_posix()}: {what}")

    # --- signatures ---

    def files(self):
        for path in sorted(self.contents.rglob("*")):
            if path.is_symlink() or path.is_file():
                yield path

    def check_files(self):
        for path in self.files():
            if path.is_symlink():
                self.wrong(path, "is a symbolic link")
                continue
            data = path.read_bytes()
            if data[:4] not in (struct.pack("<I", MACHO_64), struct.pack(">I", FAT)):
                continue
            try:
                for macho in slices(data):
                    self.check_slice(path, macho)
            except (Broken, struct.error, ValueError) as broken:
                self.wrong(path, f"broken: {broken}")
        if self.main.relative_to(self.bundle).as_posix() not in self.signed:
            self.wrong(self.main, "the main executable isn't signed")

    def check_slice(self, path, macho):
        name = path.relative_to(self.bundle).as_posix()
        if macho.signature is None:
            self.unsigned.append(name)
            # an object file is for the linker; nobody loads it
            if macho.cpu == CPU_ARM64 and macho.kind != MH_OBJECT:
                self.wrong(path, "is for arm64 and not signed")
            return
        self.signed.append(name)
        start, size = macho.signature
        if start % 16:
            self.wrong(path, f"the signature begins at {start:#x}, not at a multiple of 16")
        if start + size != len(macho.data):
            self.wrong(path, "the signature isn't the end of the file")
        link_start, link_size, link_memory = macho.segments["__LINKEDIT"]
        if not (link_start <= start and start + size <= link_start + link_size):
            self.wrong(path, "the signature isn't inside __LINKEDIT")
        if link_memory < link_size:
            self.wrong(path, "__LINKEDIT is smaller in memory than in the file")
        found = blobs(cut(macho.data, start, size, "signature"))
        if SLOT_CODE_DIRECTORY not in found:
            raise Broken("there is no CodeDirectory")
        for slot in [SLOT_CODE_DIRECTORY, *SLOT_ALTERNATES]:
            if slot in found:
                self.check_directory(path, macho, found, CodeDirectory(found[slot]))

    def check_directory(self, path, macho, found, directory):
        if directory.limit != macho.signature[0]:
            self.wrong(path, f"the hashes end at {directory.limit:#x}, the code at {macho.signature[0]:#x}")
        count = -(-directory.limit // directory.page)
        if directory.codes != count:
            self.wrong(path, f"{directory.codes} page hashes for {count} pages")
        for index, expected in enumerate(directory.pages):
            end = min((index + 1) * directory.page, directory.limit)
            if directory.digest(macho.data[index * directory.page:end]) != expected:
                self.wrong(path, f"page {index} has another hash")
            self.pages += 1
        for slot, expected in directory.special.items():
            self.check_special(path, found, directory, slot, expected)
        for slot, what in BLOB_SLOTS.items():
            if slot in found and slot not in directory.special:
                self.wrong(path, f"the {what} aren't bound by the CodeDirectory")
        if path == self.main:
            self.check_main(path, macho, directory)

    def check_special(self, path, found, directory, slot, expected):
        if not any(expected):
            if path == self.main and slot in (SLOT_INFO, SLOT_RESOURCES):
                self.wrong(path, f"special slot -{slot} is empty")
            return
        if slot == SLOT_INFO and path == self.main:
            content, what = self.info_bytes, "Info.plist"
        elif slot == SLOT_RESOURCES and path == self.main:
            content, what = self.resources.read_bytes(), "CodeResources"
        elif slot in BLOB_SLOTS and slot in found:
            content, what = found[slot], BLOB_SLOTS[slot]
        else:
            self.wrong(path, f"special slot -{slot} is bound to nothing that is there")
            return
        if directory.digest(content) != expected:
            self.wrong(path, f"special slot -{slot} ({what}) has another hash")

    def check_main(self, path, macho, directory):
        for slot in (SLOT_INFO, SLOT_RESOURCES):
            if slot not in directory.special:
                self.wrong(path, f"special slot -{slot} is missing")
        if not directory.flags & ADHOC:
            self.wrong(path, "is neither signed ad hoc nor with a certificate that could be checked here")
        if directory.flags & LINKER_SIGNED:
            self.wrong(path, "is marked as signed by a linker: a Mac calls such a downloaded app damaged")
        if directory.identifier != self.info["CFBundleIdentifier"]:
            self.wrong(path, f"is signed as {directory.identifier}, the bundle is {self.info['CFBundleIdentifier']}")
        if directory.exec_segment is None:
            self.wrong(path, "the CodeDirectory has no executable segment (version < 0x20400)")
            return
        base, limit, flags = directory.exec_segment
        start, size, _ = macho.segments["__TEXT"]
        if (base, limit) != (start, size):
            self.wrong(path, f"the executable segment is {base:#x}+{limit:#x}, __TEXT is {start:#x}+{size:#x}")
        if not flags & EXEC_SEGMENT_MAIN_BINARY:
            self.wrong(path, "isn't marked as a main binary")

    # --- the seal ---

    def check_seal(self):
        seal = plistlib.loads(self.resources.read_bytes())
        there = {path.relative_to(self.contents).as_posix(): path for path in self.files()}
        left_out = {"Info.plist", "PkgInfo", self.main.relative_to(self.contents).as_posix()}
        for rule in ("rules", "rules2"):
            if not seal.get(rule):
                self.wrong(self.resources, f"has no {rule}")
        wanted = {name for name in there if name not in left_out and not name.startswith("_CodeSignature/")
                  and Path(name).name != ".DS_Store"}
        self.compare(seal["files2"], wanted, there, "files2", ("hash2", "sha256"))
        # the older list knows the resources only
        old = {name for name in wanted if name.startswith("Resources/")}
        if "files" in seal:
            self.compare(seal["files"], old, there, "files", ("hash", "sha1"))
        self.omitted(seal["rules2"], wanted)
        self.sealed = len(seal["files2"])

    def compare(self, listed, wanted, there, key, how):
        field, algorithm = how
        for name in sorted(wanted - set(listed)):
            self.wrong(there[name], f"isn't listed in {key}")
        for name in sorted(set(listed) - wanted):
            self.wrong(self.resources, f"{key} lists {name}, which isn't there or isn't to be listed")
        for name in sorted(wanted & set(listed)):
            entry = listed[name]
            expected = entry.get(field) if isinstance(entry, dict) else entry if key == "files" else None
            if expected is None:
                self.wrong(there[name], f"has no {field} in {key}")
            elif hashlib.new(algorithm, there[name].read_bytes()).digest() != expected:
                self.wrong(there[name], f"has another {field} in {key}")

    def omitted(self, rules, wanted):
        """No file that is sealed may be left out by the rules as macOS reads them (heaviest rule wins)."""
        weighted = []
        for pattern, rule in rules.items():
            rule = rule if isinstance(rule, dict) else {}
            weighted.append((rule.get("weight", 1), re.compile(pattern), rule))
        for name in sorted(wanted):
            matching = [(weight, rule) for weight, pattern, rule in weighted if pattern.search(name)]
            if not matching:
                self.wrong(self.resources, f"no rule covers {name}")
                continue
            _, rule = max(matching, key=lambda entry: entry[0])
            if rule.get("omit") is True:
                self.wrong(self.resources, f"the rules leave out {name}")
            elif rule.get("nested") is True:
                self.wrong(self.resources, f"the rules take {name} for nested code, but it is sealed as a file")


def main():
    check = Check(Path(sys.argv[1]).resolve())
    check.check_files()
    if check.resources.is_file():
        check.check_seal()
    else:
        check.problems.append("Contents/_CodeSignature/CodeResources is missing")
    print(json.dumps({"signed": check.signed, "unsigned": check.unsigned, "pages": check.pages, "sealed": check.sealed,
                      "problems": check.problems}))


if __name__ == "__main__":
    main()
