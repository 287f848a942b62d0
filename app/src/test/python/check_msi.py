"""Checks the tables of a Windows installer as Microsoft's internal consistency evaluators (ICE) do, and prints one JSON
object with `problems`, each with the number of its evaluator, and the number of `files`. Reads the tables with msitools;
shares no code with the product.

Not here: evaluators of what such an installer has none of (dialogs, custom actions, services, assemblies, COM, ODBC,
fonts, merge modules, patches), which is a problem by itself (ICE12, ICE17, ICE20).

Usage: check_msi.py INSTALLER.msi
"""

import json
import os
import re
import subprocess
import sys
import tempfile

problems = []


def check(there, what):
    if not there:
        problems.append(what)
    return there


def run(*words):
    return subprocess.run(["msiinfo", *words], check=True, capture_output=True).stdout.decode()


# Columns, types and number of keys as Microsoft's reference has them (ICE03, ICE06, ICE32)
SEQUENCE = "Action s72 Condition S255 Sequence I2", 1
SCHEMA = {
    "AdminExecuteSequence": SEQUENCE, "AdminUISequence": SEQUENCE, "AdvtExecuteSequence": SEQUENCE,
    "InstallExecuteSequence": SEQUENCE, "InstallUISequence": SEQUENCE,
    "AppSearch": ("Property s72 Signature_ s72", 2),
    "Component": ("Component s72 ComponentId S38 Directory_ s72 Attributes i2 Condition S255 KeyPath S72", 1),
    "CreateFolder": ("Directory_ s72 Component_ s72", 2),
    "Directory": ("Directory s72 Directory_Parent S72 DefaultDir l255", 1),
    "Feature": ("Feature s38 Feature_Parent S38 Title L64 Description L255 Display I2 Level i2 Directory_ S72 Attributes i2", 1),
    "FeatureComponents": ("Feature_ s38 Component_ s72", 2),
    "File": ("File s72 Component_ s72 FileName l255 FileSize i4 Version S72 Language S20 Attributes I2 Sequence i4", 1),
    "Icon": ("Name s72 Data v0", 1),
    "LaunchCondition": ("Condition s255 Description l255", 1),
    "Media": ("DiskId i2 LastSequence i4 DiskPrompt L64 Cabinet S255 VolumeLabel S32 Source S72", 1),
    "MsiShortcutProperty": ("MsiShortcutProperty s72 Shortcut_ s72 PropertyKey s0 PropVariantValue s0", 1),
    "Property": ("Property s72 Value l0", 1),
    "RegLocator": ("Signature_ s72 Root i2 Key s255 Name S255 Type I2", 1),
    "Registry": ("Registry s72 Root i2 Key l255 Name L255 Value L0 Component_ s72", 1),
    "Shortcut": ("Shortcut s72 Directory_ s72 Name l128 Component_ s72 Target s72 Arguments S255 Description L255 Hotkey I2"
                 " Icon_ S72 IconIndex I2 ShowCmd I2 WkDir S72 DisplayResourceDLL S255 DisplayResourceId I2"
                 " DescriptionResourceDLL S255 DescriptionResourceId I2", 1),
    "Signature": ("Signature s72 FileName s255 MinVersion S20 MaxVersion S20 MinSize I4 MaxSize I4 MinDate I4 MaxDate I4"
                  " Languages S255", 1),
    "Upgrade": ("UpgradeCode s38 VersionMin S20 VersionMax S20 Language S255 Attributes i4 Remove S255 ActionProperty s72", 5),
}


