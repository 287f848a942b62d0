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
    private static final String DESKTOP = "DESKTOPSHORTCUT";

    private static final int MOST_MAJOR = 255;

    /// `msidbUpgradeAttributesVersionMaxInclusive`: the same version counts as older, so that it can be built again.
    private static final int UP_TO_THIS = 0x200;

    /// `msidbUpgradeAttributesOnlyDetect`.
    private static final int ONLY_DETECT = 2;

    /// What is done, in Microsoft's suggested order; an older version is taken away before anything new is there.
    private static final List<String> ACTIONS = List.of(
            "FindRelatedProducts 25",
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
            "RemoveShortcuts 3200",
            "RemoveFiles 3500",
            "RemoveFolders 3600",
            "CreateFolders 3700",
            "InstallFiles 4000",
            "CreateShortcuts 4500",
            "RegisterUser 6000",
            "RegisterProduct 6100",
            "PublishFeatures 6300",
            "PublishProduct 6400",
            "InstallFinalize 6600");

    /// Before that, with what can be shown.
    private static final List<String> SHOWN = List.of(
            "FindRelatedProducts 25",
            "LaunchConditions 100",
            "CostInitialize 800",
            "FileCost 900",
            "CostFinalize 1000",
            "ExecuteAction 1300");

    /// All tables.
    List<MsiTable> all(String cabinet, String icon) {
        places();
        var tables = new ArrayList<>(files.tables());
        tables.add(properties(icon));
        tables.add(MsiTable.of(
                        "Feature",
                        "Feature:s38* Feature_Parent:S38 Title:L64 Description:L255 Display:I2 Level:i2 Directory_:S72"
                                + " Attributes:i2")
                .row(MsiFiles.FEATURE, "", bundle.app().name(), "", 1, 1, MsiFiles.HOME, 0));
        tables.add(MsiTable.of(
                        "Media", "DiskId:i2* LastSequence:i4 DiskPrompt:L64 Cabinet:S255 VolumeLabel:S32 Source:S72")
                .row(1, files.contents().size(), "", "#" + cabinet, "", ""));
        tables.add(MsiTable.of("Icon", "Name:s72* Data:v0").row(icon, icon));
        tables.addAll(shortcuts(icon));
        tables.add(upgrade());
        tables.add(MsiTable.of("LaunchCondition", "Condition:s255* Description:l255")
                .row("NOT " + NEWER, "A newer version of [ProductName] is already installed."));
        tables.add(sequence("InstallExecuteSequence", ACTIONS));
        tables.add(sequence("InstallUISequence", SHOWN));
        return tables;
    }

    /// The maker's name, which no installer can do without.
    static String maker(AppInfo app) {
        return app.author().isEmpty() ? app.name() : app.author();
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
                .row(MsiFiles.HOME, "ProgramFiles64Folder", MsiFiles.doubled(name, 0))
                .row("ProgramMenuFolder", "TARGETDIR", ".")
                .row("DesktopFolder", "TARGETDIR", ".");
        String desktop = "DesktopPart";
        files.components().row(desktop, Guid.of(bundle.app().id() + " desktop"), "DesktopFolder", 256, DESKTOP, "");
        files.parts().row(MsiFiles.FEATURE, desktop);
    }

    private MsiTable properties(String icon) {
        String id = bundle.app().id();
        return MsiTable.of("Property", "Property:s72* Value:l0")
                .row("ProductCode", Guid.of("product " + bundle.target() + " " + MsiPackage.contents(bundle)))
                .row("UpgradeCode", upgradeCode())
                .row("ProductName", bundle.app().name())
                .row("ProductVersion", version())
                .row("ProductLanguage", "1033")
                .row("Manufacturer", maker(bundle.app()))
                .row("ALLUSERS", "2")
                .row("MSIINSTALLPERUSER", "1")
                .row("ARPPRODUCTICON", icon)
                .row("ARPNOMODIFY", "1")
                .row("ARPCOMMENTS", id + " " + bundle.app().version())
                .row("SecureCustomProperties", OLDER + ";" + NEWER);
    }

    private List<MsiTable> shortcuts(String icon) {
        var shortcuts = MsiTable.of(
                "Shortcut",
                "Shortcut:s72* Directory_:s72 Name:l128 Component_:s72 Target:s72 Arguments:S255 Description:L255"
                        + " Hotkey:I2 Icon_:S72 IconIndex:I2 ShowCmd:I2 WkDir:S72 DisplayResourceDLL:S255"
                        + " DisplayResourceId:I2 DescriptionResourceDLL:S255 DescriptionResourceId:I2");
        shortcut(shortcuts, icon, "Menu", "ProgramMenuFolder", files.top());
        shortcut(shortcuts, icon, "Desktop", "DesktopFolder", "DesktopPart");
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
