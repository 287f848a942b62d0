"""Checks the ad-hoc seal of a macOS bundle, from the specification and not from the product's code.

    python check_macho_seal.py Name.app IDENTIFIER

Load commands are parsed by LIEF; digests are recomputed by hashlib; the property lists are read by plistlib. The layout of
the signature is that of xnu's cs_blobs.h. Prints one line for each fault, or "sealed" and what was compared; exits 1 or 0.
"""

import hashlib
import os
import plistlib
import re
import struct
import sys

import lief

PAGE = 4096
SUPER_BLOB, CODE_DIRECTORY, REQUIREMENTS, WRAPPER = 0xFADE0CC0, 0xFADE0C02, 0xFADE0C01, 0xFADE0B01
faults = []


def check(good, fault):
    if not good:
        faults.append(fault)
    return good


def sha256(data):
    return hashlib.sha256(data).digest()


def blobs(signature):
    """The parts of a signature by slot number, each cut out by its own length."""
    magic, length, count = struct.unpack_from(">III", signature, 0)
    check(magic == SUPER_BLOB, f"super blob: magic {magic:#x}")
    check(length <= len(signature), "super blob: longer than LC_CODE_SIGNATURE says")
    check(not any(signature[length:]), "super blob: not followed by zeros")
    parts, ends = {}, 12 + 8 * count
    for i in range(count):
        slot, offset = struct.unpack_from(">II", signature, 12 + 8 * i)
        size = struct.unpack_from(">I", signature, offset + 4)[0]
        check(offset == ends, f"slot {slot:#x}: begins at {offset}, not at {ends}")
        ends = offset + size
        parts[slot] = signature[offset:ends]
    check(ends == length, f"super blob: its parts end at {ends}, itself at {length}")
    return parts


