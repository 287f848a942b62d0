"""Asks a build backend (PEP 517) one question. Run with the tools' folder, the sources, a folder for the answer, the
question, the backend, and the folders within the sources that the backend may lie in."""

import importlib
import os
import site
import sys
import zipfile

TIME = (2020, 1, 1, 12, 0, 0)


def backend(name, path):
    sys.path[:0] = path
    module, _, attribute = name.partition(":")
    found = importlib.import_module(module)
    if path:
        place = os.path.realpath(found.__file__)
        if not any(place.startswith(os.path.realpath(one) + os.sep) for one in path):
            raise SystemExit("the backend " + module + " is not in " + str(path))
    for part in attribute.split(".") if attribute else []:
        found = getattr(found, part)
    return found


def entry(info):
    executable = info.external_attr >> 16 & 0o100
    other = zipfile.ZipInfo(info.filename, TIME)
    other.create_system = 3
    other.external_attr = (0o100755 if executable else 0o100644) << 16
    return other


def rewrite(wheel, place):
    """The same files in the order of their names, stored: bytes that don't depend on this machine's compressor."""
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(place, "w", zipfile.ZIP_STORED) as new:
        files = [info for info in old.infolist() if not info.is_dir()]
        for info in sorted(files, key=lambda one: one.filename):
            data = old.read(info)
            parts = info.filename.split("/")
            if len(parts) == 2 and parts[0].endswith(".dist-info"):
                if parts[1] == "RECORD":
                    data = b"".join(sorted(data.splitlines(keepends=True)))
                if parts[1] == "METADATA":
                    with open(os.path.join(os.path.dirname(place), "METADATA"), "wb") as metadata:
                        metadata.write(data)
            new.writestr(entry(info), data)


def main(tools, sources, out, question, name, *path):
    os.umask(0o022)
    site.addsitedir(tools)
    os.chdir(sources)
    hooks = backend(name, [os.path.join(sources, part) for part in path])
    if question == "requires":
        ask = getattr(hooks, "get_requires_for_build_wheel", lambda settings: [])
        with open(os.path.join(out, "requires.txt"), "w", encoding="utf-8", newline="\n") as lines:
            lines.writelines(one + "\n" for one in ask({}))
    else:
        raw = os.path.join(out, "raw")
        os.mkdir(raw)
        wheel = os.path.basename(hooks.build_wheel(raw, {}))
        rewrite(os.path.join(raw, wheel), os.path.join(out, wheel))


main(*sys.argv[1:])
