package app.pip.engine.packing;

import app.pip.engine.format.msi.MsiTable;
import java.util.List;

/// What an installed app keeps in the registry, for a newer version and for its removal: the folder that was chosen and
/// whether it lies on the desktop. Windows finds the parts of an app by itself when it is removed, but a newer version
/// would go to the usual place.
///
/// An app for all users and one for one user may be there at once. The key's name tells them apart, so that neither
/// takes the other's folder for its own.
final class MsiMemory {

    /// The property and folder that takes the place of the usual one, if an older version is in another.
    static final String FOLDER = "FOUNDDIR";

    /// The property that says that an older version lies on the desktop.
    static final String DESKTOP = "FOUNDSHORTCUT";

    /// What somebody may ask for.
    static final String WANTED = "DESKTOPSHORTCUT";

    /// All properties of this, which have to reach the part of Windows Installer that has the rights.
    static final String PROPERTIES = String.join(";", WANTED, FOLDER, DESKTOP);

    /// Asked for, or there before and not refused (`DESKTOPSHORTCUT=0`).
    static final String WANTS_DESKTOP = WANTED + " = 1 OR (" + DESKTOP + " AND NOT " + WANTED + ")";

    /// In the registry of the user or of the computer, according to for whom it is.
    private static final int BY_CONTEXT = -1;

    private static final int USERS = 1;
    private static final int COMPUTERS = 2;

    /// `msidbLocatorTypeRawValue` and `msidbLocatorType64bit`.
    private static final int VALUE = 0x12;

    private final String key;
    private final MsiTable values =
            MsiTable.of("Registry", "Registry:s72* Root:i2 Key:l255 Name:L255 Value:L0 Component_:s72");
    private final MsiTable searches = MsiTable.of("AppSearch", "Property:s72* Signature_:s72*");
    private final MsiTable places = MsiTable.of("RegLocator", "Signature_:s72* Root:i2 Key:s255 Name:S255 Type:I2");
    /// Has to be there, and is empty: no files are looked for.
    private final MsiTable signatures = MsiTable.of(
            "Signature",
            "Signature:s72* FileName:s255 MinVersion:S20 MaxVersion:S20 MinSize:I4 MaxSize:I4 MinDate:I4 MaxDate:I4"
                    + " Languages:S255");

    /// @param app its id
    MsiMemory(String app) {
        key = "Software\\pip.app\\" + app + "-[ALLUSERS]";
    }

    /// Keeps a value as long as a component is installed.
    ///
    /// @param id the row's key
    /// @param property what gets the value the next time
    /// @param value with properties in brackets
    MsiMemory keeping(String id, String component, String property, String value) {
        values.row(id, BY_CONTEXT, key, property, value, component);
        place(id + "User", USERS, property);
        place(id + "Computer", COMPUTERS, property);
        return this;
    }

    private void place(String signature, int root, String property) {
        searches.row(property, signature);
        places.row(signature, root, key, property, VALUE);
    }

    List<MsiTable> tables() {
        return List.of(values, searches, places, signatures);
    }
}
