package app.pip.engine.packing;

import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.msi.MsiTable;
import app.pip.engine.project.AppInfo;
import java.util.ArrayList;
import java.util.List;

/// The tables of an installer apart from those of its files: what it is called, what it leads to in the menu, in which
/// order things are done.
record MsiTables(Bundle bundle, MsiFiles files) {

    private static final String OLDER = "OLDERVERSION";
    private static final String NEWER = "NEWERVERSION";
    private static final String MENU_PART = "MenuPart";
    private static final String DESKTOP_PART = "DesktopPart";

    private static final int MOST_MAJOR = 255;

    /// UTF-16 units of a product's name (ICE16).
    private static final int LONGEST = 63;

    /// `msidbComponentAttributes64bit` and `msidbComponentAttributesRegistryKeyPath`.
    private static final int BY_REGISTRY = 0x104;

    /// `msidbUpgradeAttributesVersionMaxInclusive`: the same version counts as older, so that it can be built again.
    private static final int UP_TO_THIS = 0x200;

    /// `msidbUpgradeAttributesOnlyDetect`.
    private static final int ONLY_DETECT = 2;

    /// What is done, in Microsoft's suggested order; an older version is taken away before anything new is there.
    private static final List<String> ACTIONS = List.of(
            "FindRelatedProducts 25",
            "AppSearch 50",
            "LaunchConditions 100",
            "ValidateProductID 700",
            "CostInitialize 800",
            "FileCost 900",
            "CostFinalize 1000",
            "MigrateFeatureStates 1200",
            "InstallValidate 1400",
            "RemoveExistingProducts 1450",
            "InstallInitialize 1500",
            "ProcessComponents 1600",
            "UnpublishFeatures 1800",
            "RemoveRegistryValues 2600",
            "RemoveShortcuts 3200",
            "RemoveFiles 3500",
            "RemoveFolders 3600",
            "CreateFolders 3700",
            "InstallFiles 4000",
            "CreateShortcuts 4500",
            "WriteRegistryValues 5000",
            "RegisterUser 6000",
            "RegisterProduct 6100",
            "PublishFeatures 6300",
            "PublishProduct 6400",
            "InstallFinalize 6600");

    /// Before that, with what can be shown.
    private static final List<String> SHOWN = List.of(
            "FindRelatedProducts 25",
            "AppSearch 50",
            "LaunchConditions 100",
            "CostInitialize 800",
            "FileCost 900",
            "CostFinalize 1000",
            "ExecuteAction 1300");

    /// For a network that offers apps to its computers (group policies).
    private static final List<String> OFFERED = List.of(
            "CostInitialize 800",
            "CostFinalize 1000",
            "InstallValidate 1400",
            "InstallInitialize 1500",
            "CreateShortcuts 4500",
            "PublishFeatures 6300",
            "PublishProduct 6400",
            "InstallFinalize 6600");

    /// For laying the files out on a server (`msiexec /a`).
    private static final List<String> LAID_OUT = List.of(
            "CostInitialize 800",
            "FileCost 900",
            "CostFinalize 1000",
            "InstallValidate 1400",
            "InstallInitialize 1500",
            "InstallAdminPackage 3900",
            "InstallFiles 4000",
            "InstallFinalize 6600");

    private static final List<String> LAID_OUT_SHOWN =
            List.of("CostInitialize 800", "FileCost 900", "CostFinalize 1000", "ExecuteAction 1300");

    /// All tables.
    List<MsiTable> all(String cabinet, String icon) {
        places();
        var tables = new ArrayList<>(files.tables());
        tables.add(properties(icon));
        tables.add(MsiTable.of(
                        "Feature",
                        "Feature:s38* Feature_Parent:S38 Title:L64 Description:L255 Display:I2 Level:i2 Directory_:S72"
                                + " Attributes:i2")
                .row(MsiFiles.FEATURE, "", shown(), "", 1, 1, MsiFiles.HOME, 0));
        tables.add(MsiTable.of(
                        "Media", "DiskId:i2* LastSequence:i4 DiskPrompt:L64 Cabinet:S255 VolumeLabel:S32 Source:S72")
                .row(1, files.contents().size(), "", "#" + cabinet, "", ""));
        tables.add(MsiTable.of("Icon", "Name:s72* Data:v0").row(icon, icon));
        tables.addAll(shortcuts(icon));
        tables.addAll(memory());
        tables.add(upgrade());
        tables.add(MsiTable.of("LaunchCondition", "Condition:s255* Description:l255")
                .row("NOT " + NEWER, "A newer version of [ProductName] is already installed."));
        tables.add(sequence("InstallExecuteSequence", ACTIONS));
        tables.add(sequence("InstallUISequence", SHOWN));
        tables.add(sequence("AdvtExecuteSequence", OFFERED));
        tables.add(sequence("AdminExecuteSequence", LAID_OUT));
        tables.add(sequence("AdminUISequence", LAID_OUT_SHOWN));
        return tables;
    }

    /// The maker's name, which no installer can do without.
    static String maker(AppInfo app) {
        return app.author().isEmpty() ? app.name() : app.author();
    }

    /// The app's name, cut where Windows' lists end.
    private String shown() {
        String name = bundle.app().name();
        if (name.length() <= LONGEST) {
            return name;
        }
        int end = LONGEST - 1;
        return name.substring(0, Character.isLowSurrogate(name.charAt(end)) ? end - 1 : end)
                        .strip() + "…";
    }

