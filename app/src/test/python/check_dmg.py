"""Checks a disk image for Macs, from its trailer down to each file, and prints one JSON object: `problems`, and `files`
with mode and SHA-256 or link target by path. Shares no code with the product. Written by Apple's Technical Note TN1150,
the UEFI specification and what is commonly known of UDIF and `.DS_Store`.

Usage: check_dmg.py IMAGE.dmg
"""

import hashlib
import io
import json
import plistlib
import struct
import sys
import unicodedata
import zlib

import ds_store
import mac_alias

problems = []


def check(there, what):
    if not there:
        problems.append(what)
    return there


def checksum(data, at):
    kind, bits, value = struct.unpack_from(">III", data, at)
    check((kind, bits) == (2, 32), f"a checksum is of kind {kind} with {bits} bits")
    return value


def disk(image):
    """The plain bytes of the whole disk."""
    koly = image[-512:]
    magic, version, size, flags = struct.unpack_from(">4sIII", koly)
    check((magic, version, size, flags) == (b"koly", 4, 512, 1), "the trailer begins wrongly")
    fork_at, fork = struct.unpack_from(">QQ", koly, 24)
    plist_at, plist_size = struct.unpack_from(">QQ", koly, 216)
    check(fork_at == 0 and fork == plist_at, "the data don't reach from the start to the tables")
    check(plist_at + plist_size + 512 == len(image), "the tables don't reach to the trailer")
    check(zlib.crc32(image[:fork]) == checksum(koly, 80), "the data's checksum is wrong")
    variant, sectors = struct.unpack_from(">IQ", koly, 488)
    check(variant == 1, f"image variant {variant}")
    tables = plistlib.loads(image[plist_at:plist_at + plist_size])["resource-fork"]["blkx"]
    plain, sums, end = io.BytesIO(), b"", 0
    for table in tables:
        part, crc, end = partition(image, table, end)
        plain.write(part)
        sums += struct.pack(">I", crc)
    check(zlib.crc32(sums) == checksum(koly, 352), "the master checksum is wrong")
    check(plain.tell() == sectors * 512, "the disk has another size than the trailer says")
    check(end == fork, "there are bytes that belong to no run")
    return plain.getvalue()


def partition(image, table, end):
    data, name = table["Data"], table["Name"]
    magic, version, first, count, offset, room, number = struct.unpack_from(">4sIQQQII", data)
    check((magic, version, offset) == (b"mish", 1, 0), f"{name}: the table begins wrongly")
    check(str(number - (1 << 32) if number >> 31 else number) == table["ID"], f"{name}: has another number in its table")
    plain, at = io.BytesIO(), 0
    runs = struct.unpack_from(">I", data, 200)[0]
    check(len(data) == 204 + 40 * runs, f"{name}: the table's length is wrong")
    for i in range(runs):
        kind, _, sector, sectors, start, length = struct.unpack_from(">IIQQQQ", data, 204 + 40 * i)
        check(sector == at, f"{name}: run {i} begins at sector {sector}, not {at}")
        if kind == 0xFFFFFFFF:
            check(i == runs - 1 and sectors == 0, f"{name}: ends too early")
            break
        check(start == end, f"{name}: run {i} doesn't follow the one before")
        check(sectors + 8 <= room, f"{name}: run {i} is longer than it was said")
        raw = image[start:start + length]
        if kind == 0x80000005:
            inflater = zlib.decompressobj()
            raw = inflater.decompress(raw)
            check(inflater.eof and not inflater.unused_data, f"{name}: run {i} isn't whole")
        else:
            check(kind == 1, f"{name}: run {i} has kind {kind:#x}")
        check(len(raw) == sectors * 512, f"{name}: run {i} has another length")
        plain.write(raw)
        at, end = at + sectors, start + length
    check(at == count, f"{name}: has {at} sectors, not {count}")
    crc = zlib.crc32(plain.getvalue())
    check(crc == checksum(data, 64), f"{name}: the checksum is wrong")
    return plain.getvalue(), crc, end