class Table:
    """Rows as dictionaries; columns, types, keys and what stands in cells are looked at (ICE03, ICE06)."""

    def __init__(self, installer, name):
        lines = run("export", installer, name).replace("\r\n", "\n").rstrip("\n").split("\n")
        self.columns, types, self.keys = lines[0].split("\t"), lines[1].split("\t"), lines[2].split("\t")[1:]
        self.rows = [dict(zip(self.columns, line.split("\t"))) for line in lines[3:]]
        columns, keys = SCHEMA.get(name, ("", 0))
        told = " ".join(f"{column} {kind}" for column, kind in zip(self.columns, types))
        if check(columns, f"ICE12: unexpected table {name}"):
            check(told == columns and len(self.keys) == keys, f"ICE06: {name} has other columns: {told}")
        seen = set()
        for row in self.rows:
            key = tuple(row[column] for column in self.keys)
            check(key not in seen, f"ICE03: {name} {key} is there twice")
            seen.add(key)
            for column, kind in zip(self.columns, types):
                self.cell(f"{name}.{column} {key}", kind, row.get(column, ""))

    @staticmethod
    def cell(where, kind, value):
        check(value or kind[0].isupper(), f"ICE03: {where} is empty")
        if kind[0] in "slSL":
            check(kind[1:] == "0" or len(value) <= int(kind[1:]), f"ICE03: {where} is too long")
        elif kind[0] in "iI" and value:
            most = 2 ** (8 * int(kind[1:]) - 1)
            check(re.fullmatch("-?[0-9]+", value) and -most < int(value) < most, f"ICE03: {where} is no number")

    def all(self, column):
        return [row[column] for row in self.rows]


# column -> table whose key it names (ICE03)
REFERENCES = {
    ("Component", "Directory_"): "Directory", ("Directory", "Directory_Parent"): "Directory",
    ("FeatureComponents", "Feature_"): "Feature", ("FeatureComponents", "Component_"): "Component",
    ("File", "Component_"): "Component", ("CreateFolder", "Directory_"): "Directory",
    ("CreateFolder", "Component_"): "Component", ("Shortcut", "Directory_"): "Directory",
    ("Shortcut", "Component_"): "Component", ("Shortcut", "Icon_"): "Icon", ("Shortcut", "WkDir"): "Directory",
    ("Feature", "Directory_"): "Directory", ("Feature", "Feature_Parent"): "Feature",
    ("MsiShortcutProperty", "Shortcut_"): "Shortcut", ("Registry", "Component_"): "Component",
    ("AppSearch", "Signature_"): "RegLocator",
}
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
PUBLIC = re.compile(r"[A-Z_][A-Z0-9_.]*")
GUID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
VERSION = re.compile(r"(\d{1,3})\.(\d{1,3})\.(\d{1,5})")
SHORT = re.compile(r"[^ +,;=\[\]|?*<>:\"/\\]{1,8}(\.[^ +,;=\[\]|?*<>:\"/\\.]{1,3})?")
LONG = re.compile(r"[^|?*<>:\"/\\]{1,255}")
# where Windows puts what is a user's own (ICE38, ICE64, ICE91)
PROFILE = {"ProgramMenuFolder", "DesktopFolder", "StartMenuFolder", "StartupFolder", "AppDataFolder", "LocalAppDataFolder",
           "PersonalFolder", "FavoritesFolder", "SendToFolder", "TemplateFolder"}
WIDE, BY_REGISTRY = 0x100, 4
# actions that have to come after each other (ICE27, ICE63)
ORDER = ["FindRelatedProducts", "AppSearch", "LaunchConditions", "ValidateProductID", "CostInitialize", "FileCost",
         "CostFinalize", "MigrateFeatureStates", "InstallValidate", "RemoveExistingProducts", "InstallInitialize",
         "ProcessComponents", "UnpublishFeatures", "RemoveRegistryValues", "RemoveShortcuts", "RemoveFiles", "RemoveFolders",
         "CreateFolders", "InstallFiles", "CreateShortcuts", "WriteRegistryValues", "RegisterUser", "RegisterProduct",
         "PublishFeatures", "PublishProduct", "InstallFinalize"]
SHOWN = ["FindRelatedProducts", "AppSearch", "LaunchConditions", "CostInitialize", "FileCost", "CostFinalize", "ExecuteAction"]
OFFERED = ["CostInitialize", "CostFinalize", "InstallValidate", "InstallInitialize", "CreateShortcuts", "PublishFeatures",
           "PublishProduct", "InstallFinalize"]
