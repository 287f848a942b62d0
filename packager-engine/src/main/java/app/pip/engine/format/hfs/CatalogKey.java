package app.pip.engine.format.hfs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What the catalog is ordered by: the folder's number, then the name, by its UTF-16 units.
///
/// @param parent the folder's number
/// @param name with its accents apart, empty for the record that leads from a number to its name
record CatalogKey(int parent, String name) implements Comparable<CatalogKey> {

    byte[] bytes() {
        return ByteBuffer.allocate(8 + 2 * name.length())
                .putShort((short) (6 + 2 * name.length()))
                .putInt(parent)
                .put(name(name))
                .array();
    }

    /// A name with the number of its UTF-16 units before it.
    static byte[] name(String name) {
        return ByteBuffer.allocate(2 + 2 * name.length())
                .putShort((short) name.length())
                .put(name.getBytes(StandardCharsets.UTF_16BE))
                .array();
    }

    @Override
    public int compareTo(CatalogKey other) {
        // Java compares texts by their UTF-16 units, too
        return parent == other.parent ? name.compareTo(other.name) : Integer.compareUnsigned(parent, other.parent);
    }
}