def volume(plain):
    """The bytes of the one partition, by the GUID Partition Table."""
    check(plain[510:512] == b"\x55\xaa" and plain[450] == 0xEE, "there is no protective boot record")
    last = len(plain) // 512 - 1
    headers = []
    for here, other in ((1, last), (last, 1)):
        header = plain[here * 512:here * 512 + 92]
        fields = struct.unpack("<8sIIIIQQQQ16sQIII", header)
        check(fields[0] == b"EFI PART" and fields[2] == 92, f"no header in sector {here}")
        check(zlib.crc32(header[:16] + bytes(4) + header[20:]) == fields[3], f"checksum of the header in sector {here}")
        check((fields[5], fields[6]) == (here, other), f"the header in sector {here} is elsewhere")
        table = plain[fields[10] * 512:fields[10] * 512 + fields[11] * fields[12]]
        check(zlib.crc32(table) == fields[13], f"checksum of the table of sector {here}")
        headers.append((fields, table))
    check(headers[0][1] == headers[1][1], "the two tables differ")
    kind, _, first, end, flags, name = struct.unpack_from("<16s16sQQQ72s", headers[0][1])
    check(kind == bytes.fromhex("005346480000aa11aa1100306543ecac"), "it isn't a partition of HFS")
    check(headers[0][0][7] <= first <= end <= headers[0][0][8], "the partition lies outside of what is usable")
    check(not any(headers[0][1][128:]), "there is more than one partition")
    return plain[first * 512:(end + 1) * 512]


class Fork:
    def __init__(self, raw):
        self.size, self.clump, self.blocks = struct.unpack_from(">QII", raw)
        self.extents = [e for e in struct.iter_unpack(">II", raw[16:80]) if e[1]]