LAID_OUT = ["CostInitialize", "FileCost", "CostFinalize", "InstallValidate", "InstallInitialize", "InstallAdminPackage",
            "InstallFiles", "InstallFinalize"]
SEQUENCES = {"InstallExecuteSequence": ORDER, "InstallUISequence": SHOWN, "AdvtExecuteSequence": OFFERED,
             "AdminExecuteSequence": LAID_OUT, "AdminUISequence": ["CostInitialize", "FileCost", "CostFinalize",
                                                                   "ExecuteAction"]}


def names(tables):
    """Names that lie in one folder differ, their short forms too (ICE30), and are possible (ICE03)."""
    folder = {row["Component"]: row["Directory_"] for row in tables["Component"].rows}
    there = {}
    for row in tables["File"].rows:
        there.setdefault(folder.get(row["Component_"]), []).append(row["FileName"])
    for row in tables["Shortcut"].rows:
        there.setdefault(row["Directory_"], []).append(row["Name"])
    for row in tables["Directory"].rows:
        if row["Directory_Parent"] and row["DefaultDir"] != ".":
            there.setdefault(row["Directory_Parent"], []).append(row["DefaultDir"])
    for place, both in there.items():
        short = [name.split("|")[0].lower() for name in both]
        long = [name.split("|")[-1].lower() for name in both]
        check(all(SHORT.fullmatch(name) for name in short), f"ICE03: {place}: a name is not short")
        check(all(LONG.fullmatch(name) for name in long), f"ICE03: {place}: a name is not possible")
        check(len(set(short)) == len(short), f"ICE30: {place}: two short names are the same")
        check(len(set(long)) == len(long), f"ICE30: {place}: two names are the same")


def folders(tables):
    """One root, which everything hangs on (ICE56, ICE03); none of ours in a user's own folders (ICE64)."""
    parents = {row["Directory"]: row["Directory_Parent"] for row in tables["Directory"].rows}
    roots = [name for name, parent in parents.items() if parent in ("", name)]
    check(roots == ["TARGETDIR"], f"ICE56: roots are {roots}")
    for name in parents:
        check(IDENTIFIER.fullmatch(name), f"ICE03: {name} is no identifier")
        above, steps = name, 0
        while parents.get(above) and above != parents[above] and steps < 1000:
            above, steps = parents[above], steps + 1
            check(above not in PROFILE, f"ICE64: {name} is a folder of the user's that isn't removed")
        check(steps < 1000, f"ICE03: {name} is its own parent")
    check(any(row["Directory"] == "TARGETDIR" and row["DefaultDir"] == "SourceDir" for row in tables["Directory"].rows),
          "ICE56: TARGETDIR doesn't begin at the source")


def parts(tables):
    files = {row["File"]: row for row in tables["File"].rows}
    kept = {row["Registry"]: row for row in tables["Registry"].rows}
    codes = tables["Component"].all("ComponentId")
    check(len(set(codes)) == len(codes), "ICE08: two components have the same code")
    made = {row["Component_"]: row["Directory_"] for row in tables["CreateFolder"].rows}
    shortcuts = set(tables["Shortcut"].all("Component_"))
    used = {}
    for row in files.values():
        used[row["Component_"]] = used.get(row["Component_"], 0) + 1
    for row in tables["Component"].rows:
        name, key, attributes = row["Component"], row["KeyPath"], int(row["Attributes"])
        check(GUID.fullmatch(row["ComponentId"]), f"ICE03: {name} has no right code")
        check(attributes & WIDE and not attributes & ~(WIDE | BY_REGISTRY), f"ICE80: {name} has unexpected attributes")
        if attributes & BY_REGISTRY:
            check(kept.get(key, {}).get("Component_") == name, f"ICE02: {name}: its key path isn't its own")
        elif key:
            check(files.get(key, {}).get("Component_") == name, f"ICE02: {name}: its key path isn't its own")
        else:
            check(name not in used, f"ICE02: {name} has files but none is its key path")
            check(made.get(name) == row["Directory_"], f"ICE18: {name} is an empty folder that isn't made")
        check(used.get(name, 0) < 10_000, f"ICE03: {name} has too many files")
        own = row["Directory_"] in PROFILE or name in shortcuts
        check(not own or attributes & BY_REGISTRY, f"ICE38, ICE43: {name} is a user's own and not known by the registry")
        check(not own or name not in used, f"ICE57, ICE91: {name} has files in a user's own folders")
    for name, row in kept.items():
        check(row["Root"] == "-1", f"ICE57: {name} isn't where its app is")
        check(not row["Name"].startswith(("+", "-", "*")), f"ICE03: {name} has a name that isn't one")
    check(sorted(tables["FeatureComponents"].all("Component_")) == sorted(tables["Component"].all("Component")),
          "ICE21, ICE22: a component belongs to no feature, or to two")


