package app.pip.engine.format.msi;

import app.pip.engine.format.cfb.CompoundStream;
import app.pip.engine.format.cfb.CompoundWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// A database of Windows Installer: its tables' cells are numbers, of texts their numbers in a pool, written column by
/// column with the rows in the order of their keys.
public final class MsiDatabase {

    /// `{000C1084-0000-0000-C000-000000000046}`: an installer package.
    private static final byte[] KIND = HexFormat.of().parseHex("84100c0000000000c000000000000046");

    private static final int VALID = 0x100;
    private static final int LOCALIZABLE = 0x200;
    private static final int SHORT_CELL = 0x400;
    private static final int STRING = 0x800;
    private static final int NULLABLE = 0x1000;
    private static final int KEY = 0x2000;
    private static final int SHORT_BIAS = 0x8000;
    private static final int LONG_BIAS = 0x8000_0000;

    private MsiDatabase() {}

    /// Writes a database.
    ///
    /// @param streams what isn't in tables, under plain names, such as cabinets; a table's binary data are
    ///     `TABLE.KEY`
    public static void write(MsiSummary summary, List<MsiTable> tables, List<CompoundStream> streams, OutputStream out)
            throws IOException {
        var parts = new ArrayList<CompoundStream>();
        parts.add(CompoundStream.of("\u0005SummaryInformation", summary.bytes()));
        addTables(withSchema(tables), parts);
        for (CompoundStream stream : streams) {
            parts.add(new CompoundStream(MsiNames.stream(stream.name()), stream.size(), stream.source()));
        }
        CompoundWriter.write(parts, KIND, out);
    }

    /// The tables, and the two that say which tables and columns there are.
    private static List<MsiTable> withSchema(List<MsiTable> tables) {
        var names = MsiTable.of("_Tables", "Name:s64*");
        var columns = MsiTable.of("_Columns", "Table:s64* Number:i2* Name:s64 Type:i2");
        for (MsiTable table : tables) {
            names.row(table.name());
            for (int i = 0; i < table.columns().size(); i++) {
                MsiTable.Column column = table.columns().get(i);
                columns.row(table.name(), i + 1, column.name(), typeOf(column));
            }
        }
        var all = new ArrayList<>(tables);
        all.add(names);
        all.add(columns);
        return all;
    }

    private static void addTables(List<MsiTable> all, List<CompoundStream> parts) {
        var strings = new MsiStrings();
        // the width of texts' numbers is known when all are counted
        List<List<List<Integer>>> cells =
                all.stream().map(table -> numbered(table, strings)).toList();
        parts.add(CompoundStream.of(MsiNames.table("_StringPool"), strings.pool()));
        parts.add(CompoundStream.of(MsiNames.table("_StringData"), strings.data()));
        for (int i = 0; i < all.size(); i++) {
            MsiTable table = all.get(i);
            if (!cells.get(i).isEmpty()) {
                parts.add(CompoundStream.of(MsiNames.table(table.name()), bytes(table, cells.get(i), strings.width())));
            }
        }
    }

    private static int typeOf(MsiTable.Column column) {
        int flags = VALID | (column.key() ? KEY : 0) | (column.nullable() ? NULLABLE : 0);
        return switch (column.type()) {
            case TEXT -> flags | STRING | SHORT_CELL | (column.localizable() ? LOCALIZABLE : 0) | column.size();
            case SHORT -> flags | SHORT_CELL | 2;
            case LONG -> flags | 4;
            case BINARY -> flags | STRING;
        };
    }

    /// The rows as numbers, in the order of their keys.
    private static List<List<Integer>> numbered(MsiTable table, MsiStrings strings) {
        var rows = new ArrayList<List<Integer>>();
        for (List<Object> row : table.rows()) {
            var numbers = new ArrayList<Integer>();
            for (int i = 0; i < row.size(); i++) {
                numbers.add(number(row.get(i), table.columns().get(i).type(), strings));
            }
            rows.add(numbers);
        }
        int keys = (int) table.columns().stream().filter(MsiTable.Column::key).count();
        Comparator<List<Integer>> order = Comparator.comparingLong(row -> Integer.toUnsignedLong(row.getFirst()));
        for (int i = 1; i < keys; i++) {
            int column = i;
            order = order.thenComparingLong(row -> Integer.toUnsignedLong(row.get(column)));
        }
        rows.sort(order);
        return rows;
    }

    private static int number(Object value, MsiTable.Type type, MsiStrings strings) {
        boolean nothing = value.equals("");
        return switch (type) {
            case TEXT -> strings.use((String) value);
            case SHORT -> nothing ? 0 : (Integer) value + SHORT_BIAS;
            case LONG -> nothing ? 0 : (Integer) value + LONG_BIAS;
            case BINARY -> nothing ? 0 : 1;
        };
    }

    private static byte[] bytes(MsiTable table, List<List<Integer>> rows, int stringWidth) {
        var out = new ByteArrayOutputStream();
        for (int column = 0; column < table.columns().size(); column++) {
            int width = switch (table.columns().get(column).type()) {
                case TEXT -> stringWidth;
                case SHORT, BINARY -> 2;
                case LONG -> 4;
            };
            for (List<Integer> row : rows) {
                for (int i = 0; i < width; i++) {
                    out.write(row.get(column) >> (8 * i));
                }
            }
        }
        return out.toByteArray();
    }
}