class Volume:
    def __init__(self, raw):
        self.raw = raw
        header = raw[1024:1536]
        check(raw[-1024:-512] == header, "the second header differs")
        sign, version, attributes, mounted, journal = struct.unpack_from(">2sHI4sI", header)
        check((sign, version) == (b"HX", 5), f"signature {sign} {version}")
        check(attributes == 0x100, "it wasn't unmounted cleanly")
        self.files, self.folders, self.block, self.total, self.free = struct.unpack_from(">IIIII", header, 32)
        self.next = struct.unpack_from(">I", header, 64)[0]
        self.opens = struct.unpack_from(">8I", header, 80)
        check(self.total * self.block == len(raw), "the volume's size is wrong")
        self.used = {}
        self.take("headers", [(0, 1), (self.total - 1, 1)])
        forks = [Fork(header[112 + 80 * i:192 + 80 * i]) for i in range(5)]
        for name, fork in zip(("bitmap", "extents", "catalog", "attributes", "startup"), forks):
            self.take(name, fork.extents)
        self.bitmap = self.read(forks[0])
        self.extents = self.tree(forks[1], 10, 0, None)
        check(not self.extents, "the tree of extents isn't empty")
        self.catalog = self.tree(forks[2], 516, 0xBC, self.catalog_key)

    def take(self, name, extents):
        for start, count in extents:
            for block in range(start, start + count):
                if block in self.used or block >= self.total:
                    problems.append(f"{name}: block {block} belongs to {self.used.get(block, 'nobody')}")
                self.used[block] = name

    def read(self, fork):
        check(sum(count for _, count in fork.extents) == fork.blocks, "a fork's blocks don't add up")
        check(-(-fork.size // self.block) == fork.blocks, "a fork has too many blocks")
        data = b"".join(self.raw[s * self.block:(s + c) * self.block] for s, c in fork.extents)
        check(not any(data[fork.size:]), "there is something behind a fork's end")
        return data[:fork.size]

    @staticmethod
    def catalog_key(raw):
        length, parent, units = struct.unpack_from(">HIH", raw)
        check(length == 6 + 2 * units, "a key's length is wrong")
        name = raw[8:8 + 2 * units]
        return (parent, struct.unpack(f">{units}H", name)), length + 2

    def tree(self, fork, longest, compare, key_of):
        """All records of a B-tree, walked from the root and along the leaves."""
        data = self.read(fork)
        depth, root, count, first, last, size, key, nodes, free = struct.unpack_from(">HIIIIHHII", data, 14)
        kind, comparing = struct.unpack_from(">BB", data, 14 + 36)
        check((key, kind, comparing) == (longest, 0, compare), "a tree's header is wrong")
        check(nodes * size == len(data) and free == 0, "a tree's nodes don't fill its file")
        check(data[8] == 1 and data[10:12] == b"\0\3", "a tree's first node is no header")
        used = data[248:size - 8]
        check(all(bool(used[i // 8] & 0x80 >> i % 8) == (i < nodes) for i in range(8 * len(used))), "a tree's map is wrong")
        seen, leaves = {0}, []

        def node(number, height, low):
            check(number not in seen, f"node {number} is reached twice")
            seen.add(number)
            raw = data[number * size:(number + 1) * size]
            _, _, kind, level, records, _ = struct.unpack_from(">IIbBHH", raw)
            check((kind, level) == (-1 if height == 1 else 0, height), f"node {number} is of another kind")
            offsets = [struct.unpack_from(">H", raw, size - 2 * (i + 1))[0] for i in range(records + 1)]
            check(offsets[0] == 14 and offsets == sorted(offsets), f"node {number}: records lie across")
            check(offsets[-1] <= size - 2 * (records + 1), f"node {number} is too full")
            check(records > 0, f"node {number} is empty")
            for i in range(records):
                record = raw[offsets[i]:offsets[i + 1]]
                value, length = key_of(record)
                if i == 0 and low is not None:
                    check(value == low, f"node {number} begins with another key than its parent says")
                if height > 1:
                    check(len(record) == length + 4, f"node {number}: a pointer has the wrong size")
                    node(struct.unpack_from(">I", record, length)[0], height - 1, value)
                else:
                    leaves.append((value, record[length:]))
            if height == 1:
                chain.append((number, struct.unpack_from(">II", raw)))

        chain = []
        if depth:
            node(root, depth, None)
            numbers = [0] + [number for number, _ in chain] + [0]
            check((numbers[1], numbers[-2]) == (first, last), "first or last leaf is wrong")
            for i, (_, (forward, backward)) in enumerate(chain, 1):
                check((forward, backward) == (numbers[i + 1], numbers[i - 1]), "the leaves' chain is broken")
        check(len(seen) == nodes, "there are nodes that nobody reaches")
        check(len(leaves) == count, "the number of records is wrong")
        keys = [key for key, _ in leaves]
        check(all(a < b for a, b in zip(keys, keys[1:])), "records aren't in their order")
        return leaves

    def list(self):
        """Walks the catalog; returns path -> (number, mode, bytes or None)."""
        by_key, threads, things = dict(self.catalog), {}, {}
        for (parent, units), record in self.catalog:
            kind = struct.unpack_from(">h", record)[0]
            if kind in (3, 4):
                check(not units, "a thread has a name")
                above, count = struct.unpack_from(">IH", record, 4)
                threads[parent] = (kind, above, struct.unpack_from(f">{count}H", record, 10))
                check(len(record) == 10 + 2 * count, "a thread is too long")
            else:
                things[(parent, units)] = (kind, record)
        found, children, numbers = {}, {}, set()
        for (parent, units), (kind, record) in things.items():
            number = struct.unpack_from(">I", record, 8)[0]
            check(number not in numbers, f"number {number} is given twice")
            check(number == 2 or 16 <= number < self.next, f"number {number} is out of range")
            numbers.add(number)
            check(threads.get(number) == (kind + 2, parent, units), f"number {number} has no right thread")
            name = struct.pack(f">{len(units)}H", *units).decode("utf-16-be")
            check(name == unicodedata.normalize("NFD", name), f"{name}: accents aren't apart")
            mode = struct.unpack_from(">H", record, 42)[0]
            if kind == 1:
                check(len(record) == 88 and mode == 0o40755, f"{name}: no right folder")
                children.setdefault(number, [])
            data = None
            if kind == 2:
                check(len(record) == 248 and record[2:4] == b"\0\2", f"{name}: no right file")
                fork = Fork(record[88:168])
                check(not any(record[168:]), f"{name}: has a resource fork")
                self.take(name, fork.extents)
                data = self.read(fork)
                check((record[48:56] == b"slnkrhap") == (mode >> 12 == 0o12), f"{name}: type and mode differ")
            children.setdefault(parent, []).append((name, number, kind))
            found[number] = (parent, name, kind, mode, data, record)
        check(len(threads) == len(found), "there are threads that lead nowhere")
        self.counts(found, children)
        return self.paths(found)

    def counts(self, found, children):
        folders = sum(1 for one in found.values() if one[2] == 1) - 1
        check(folders == self.folders, f"{folders} folders, not {self.folders}")
        check(len(found) - 1 - folders == self.files, f"another number of files than {self.files}")
        for number, (_, name, kind, _, _, record) in found.items():
            if kind == 1:
                inside = children.get(number, [])
                valence = struct.unpack_from(">I", record, 4)[0]
                count = struct.unpack_from(">I", record, 84)[0]
                check(valence == len(inside), f"{name}: holds {len(inside)}, not {valence}")
                check(record[2:4] == b"\0\x10", f"{name}: doesn't count its folders")
                check(count == sum(1 for one in inside if one[2] == 1), f"{name}: has another number of folders")
        check(self.free == 0 and len(self.used) == self.total, "some blocks belong to nobody")
        taken = "".join(f"{byte:08b}" for byte in self.bitmap)
        check(taken.count("1") == self.total == len(taken.rstrip("0")), "the bitmap is wrong")

    @staticmethod
    def paths(found):
        def path(number):
            parent, name = found[number][:2]
            return "" if number == 2 else path(parent).rstrip("/") + "/" + name

        return {path(number): (number, one[3], one[4], one[5]) for number, one in found.items()}


def window(listing, name):
    """What the Finder would show; everything it names must be there."""
    with ds_store.DSStore.open(io.BytesIO(listing["/.DS_Store"][2]), "r") as store:
        records = {(record.filename, record.code): record.value for record in store}
    shown = {path for path in listing if path.count("/") == 1 and not path.startswith("/.") and path != "/"}
    placed = {"/" + file for file, code in records if code == b"Iloc"}
    check(shown == placed, f"{shown} are shown, {placed} have a place")
    view = records[(".", b"icvp")]
    alias = mac_alias.Alias.from_bytes(view["backgroundImageAlias"])
    target = alias.target
    check(listing.get(target.posix_path, (0,))[0] == target.cnid, f"the picture isn't at {target.posix_path}")
    check(listing["/.background"][0] == target.folder_cnid, "the picture's folder has another number")
    check(alias.volume.name == name, f"the picture is on {alias.volume.name}")
    check(listing[target.posix_path][2].startswith(b"\x89PNG"), "the background is no picture")
    check(listing["/.VolumeIcon.icns"][2].startswith(b"icns"), "the icon is no picture")
    check(listing[""][3][56:58] == b"\x04\0", "the Finder isn't told of the icon")
    left, top, width, height = (
        float(number) for number in records[(".", b"bwsp")]["WindowBounds"].replace("{", "").replace("}", "").split(","))
    for file, code in records:
        if code == b"Iloc":
            x, y = records[(file, code)]
            check(60 < x < width - 60 and 60 < y < height - 60, f"{file} lies outside of the window")


def main():
    with open(sys.argv[1], "rb") as file:
        plain = disk(file.read())
    found = Volume(volume(plain))
    listing = found.list()
    root = next(record for (parent, _), record in found.catalog if parent == 1)
    name = next(struct.pack(f">{len(units)}H", *units).decode("utf-16-be") for (parent, units), _ in found.catalog if parent == 1)
    check(struct.unpack_from(">I", root, 8)[0] == 2 and found.opens[2] == 2, "the root is wrong")
    window(listing, name)
    files = {}
    for path, (_, mode, data, _) in listing.items():
        if data is not None:
            link = mode >> 12 == 0o12
            files[path[1:]] = {"mode": f"{mode:o}", "link" if link else "sha256":
                               data.decode() if link else hashlib.sha256(data).hexdigest()}
    print(json.dumps({"problems": problems, "name": name, "files": files}))


main()