def shortcuts(tables):
    """They lead to a file of the same feature, are no advertised ones, and have icons that are there."""
    feature = {row["Component_"]: row["Feature_"] for row in tables["FeatureComponents"].rows}
    part = {row["File"]: row["Component_"] for row in tables["File"].rows}
    for row in tables["Shortcut"].rows:
        name, to = row["Shortcut"], re.fullmatch(r"\[#(\w+)\]", row["Target"])
        if check(to, f"ICE19, ICE59: {name} doesn't lead to a file: {row['Target']}"):
            check(to[1] in part and feature.get(part[to[1]]) == feature.get(row["Component_"]),
                  f"ICE69: {name} leads to a file that may not be installed")
        check(row["Directory_"] in PROFILE, f"ICE90: {name} is in no menu")
        check(row["ShowCmd"] in ("1", "3", "7"), f"ICE03: {name} opens otherwise")
    properties = {row["Property"]: row["Value"] for row in tables["Property"].rows}
    icons = set(tables["Shortcut"].all("Icon_")) | {properties.get("ARPPRODUCTICON")}
    check(set(tables["Icon"].all("Name")) == icons, "ICE36: an icon isn't used, or not there")
    for name in tables["Icon"].all("Name"):
        check(name.endswith(".ico"), f"ICE50: {name} is no icon by its name")
    for row in tables["MsiShortcutProperty"].rows:
        check(row["PropertyKey"] == "System.AppUserModel.ID", "ICE103: a property that we don't know")


def sequences(tables):
    for name, order in SEQUENCES.items():
        rows = sorted((int(row["Sequence"]), row["Action"]) for row in tables[name].rows)
        check(len({number for number, _ in rows}) == len(rows), f"ICE82: {name}: two actions have the same place")
        check([action for _, action in rows] == order, f"ICE26, ICE27, ICE63, ICE96: {name}: {[one for _, one in rows]}")
        check(not any(tables[name].all("Condition")), f"ICE84: {name}: an action isn't always done")


