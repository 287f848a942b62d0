package app.pip.engine.format.msi;

import java.util.ArrayList;
import java.util.List;

/// A table with its rows. A value is a text, a whole number, or empty where nothing stands; a cell of binary data holds
/// the name of the stream with it.
public final class MsiTable {

    private final String name;
    private final List<Column> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /// The kinds of columns.
    public enum Type {
        /// A text.
        TEXT,
        /// A whole number of 16 bits.
        SHORT,
        /// A whole number of 32 bits.
        LONG,
        /// Binary data.
        BINARY
    }

    /// A column.
    ///
    /// @param size the longest text, 0 for any
    record Column(String name, Type type, int size, boolean key, boolean nullable, boolean localizable) {}

    private MsiTable(String name, List<Column> columns) {
        this.name = name;
        this.columns = columns;
    }

    /// A table as Windows Installer's reference describes it.
    ///
    /// @param columns such as `Directory:s72* Directory_Parent:S72 DefaultDir:l255`: `s` a text, `l` one that can
    ///     be translated, `i2` and `i4` numbers, `v0` binary data; capitals where nothing may stand; `*` for keys
    public static MsiTable of(String name, String columns) {
        var parsed = new ArrayList<Column>();
        for (String column : columns.split(" ", -1)) {
            String[] half = column.split(":", 2);
            char letter = Character.toLowerCase(half[1].charAt(0));
            boolean key = half[1].endsWith("*");
            int size = Integer.parseInt(half[1].substring(1, half[1].length() - (key ? 1 : 0)));
            Type type = switch (letter) {
                case 'i' -> size == 2 ? Type.SHORT : Type.LONG;
                case 'v' -> Type.BINARY;
                default -> Type.TEXT;
            };
            boolean nullable = Character.isUpperCase(half[1].charAt(0));
            parsed.add(new Column(half[0], type, size, key, nullable, letter == 'l'));
        }
        return new MsiTable(name, List.copyOf(parsed));
    }

    /// One more row.
    ///
    /// @param values a text or number for each column; an empty text stands for nothing
    /// @throws IllegalArgumentException if there are too few or too many
    public MsiTable row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(name + " has " + columns.size() + " columns, not " + values.length);
        }
        rows.add(List.of(values));
        return this;
    }

    String name() {
        return name;
    }

    List<Column> columns() {
        return columns;
    }

    List<List<Object>> rows() {
        return rows;
    }
}
