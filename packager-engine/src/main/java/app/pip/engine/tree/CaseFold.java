package app.pip.engine.tree;

import java.util.Locale;

/// What a name becomes where upper and lower case are the same.
final class CaseFold {

    private CaseFold() {}

    /// Upper case first: NTFS and APFS compare by upper-casing or folding, and `ß`/`ẞ` or `ſ`/`s` must not slip
    /// through.
    static String of(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