def identity(tables):
    properties = {row["Property"]: row["Value"] for row in tables["Property"].rows}
    for name in properties:
        check(IDENTIFIER.fullmatch(name), f"ICE03: {name} is no identifier")
    for name in ("ProductCode", "UpgradeCode"):
        check(GUID.fullmatch(properties.get(name, "")), f"ICE24, ICE74: {name} is no code")
    for name in ("Manufacturer", "ProductName", "ProductVersion", "ProductLanguage"):
        check(properties.get(name), f"ICE05: there is no {name}")
    # the screen shows no more of it
    check(len(properties.get("ProductName", "")) <= 63, "ICE16: the name is too long")
    version = VERSION.fullmatch(properties.get("ProductVersion", ""))
    check(version and int(version[1]) < 256 and int(version[2]) < 256 and int(version[3]) < 65536, "ICE24: no right version")
    check("REINSTALLMODE" not in properties, "ICE40: how it is repaired is fixed")
    check(properties.get("ALLUSERS") == "2" and properties.get("MSIINSTALLPERUSER") == "1", "ICE105: not for its user alone")
    secure = set(properties.get("SecureCustomProperties", "").split(";"))
    for row in tables["Upgrade"].rows:
        name = row["ActionProperty"]
        check(row["UpgradeCode"] == properties["UpgradeCode"], "ICE61: another upgrade code")
        check(PUBLIC.fullmatch(name) and name in secure and name not in properties, f"ICE61: {name} isn't as it must be")
        check(not row["VersionMin"] or not row["VersionMax"] or row["VersionMin"] < row["VersionMax"], "ICE61: no such versions")
    found = tables["Upgrade"].all("ActionProperty")
    check(len(set(found)) == len(found), "ICE61: one property for two upgrades")
    for name in tables["AppSearch"].all("Property"):
        check(PUBLIC.fullmatch(name) and name in secure, f"ICE52: {name} isn't public and secure")
    for row in tables["RegLocator"].rows:
        check(row["Root"] in ("1", "2") and int(row["Type"]) & 0x10, f"ICE03: {row['Signature_']} looks elsewhere")
    for name in tables["Feature"].all("Directory_"):
        check(PUBLIC.fullmatch(name) and name in secure, f"ICE99, ICE61: {name}, which may be chosen, isn't public and secure")
    clash = set(properties) & set(tables["Directory"].all("Directory"))
    check(not clash, f"ICE99: folders have the names of properties: {clash}")


def media(tables, installer):
    numbers = [int(number) for number in tables["File"].all("Sequence")]
    disk = tables["Media"].rows[0]
    check(sorted(numbers) == list(range(1, len(numbers) + 1)), "ICE04: the files' numbers have gaps")
    check(len(tables["Media"].rows) == 1 and disk["DiskId"] == "1", "ICE71, ICE58: not one disk")
    check(int(disk["LastSequence"]) == len(numbers), "ICE04: the disk ends with another file")
    streams = run("streams", installer).split("\n")
    check(disk["Cabinet"][:1] == "#" and disk["Cabinet"][1:] in streams, "ICE35: the cabinet isn't there")
    for name in tables["Icon"].all("Name"):
        check(f"Icon.{name}" in streams, f"ICE36: {name} isn't there")
    check(all(len(name) <= 62 for name in streams), "ICE29: a stream's name is too long")
    told = dict(line.split(": ", 1) for line in run("suminfo", installer).splitlines() if ": " in line)
    check(told.get("Template") in ("x64;1033", "Arm64;1033"), "ICE80: not for 64 bits")
    schema = int(told.get("Version", "0").split()[0])
    check(schema == 500, f"ICE66: schema {schema}, not that of ALLUSERS=2")
    check(told.get("Source", "").startswith("10 "), "ICE39: it says that it needs an administrator, or isn't compressed")
    check(GUID.fullmatch(told.get("Revision number (UUID)", "")), "ICE39: no code of its own")
    return len(numbers)


def main():
    installer = os.path.abspath(sys.argv[1])
    # msiinfo writes what tables hold of binary data to the current folder
    with tempfile.TemporaryDirectory() as here:
        os.chdir(here)
        checked(installer)
        os.chdir("/")


def checked(installer):
    inside = [line for line in run("tables", installer).split() if not line.startswith("_")]
    tables = {name: Table(installer, name) for name in inside}
    for name in SCHEMA:
        check(name in tables, f"ICE05: there is no table {name}")
    for (table, column), to in REFERENCES.items():
        keys = set(tables[to].all(tables[to].keys[0]))
        for value in filter(None, tables[table].all(column)):
            check(value in keys, f"ICE03: {table}.{column}: {value} isn't in {to}")
    names(tables)
    folders(tables)
    parts(tables)
    shortcuts(tables)
    sequences(tables)
    identity(tables)
    print(json.dumps({"problems": problems, "files": media(tables, installer)}))


main()