def check_code_directory(directory, program, binary, identifier, special):
    (magic, length, version, flags, hashes, name, specials, pages, limit) = struct.unpack_from(">9I", directory, 0)
    hash_size, hash_type, platform, page_bits = struct.unpack_from(">4B", directory, 36)
    spare2, scatter, team, spare3, limit64, exec_base, exec_limit, exec_flags = struct.unpack_from(">IIIIQQQQ", directory, 40)
    check(magic == CODE_DIRECTORY and length == len(directory), "code directory: magic or length")
    check(version == 0x20400 and flags == 2, f"code directory: version {version:#x}, flags {flags:#x}")
    check((hash_size, hash_type, platform, 1 << page_bits) == (32, 2, 0, PAGE), "code directory: kind of hash")
    check((spare2, scatter, team, spare3, limit64) == (0, 0, 0, 0, 0), "code directory: fields that are to be zero")
    found = directory[name : directory.index(b"\0", name)].decode()
    check(found == identifier, f"code directory: identifier {found}")

    command = binary.code_signature
    text = binary.get_segment("__TEXT")
    check(limit == command.data_offset, "code directory: it ends where the signature begins")
    check((exec_base, exec_limit) == (text.file_offset, text.file_size), "code directory: executable segment")
    check(exec_flags == 1, "code directory: main binary")
    check(pages == -(-limit // PAGE), f"code directory: {pages} pages for {limit} bytes")
    check(hashes + 32 * pages == length, "code directory: ends with its last hash")
    for page in range(pages):
        slot = directory[hashes + 32 * page : hashes + 32 * (page + 1)]
        check(slot == sha256(program[page * PAGE : min(limit, (page + 1) * PAGE)]), f"hash of page {page}")
    check(specials == max(special), f"code directory: {specials} special slots")
    for number, data in special.items():
        slot = directory[hashes - 32 * number : hashes - 32 * (number - 1)]
        check(slot == sha256(data), f"hash of special slot -{number}")
    return pages


def check_layout(binary, size):
    command = binary.code_signature
    last = binary.segments[-1]
    check(command.data_offset % 16 == 0, "signature: aligned to 16")
    check(command.data_offset + command.data_size == size, "signature: the end of the file")
    check(last.name == "__LINKEDIT" and last.file_offset + last.file_size == size, "__LINKEDIT: the end of the file")
    page = 0x4000 if binary.header.cpu_type == lief.MachO.Header.CPU_TYPE.ARM64 else 0x1000
    check(last.virtual_size % page == 0 and 0 <= last.virtual_size - last.file_size < page, "__LINKEDIT: size in memory")


def check_program(contents, identifier, main):
    path = os.path.join(contents, "MacOS", main)
    with open(path, "rb") as file:
        program = file.read()
    fat = lief.MachO.parse(path)
    if not check(fat is not None and fat.size == 1, "program: one Mach-O file"):
        return 0
    binary = fat.at(0)
    if not check(binary.has_code_signature, "program: has a signature"):
        return 0
    check_layout(binary, len(program))
    command = binary.code_signature
    parts = blobs(program[command.data_offset : command.data_offset + command.data_size])
    if not check(sorted(parts) == [0, 2, 0x10000], f"super blob: slots {sorted(parts)}"):
        return 0
    check(parts[2] == struct.pack(">III", REQUIREMENTS, 12, 0), "requirements: empty")
    check(parts[0x10000] == struct.pack(">II", WRAPPER, 8), "wrapper: empty")
    special = {
        1: read(contents, "Info.plist"),
        2: parts[2],
        3: read(contents, "_CodeSignature/CodeResources"),
    }
    return check_code_directory(parts[0], program, binary, identifier, special)


def read(contents, path):
    with open(os.path.join(contents, path), "rb") as file:
        return file.read()


def rule_for(path, rules):
    """ResourceBuilder::findRule: the first of the heaviest rules that match."""
    best, heaviest = None, -1
    for pattern, rule in rules.items():
        options = rule if isinstance(rule, dict) else {}
        weight = options.get("weight", 1)
        if rule and weight > heaviest and re.search(pattern, path):
            best, heaviest = options, weight
    return best


def check_list(contents, listed, rules, digests, main):
    """Each file of the bundle is listed as the rules in the seal itself say, and none beside them."""
    expected = set()
    for folder, _, names in os.walk(contents):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), contents)
            rule = rule_for(path, rules)
            covered = path == f"MacOS/{main}" or path.startswith("_CodeSignature/")
            if covered or rule is None or rule.get("omit"):
                continue
            check(not rule.get("nested"), f"{path}: nested code")
            expected.add(path)
            entry = listed.get(path, {})
            entry = entry if isinstance(entry, dict) else {"hash": entry}
            for key, digest in digests.items():
                check(entry.get(key) == digest(read(contents, path)).digest(), f"{path}: {key}")
            check(bool(entry.get("optional")) == bool(rule.get("optional")), f"{path}: optional")
            check(set(entry) <= set(digests) | {"optional"}, f"{path}: {sorted(entry)}")
    check(set(listed) == expected, f"listed and not there: {sorted(set(listed) - expected)}")
    return len(expected)


def main():
    app, identifier = sys.argv[1:]
    contents = os.path.join(app, "Contents")
    info = plistlib.loads(read(contents, "Info.plist"))
    seal = plistlib.loads(read(contents, "_CodeSignature/CodeResources"))
    program = info["CFBundleExecutable"]
    check(info["CFBundleIdentifier"] == identifier, "Info.plist: the identifier")
    check(set(seal) == {"files", "files2", "rules", "rules2"}, f"seal: {sorted(seal)}")
    pages = check_program(contents, identifier, program)
    first = check_list(contents, seal["files"], seal["rules"], {"hash": hashlib.sha1}, program)
    second = check_list(contents, seal["files2"], seal["rules2"], {"hash2": hashlib.sha256}, program)
    for fault in faults:
        print("wrong:", fault)
    if not faults:
        print(f"sealed: {pages} pages, {first} and {second} files")
    sys.exit(1 if faults else 0)


lief.logging.disable()
main()
