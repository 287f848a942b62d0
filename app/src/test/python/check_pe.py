"""Opens a Windows program with pefile and prints one JSON object: `problems`, the pixels of its `icons`, its `version`
texts and numbers, the `languages` and texts of its manifest, and whether it is `signed`. Shares no code with the product.

Usage: check_pe.py PROGRAM.exe
"""

import io
import json
import struct
import sys
import xml.dom.minidom

import pefile

program = pefile.PE(sys.argv[1])
problems = list(program.get_warnings())
if not program.verify_checksum():
    problems.append(f"the checksum is {program.OPTIONAL_HEADER.CheckSum:#x}, not {program.generate_checksum():#x}")

ICON, ICON_GROUP, VERSION, MANIFEST = 3, 14, 16, 24


def resources(kind):
    for entry in program.DIRECTORY_ENTRY_RESOURCE.entries:
        if entry.id == kind:
            for name in entry.directory.entries:
                for language in name.directory.entries:
                    data = language.data.struct
                    yield name.id, language.id, program.get_data(data.OffsetToData, data.Size)


pictures = {number: data for number, _, data in resources(ICON)}
icons = []
for _, _, group in resources(ICON_GROUP):
    reserved, kind, count = struct.unpack_from("<HHH", group)
    if (reserved, kind) != (0, 1) or len(group) != 6 + 14 * count:
        problems.append("the group of icons has another size than it says")
    for i in range(count):
        width, height, _, _, planes, bits, size, number = struct.unpack_from("<BBBBHHIH", group, 6 + 14 * i)
        data = pictures.pop(number)
        if len(data) != size:
            problems.append(f"icon {number} has {len(data)} bytes and says {size}")
        if data.startswith(b"\x89PNG"):
            real = struct.unpack_from(">II", data, 16)
        else:
            real = struct.unpack_from("<ii", data, 4)
            real = (real[0], real[1] // 2)
        if real != (width or 256, height or 256):
            problems.append(f"icon {number} is of {real} and says {width} x {height}")
        icons.append(real[0])
if pictures:
    problems.append(f"icons {sorted(pictures)} are in no group")

version = {}
for info in program.FileInfo[0]:
    if info.name == "StringFileInfo":
        for table in info.StringTable:
            version.update({key.decode(): value.decode() for key, value in table.entries.items()})
fixed = program.VS_FIXEDFILEINFO[0]
numbers = [fixed.FileVersionMS >> 16, fixed.FileVersionMS & 0xFFFF, fixed.FileVersionLS >> 16, fixed.FileVersionLS & 0xFFFF]

manifests = [data for _, _, data in resources(MANIFEST)]
wanted = {}
if len(manifests) != 1:
    problems.append(f"there are {len(manifests)} manifests")
for manifest in manifests:
    document = xml.dom.minidom.parse(io.BytesIO(manifest))
    for name in ("activeCodePage", "longPathAware", "dpiAwareness"):
        wanted[name] = document.getElementsByTagName(name)[0].firstChild.data
    wanted["level"] = document.getElementsByTagName("requestedExecutionLevel")[0].getAttribute("level")

directory = program.OPTIONAL_HEADER.DATA_DIRECTORY[pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_SECURITY"]]
print(
    json.dumps(
        {
            "problems": problems,
            "icons": sorted(icons),
            "version": version,
            "numbers": numbers,
            "manifest": wanted,
            "signed": directory.Size > 0,
        }
    )
)
