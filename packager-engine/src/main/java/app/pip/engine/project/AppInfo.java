package app.pip.engine.project;

import app.pip.engine.hash.Sha256;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The app as its users will see it.
///
/// @param name for people; any text on one line
/// @param version for people, such as `1.0`; any text on one line
/// @param author who made it, for people; any text on one line, empty if nobody said
public record AppInfo(String name, String version, String author) {

    private static final Pattern ILLEGAL = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}]");
    private static final Pattern DEVICES =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");
    private static final Pattern ENDING = Pattern.compile("[. ]+$");
    private static final Pattern BEGINNING = Pattern.compile("^[. ]+");
    private static final int LONGEST = 80;

    /// Checks the texts.
    ///
    /// @throws IllegalArgumentException if name or version is blank, or a text has several lines or is longer
    ///     than 80 characters
    public AppInfo {
        name = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        version = Normalizer.normalize(version.strip(), Normalizer.Form.NFC);
        author = Normalizer.normalize(author.strip(), Normalizer.Form.NFC);
        check(name);
        check(version);
        if (!author.isEmpty()) {
            check(author);
        }
    }

    /// An app of which nobody said who made it.
    public AppInfo(String name, String version) {
        this(name, version, "");
    }

    /// A name for people out of a file's or folder's: `guess-the-number` and `guess_the_number.py` become
    /// `Guess the number`.
    public static String nameOf(String fileName) {
        String plain = fileName.replaceFirst("(?i)\\.(pyw?|ipynb|zip)$", "")
                .replaceAll("[_\\-\\s]+", " ")
                .strip();
        if (plain.isEmpty()) {
            return "App";
        }
        int first = plain.offsetByCodePoints(0, 1);
        String name = plain.substring(0, first).toUpperCase(Locale.ROOT) + plain.substring(first);
        return name.length() > LONGEST ? name.substring(0, LONGEST).strip() : name;
    }

    /// The name as a file's or folder's name, legal on every system: what Windows refuses becomes `-`, spaces stay.
    public String fileName() {
        return portable(name);
    }

    /// The numbers in the version.
    public VersionNumbers numbers() {
        return VersionNumbers.in(version);
    }

    /// The version as a part of a file's name.
    public String fileVersion() {
        return portable(version);
    }

    /// A name for machines that stays the same from version to version: reverse domain style, `A-Za-z0-9.-` only, as
    /// macOS asks of a bundle identifier. Names in other alphabets become a digest.
    public String id() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        boolean telling = name.codePoints().allMatch(c -> c < 0x250);
        return "app.pip."
                + (telling && !plain.isEmpty()
                        ? plain
                        : "app-" + Sha256.of(name).hex().substring(0, 12));
    }

    private static String portable(String text) {
        String legal = ILLEGAL.matcher(text).replaceAll("-");
        legal = ENDING.matcher(legal).replaceAll("");
        legal = BEGINNING.matcher(legal).replaceAll("-");
        if (legal.isEmpty()) {
            return "-";
        }
        return DEVICES.matcher(legal).matches() ? legal + "-" : legal;
    }

    private static void check(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new IllegalArgumentException(
                    "A name, version or author is one line of 1 to 80 characters, not '" + text + "'.");
        }
    }
}
