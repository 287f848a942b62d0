"""Checks that the tables of a Windows installer agree with each other, as Microsoft's ICEs do, and prints one JSON object
with `problems` and the number of `files`. Reads the tables with msitools; shares no code with the product.

Usage: check_msi.py INSTALLER.msi
"""

import json
import re
import subprocess
import sys

problems = []


def check(there, what):
    if not there:
        problems.append(what)
    return there


def run(*words):
    return subprocess.run(["msiinfo", *words], check=True, capture_output=True).stdout.decode()


class Table:
    """Rows as dictionaries, with the column types and keys that the header says."""

    def __init__(self, installer, name):
        lines = run("export", installer, name).replace("\r\n", "\n").rstrip("\n").split("\n")
        self.name, self.columns, self.types = name, lines[0].split("\t"), lines[1].split("\t")
        self.keys = lines[2].split("\t")[1:]
        self.rows = [dict(zip(self.columns, line.split("\t"))) for line in lines[3:]]
        check(self.keys and all(key in self.columns for key in self.keys), f"{name}: has no right keys")
        seen = set()
        for row in self.rows:
            key = tuple(row[column] for column in self.keys)
            check(key not in seen, f"{name}: {key} is there twice")
            seen.add(key)
            for column, kind in zip(self.columns, self.types):
                value = row.get(column, "")
                check(value or kind[0].isupper(), f"{name}.{column}: is empty in {key}")
                if kind[0] in "sl" and kind[1:] != "0":
                    check(len(value) <= int(kind[1:]), f"{name}.{column}: too long in {key}")

    def all(self, column):
        return [row[column] for row in self.rows]


# column -> table whose key it names (the specification's foreign keys), ICE03 and ICE15
REFERENCES = {
    ("Component", "Directory_"): "Directory", ("Directory", "Directory_Parent"): "Directory",
    ("FeatureComponents", "Feature_"): "Feature", ("FeatureComponents", "Component_"): "Component",
    ("File", "Component_"): "Component", ("CreateFolder", "Directory_"): "Directory",
    ("CreateFolder", "Component_"): "Component", ("Shortcut", "Directory_"): "Directory",
    ("Shortcut", "Component_"): "Component", ("Shortcut", "Icon_"): "Icon", ("Shortcut", "WkDir"): "Directory",
    ("Feature", "Directory_"): "Directory", ("MsiShortcutProperty", "Shortcut_"): "Shortcut",
}
GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
SHORT = re.compile(r"[^ +,;=\[\]|?*<>:\"/\\]{1,8}(\.[^ +,;=\[\]|?*<>:\"/\\.]{1,3})?")
# actions that have to come after each other (ICE27, ICE79 and the reference's restrictions)
ORDER = ["CostInitialize", "FileCost", "CostFinalize", "InstallValidate", "RemoveExistingProducts", "InstallInitialize",
         "ProcessComponents", "RemoveShortcuts", "RemoveFiles", "RemoveFolders", "CreateFolders", "InstallFiles",
         "CreateShortcuts", "RegisterProduct", "PublishFeatures", "PublishProduct", "InstallFinalize"]


def names(tables):
    """Names that lie in one folder must differ, their short forms too (ICE30)."""
    folder = {row["Component"]: row["Directory_"] for row in tables["Component"].rows}
    there = {}
    for row in tables["File"].rows:
        there.setdefault(folder[row["Component_"]], []).append(row["FileName"])
    for row in tables["Directory"].rows:
        name = row["DefaultDir"].split(":")[0]
        if row["Directory_Parent"] and name != ".":
            there.setdefault(row["Directory_Parent"], []).append(name)
    for place, both in there.items():
        short = [name.split("|")[0].lower() for name in both]
        long = [name.split("|")[-1].lower() for name in both]
        check(all(SHORT.fullmatch(name) for name in short), f"{place}: a name is not short")
        check(len(set(short)) == len(short), f"{place}: two short names are the same")
        check(len(set(long)) == len(long), f"{place}: two names are the same")


def parts(tables):
    """Components: codes that differ (ICE08), key paths that are their own (ICE18, ICE02), one feature each (ICE21)."""
    files = {row["File"]: row for row in tables["File"].rows}
    codes = tables["Component"].all("ComponentId")
    check(len(set(codes)) == len(codes), "two components have the same code")
    folders = {row["Component_"]: row["Directory_"] for row in tables["CreateFolder"].rows}
    used = set(tables["File"].all("Component_"))
    for row in tables["Component"].rows:
        name, key = row["Component"], row["KeyPath"]
        check(GUID.fullmatch(row["ComponentId"]), f"{name}: no right code")
        check(not int(row["Attributes"]) & ~0x100, f"{name}: unexpected attributes")
        if key:
            check(files.get(key, {}).get("Component_") == name, f"{name}: its key path isn't its own")
        else:
            check(name not in used, f"{name}: has files but none is its key path")
            shortcuts = name in tables["Shortcut"].all("Component_")
            check(shortcuts or folders.get(name) == row["Directory_"], f"{name}: an empty folder that isn't made")
    check(sorted(tables["FeatureComponents"].all("Component_")) == sorted(tables["Component"].all("Component")),
          "a component belongs to no feature, or to two")


def sequences(tables):
    rows = {row["Action"]: int(row["Sequence"]) for row in tables["InstallExecuteSequence"].rows}
    check(len(set(rows.values())) == len(rows), "two actions have the same place")
    places = [rows.get(action, 0) for action in ORDER]
    check(all(places) and places == sorted(places), f"actions are missing or in another order: {places}")
    check("CustomAction" not in tables, "there are actions of our own")


def main():
    installer = sys.argv[1]
    inside = [line for line in run("tables", installer).split() if not line.startswith("_")]
    tables = {name: Table(installer, name) for name in inside}
    for (table, column), to in REFERENCES.items():
        keys = set(tables[to].all(tables[to].keys[0]))
        for value in filter(None, tables[table].all(column)):
            check(value in keys, f"{table}.{column}: {value} isn't in {to}")
    names(tables)
    parts(tables)
    sequences(tables)
    numbers = [int(number) for number in tables["File"].all("Sequence")]
    check(sorted(numbers) == list(range(1, len(numbers) + 1)), "the files' numbers have gaps")
    check(int(tables["Media"].rows[0]["LastSequence"]) == len(numbers), "the disk ends with another file")
    streams = run("streams", installer)
    check(tables["Media"].rows[0]["Cabinet"].lstrip("#") in streams, "the cabinet isn't there")
    properties = {row["Property"]: row["Value"] for row in tables["Property"].rows}
    for name in ("ProductCode", "UpgradeCode"):
        check(GUID.fullmatch(properties.get(name, "")), f"{name} is no code")
    for name in ("Manufacturer", "ProductName", "ProductVersion", "ProductLanguage"):
        check(properties.get(name), f"there is no {name}")
    actions = {row["ActionProperty"] for row in tables["Upgrade"].rows}
    check(actions == set(properties["SecureCustomProperties"].split(";")), "properties of upgrades aren't secure (ICE61)")
    print(json.dumps({"problems": problems, "files": len(numbers)}))


main()
