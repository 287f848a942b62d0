"""Makes what the tests of python-build-standalone need, in the layout of its releases: FOLDER/RELEASE/NAME.tar.gz, its SHA256SUMS,
and latest-release.json beside the releases. The bytes come from two packages that hold such interpreters, both pinned by digest:

  standalone.py module MODULE OUT    of the Go module go-embed-python, unpacked in the folder MODULE
  standalone.py windows OUT          of the source archives of pycc-python, fetched by pip without running anything of them

The module's Linux and macOS interpreters have Tcl/Tk's libraries, but their scripts were cut out. Those of the next patch release
take their place, out of tkinter-embed's source archive; only the two lines that ask for exactly that patch are changed.
"""

import gzip
import hashlib
import io
import json
import pathlib
import re
import sys
import tarfile
import zipfile

TRIPLES = {
    "linux-amd64": "x86_64-unknown-linux-gnu",
    "linux-arm64": "aarch64-unknown-linux-gnu",
    "darwin-amd64": "x86_64-apple-darwin",
    "darwin-arm64": "aarch64-apple-darwin",
    "windows-amd64": "x86_64-pc-windows-msvc",
}
# version of CPython, release, version and SHA-256 of the source archive
WINDOWS = [
    ("3.14.5", "20260510", "3.14.5.post2", "38e73b377edc2995c0656e83b1bec1012c5373c51b76073171468cdaa1be9d0e"),
    ("3.13.13", "20260510", "3.13.13.post2", "51e162b1e6f713b9c798c021a6b0f01236060aa99bffe3eeff652cf344089b68"),
]

SCRIPTS = ("tkinter-embed", "3.14.0", "ae3738f2c79e19e4590214fc76063e74db9b2aa3d05fece2273b2912bd5b27d3")
# the libraries' patch release, and that of the scripts
LIBRARIES, SCRIPTS_OF = b"9.0.3", b"9.0.4"
# packages of Tcl that an installation keeps as modules, with their versions
MODULES = {"msgcat/msgcat": "msgcat-1.7.1", "http/http": "http-2.10.2", "tcltest/tcltest": "tcltest-2.5.11",
           "platform/platform": "platform-1.1.0", "platform/shell": "platform/shell-1.1.4"}


def archive(out, version, release, triple):
    folder = pathlib.Path(out, release)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"cpython-{version}+{release}-{triple}-install_only_stripped.tar.gz"


def write(file, entries):
    """Entries are triples: path, mode, and bytes or the target of a link."""
    with gzip.GzipFile(file, "wb", compresslevel=1, mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path, mode, content in entries:
            info = tarfile.TarInfo("python/" + path)
            info.mode = mode
            if isinstance(content, str):
                info.type, info.linkname = tarfile.SYMTYPE, content
                tar.addfile(info)
            else:
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))


def finish(out):
    releases = sorted(path for path in pathlib.Path(out).iterdir() if path.is_dir())
    for release in releases:
        sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(release.glob("*.tar.gz"))]
        (release / "SHA256SUMS").write_text("".join(sums))
    pathlib.Path(out, "latest-release.json").write_text(json.dumps({"version": 1, "tag": releases[-1].name}))


def scripts():
    """Tcl's and Tk's scripts where an installation has them, as entries below `lib/`."""
    with tarfile.open(fileobj=io.BytesIO(fetched(*SCRIPTS))) as tar:
        inner = next(one for one in tar if one.name.endswith("/data.zip"))
        packed = zipfile.ZipFile(io.BytesIO(tar.extractfile(inner).read()))
    entries = []
    for library, top, folder in (("libtcl", "tcl_library/", "tcl9.0/"), ("libtk", "tk_library/", "tk9.0/")):
        name = next(name for name in packed.namelist() if f"/tcl/{library}" in name and name.endswith(".zip"))
        files = zipfile.ZipFile(io.BytesIO(packed.read(name)))
        for file in sorted(name for name in files.namelist() if not name.endswith("/")):
            path, data = file.removeprefix(top), files.read(file)
            if path in ("init.tcl", "tk.tcl"):
                data = re.sub(rb"(package require -exact \w+ +)" + re.escape(SCRIPTS_OF), rb"\g<1>" + LIBRARIES, data)
            stem = path.removesuffix(".tcl")
            if stem in MODULES:
                entries.append((f"lib/tcl9/9.0/{MODULES[stem]}.tm", 0o644, data))
            elif path.split("/")[0] not in {stem.split("/")[0] for stem in MODULES}:
                entries.append(("lib/" + folder + path, 0o644, data))
    return entries


def module(folder, out):
    tcl = scripts()
    for name, triple in TRIPLES.items():
        base = pathlib.Path(folder, "python/internal/data", name)
        entries = []
        for one in json.loads((base / "files.json").read_text())["files"]:
            if one.get("symlink"):
                entries.append((one["name"], 0o777, one["symlink"]))
            elif not one["perm"] & (1 << 31):
                packed = one.get("compressed")
                data = (base / (one["name"] + (".gz" if packed else ""))).read_bytes()
                entries.append((one["name"], one["perm"] & 0o777, gzip.decompress(data) if packed else data))
        if not name.startswith("windows"):
            entries = sorted(entries + tcl, key=lambda entry: entry[0])
        write(archive(out, "3.14.6", "20260610", triple), entries)
    finish(out)


def fetched(name, version, sha256):
    """The bytes of a source archive. `pip download` would run its setup.py to learn its name; pip's parts don't."""
    from pip._internal.commands import create_command
    from pip._vendor.packaging.specifiers import SpecifierSet

    command = create_command("download")
    options, _ = command.parse_args(["--no-binary", ":all:", name])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session, ignore_requires_python=True)
        link = finder.find_best_candidate(name, SpecifierSet("==" + version)).best_candidate.link
        answer = session.get(link.url_without_fragment, headers={"Accept-Encoding": "identity"})
        answer.raise_for_status()
    if hashlib.sha256(answer.content).hexdigest() != sha256:
        sys.exit(f"{name} {version} is not the file that it was")
    return answer.content


def windows(out):
    for version, release, source, sha256 in WINDOWS:
        with tarfile.open(fileobj=io.BytesIO(fetched("pycc-python", source, sha256))) as tar:
            inner = next(one for one in tar if one.name.endswith("windows-x86_64-none.zip"))
            packed = zipfile.ZipFile(io.BytesIO(tar.extractfile(inner).read()))
        names = [name for name in packed.namelist() if not name.endswith("/")]
        top = next(name for name in names if name.endswith("python.exe"))[: -len("python.exe")]
        write(
            archive(out, version, release, "x86_64-pc-windows-msvc"),
            [(name[len(top) :], 0o644, packed.read(name)) for name in names if name.startswith(top)],
        )
    finish(out)


if __name__ == "__main__":
    {"module": module, "windows": windows}[sys.argv[1]](*sys.argv[2:])