    /// Three numbers, the first two up to 255 (`ProductVersion`).
    private String version() {
        List<Integer> four = bundle.app().numbers().four();
        return Math.min(MOST_MAJOR, four.get(0)) + "." + Math.min(MOST_MAJOR, four.get(1)) + "." + four.get(2);
    }

    private void places() {
        String name = bundle.app().fileName();
        files.folders()
                .row("TARGETDIR", "", "SourceDir")
                .row("ProgramFiles64Folder", "TARGETDIR", ".")
                .row(MsiMemory.FOLDER, "ProgramFiles64Folder", MsiFiles.doubled(name, 0))
                .row(MsiFiles.HOME, MsiMemory.FOLDER, ".")
                .row("ProgramMenuFolder", "TARGETDIR", ".")
                .row("DesktopFolder", "TARGETDIR", ".");
        part(MENU_PART, "menu", "ProgramMenuFolder", "");
        part(DESKTOP_PART, "desktop", "DesktopFolder", MsiMemory.WANTS_DESKTOP);
    }

    /// A component that is a menu entry, and is known by what is kept in the registry about it.
    private void part(String part, String code, String folder, String condition) {
        files.components()
                .row(part, Guid.of(bundle.app().id() + " " + code), folder, BY_REGISTRY, condition, "Kept" + part);
        files.parts().row(MsiFiles.FEATURE, part);
    }

    private MsiTable properties(String icon) {
        String id = bundle.app().id();
        return MsiTable.of("Property", "Property:s72* Value:l0")
                .row("ProductCode", Guid.of("product " + bundle.target() + " " + MsiPackage.contents(bundle)))
                .row("UpgradeCode", upgradeCode())
                .row("ProductName", shown())
                .row("ProductVersion", version())
                .row("ProductLanguage", "1033")
                .row("Manufacturer", maker(bundle.app()))
                .row("ALLUSERS", "2")
                .row("MSIINSTALLPERUSER", "1")
                .row("ARPPRODUCTICON", icon)
                .row("ARPNOMODIFY", "1")
                .row("ARPCOMMENTS", id + " " + bundle.app().version())
                .row("SecureCustomProperties", OLDER + ";" + NEWER + ";" + MsiFiles.HOME + ";" + MsiMemory.PROPERTIES);
    }

    private List<MsiTable> shortcuts(String icon) {
        var shortcuts = MsiTable.of(
                "Shortcut",
                "Shortcut:s72* Directory_:s72 Name:l128 Component_:s72 Target:s72 Arguments:S255 Description:L255"
                        + " Hotkey:I2 Icon_:S72 IconIndex:I2 ShowCmd:I2 WkDir:S72 DisplayResourceDLL:S255"
                        + " DisplayResourceId:I2 DescriptionResourceDLL:S255 DescriptionResourceId:I2");
        shortcut(shortcuts, icon, "Menu", "ProgramMenuFolder", MENU_PART);
        shortcut(shortcuts, icon, "Desktop", "DesktopFolder", DESKTOP_PART);
        // so that the task bar joins the app's windows to its menu entry
        String id = bundle.app().id();
        var identities = MsiTable.of(
                        "MsiShortcutProperty",
                        "MsiShortcutProperty:s72* Shortcut_:s72 PropertyKey:s0 PropVariantValue:s0")
                .row("MenuIdentity", "Menu", "System.AppUserModel.ID", id)
                .row("DesktopIdentity", "Desktop", "System.AppUserModel.ID", id);
        return List.of(shortcuts, identities);
    }

    private void shortcut(MsiTable shortcuts, String icon, String id, String folder, String component) {
        String name = MsiFiles.doubled(bundle.app().fileName(), 0);
        String target = "[#" + files.launcher() + "]";
        String home = MsiFiles.HOME;
        shortcuts.row(id, folder, name, component, target, "", "", "", icon, 0, 1, home, "", "", "", "");
    }

    private List<MsiTable> memory() {
        return new MsiMemory(bundle.app().id())
                .keeping("Kept" + MENU_PART, MENU_PART, MsiMemory.FOLDER, "[" + MsiFiles.HOME + "]")
                .keeping("Kept" + DESKTOP_PART, DESKTOP_PART, MsiMemory.DESKTOP, "1")
                .tables();
    }

    private MsiTable upgrade() {
        return MsiTable.of(
                        "Upgrade",
                        "UpgradeCode:s38* VersionMin:S20* VersionMax:S20* Language:S255* Attributes:i4* Remove:S255"
                                + " ActionProperty:s72")
                .row(upgradeCode(), "", version(), "", UP_TO_THIS, "", OLDER)
                .row(upgradeCode(), version(), "", "", ONLY_DETECT, "", NEWER);
    }

    private String upgradeCode() {
        return Guid.of("upgrade " + bundle.app().id());
    }

    private static MsiTable sequence(String name, List<String> actions) {
        var table = MsiTable.of(name, "Action:s72* Condition:S255 Sequence:I2");
        for (String action : actions) {
            int space = action.indexOf(' ');
            table.row(action.substring(0, space), "", Integer.parseInt(action.substring(space + 1)));
        }
        return table;
    }
}
