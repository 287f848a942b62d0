"""Makes every kind of file, and the same by the closest tool that runs here. Called by `kinds`."""

import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

MB = 1e6
BEGIN, END = "<!-- written by app/src/test/bench/kinds --write -->\n", "<!-- end of the kinds -->\n"
HEAD = ("| kind | ours, warm | memory | size | beside it | its time | memory | size | time, ours to its | size, ours to its |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n")

# What is made, of what the other tool makes it, and the tool.
KINDS = [
    ("windows-x64:zip", "windows-x64", "zip"),
    ("windows-x64:msi", "windows-x64", "wixl"),
    ("macos-arm64:dmg", "macos-arm64", "genisoimage"),
    ("linux-x64:tar.gz", "linux-x64", "tar"),
    ("linux-x64:deb", "linux-x64", "dpkg-deb"),
    ("linux-x64:rpm", "linux-x64", "rpmbuild"),
]
SPEC = """Name: game
Version: 1.0
Release: 1
Summary: A game
License: MIT
AutoReqProv: no
%define _binary_payload w6.gzdio
%define __os_install_post %{nil}
%define debug_package %{nil}
%define _build_id_links none
%description
A game.
%install
mkdir -p %{buildroot}/usr/lib
cp -a TREE %{buildroot}/usr/lib/game
%files
/usr/lib/game
"""
WXS = """<?xml version="1.0"?><Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="*" UpgradeCode="a7b1d7e1-6f5e-4c57-9d6e-2f0b1f0a9e11" Name="Game" Version="1.0" Manufacturer="Game" Language="1033">
<Package Compressed="yes" InstallScope="perUser"/><Media Id="1" Cabinet="a.cab" EmbedCab="yes"/>
<Directory Id="TARGETDIR" Name="SourceDir"><Directory Id="HOME" Name="Game"/></Directory>
<Feature Id="App"><ComponentGroupRef Id="Files"/></Feature></Product></Wix>
"""


def run(command, folder, environment=None):
    """Seconds and peak memory in MB of one program and its children."""
    os.sync()
    begin = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], cwd=folder, env={**os.environ, **(environment or {})},
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with {status}\n{said.decode('utf-8', 'replace')}")
    return time.perf_counter() - begin, used.ru_maxrss * 1024 / MB


def unpacked(file, folder):
    """The one folder of an archive."""
    folder.mkdir()
    if file.name.endswith(".zip"):
        with zipfile.ZipFile(file) as archive:
            archive.extractall(folder)
    else:
        with tarfile.open(file) as archive:
            archive.extractall(folder, filter="tar")
    return next(folder.iterdir())


class Other:
    """The tools beside ours; each makes one file of a folder, named in the answer after the command."""

    def __init__(self, work):
        self.work = work

    def zip(self, tree):
        return ["zip", "-q", "-r", self.work / "o.zip", tree.name], tree.parent, self.work / "o.zip"

    def tar(self, tree):
        return ["tar", "czf", self.work / "o.tar.gz", tree.name], tree.parent, self.work / "o.tar.gz"

    def genisoimage(self, tree):
        image = self.work / "o.iso"
        return ["genisoimage", "-quiet", "-hfs", "-r", "-J", "-o", image, tree.parent], self.work, image

    def dpkg_deb(self, tree):
        top = self.work / "debian"
        (top / "DEBIAN").mkdir(parents=True)
        (top / "DEBIAN" / "control").write_text(
            "Package: game\nVersion: 1.0\nArchitecture: amd64\nMaintainer: me <me@example.org>\nDescription: a game\n")
        shutil.copytree(tree, top / "usr" / "lib" / "game")
        file = self.work / "o.deb"
        return ["dpkg-deb", "-Zgzip", "--root-owner-group", "-b", top, file], self.work, file

    def rpmbuild(self, tree):
        link = self.work / "tree"
        link.symlink_to(tree)
        (self.work / "game.spec").write_text(SPEC.replace("TREE", f"{link}/"))
        file = self.work / "rpm" / "RPMS" / "x86_64" / "game-1.0-1.x86_64.rpm"
        return ["rpmbuild", "--quiet", "--target", "x86_64", "--define", f"_topdir {self.work / 'rpm'}", "-bb",
                "game.spec"], self.work, file

    def wixl(self, tree):
        files = "\n".join(str(path.relative_to(tree)) for path in sorted(tree.rglob("*")) if path.is_file()) + "\n"
        parts = subprocess.run(["wixl-heat", "-p", "", "--component-group", "Files", "--directory-ref", "HOME", "--var",
                                "var.from"], input=files, text=True, capture_output=True, check=True, cwd=tree)
        (self.work / "files.wxs").write_text(parts.stdout)
        (self.work / "game.wxs").write_text(WXS)
        file = self.work / "o.msi"
        return ["wixl", "-D", "from=.", "-o", file, self.work / "game.wxs", self.work / "files.wxs"], tree, file


def measured(root, work, times):
    pipapp = os.environ.get("PIPAPP", str(root / "pipapp"))
    store = {"PIPAPP_HOME": str(work / "store"), "PIPAPP_PYTHONS": "none"}
    game = work / "guess-the-number"
    shutil.copytree(root / "examples" / "guess-the-number", game)

    def ours(goal, out):
        seconds, memory = run([pipapp, "build", game, "--for", goal, "--out", out], work, store)
        file = next(one for one in out.iterdir() if one.suffix != ".html")
        return seconds, memory, file

    trees = {}
    for target, goal in (("windows-x64", "windows-x64"), ("macos-arm64", "macos-arm64"), ("linux-x64", "linux-x64")):
        trees[target] = unpacked(ours(goal, work / f"plain-{target}")[2], work / f"tree-{target}")
    lines = []
    for goal, target, tool in KINDS:
        one, other = [], []
        for turn in range(times):
            out = work / f"{goal.replace(':', '-')}-{turn}"
            one.append(ours(goal, out))
            place = work / f"{tool}-{turn}"
            place.mkdir()
            command, folder, file = getattr(Other(place), tool.replace("-", "_"))(trees[target])
            other.append((*run(command, folder), file.stat().st_size / MB))
        size = one[0][2].stat().st_size / MB
        mine, its = (statistics.median(seconds) for seconds in ([run[0] for run in one], [run[0] for run in other]))
        lines.append(f"| {goal} | {mine:.2f} s | {max(run[1] for run in one):.0f} MB | {size:.1f} MB | `{tool}` | {its:.2f} s "
                     f"| {max(run[1] for run in other):.0f} MB | {other[0][2]:.1f} MB | {mine / its:.2f} "
                     f"| {size / other[0][2]:.2f} |")
        print(lines[-1], flush=True)
    return lines


def main(root, *words):
    times = int(words[words.index("--times") + 1]) if "--times" in words[:-1] else 3
    print(HEAD, end="", flush=True)
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="pipapp-kinds-") as work:
        lines = measured(root, Path(work), times)
    told = (f"Measured on {datetime.date.today()} on {os.cpu_count()} processors, load {before:.0f} before and "
            f"{os.getloadavg()[0]:.0f} after. Medians of {times}, in turn.\n")
    print("\n" + told)
    if "--write" in words:
        file = root / "docs" / "speed.md"
        text = file.read_text("utf-8")
        head, rest = text.split(BEGIN)
        file.write_text(head + BEGIN + HEAD + "\n".join(lines) + "\n\n" + told + END + rest.split(END)[1], "utf-8")


main(Path(sys.argv[1]), *sys.argv[2:])
