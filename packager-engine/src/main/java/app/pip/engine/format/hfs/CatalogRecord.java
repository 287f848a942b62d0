package app.pip.engine.format.hfs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One record of the catalog.
sealed interface CatalogRecord extends BTree.Leaf {

    /// Whoever looks at a file owned by this user is taken for its owner (`unknown`).
    int OWNER = 99;

    int FOLDER_MODE = 040755;
    int LINK_MODE = 0120755;
    int PLAIN_MODE = 0100644;
    int EXECUTABLE_MODE = 0100755;

    /// What it is found by.
    CatalogKey place();

    @Override
    default byte[] key() {
        return place().bytes();
    }

    /// A folder.
    ///
    /// @param number its own
    /// @param valence how many things are in it
    /// @param folders how many of them are folders
    /// @param look flags for the Finder
    record Folder(CatalogKey place, int number, int valence, int folders, int look, int time) implements CatalogRecord {

        /// `kHFSHasFolderCountMask`: on volumes that tell upper from lower case folders count their folders.
        private static final int COUNTED = 0x10;

        @Override
        public int size() {
            return 88;
        }

        @Override
        public void put(ByteBuffer out) {
            out.putShort((short) 1).putShort((short) COUNTED).putInt(valence).putInt(number);
            common(out, time, FOLDER_MODE);
            out.putLong(0).putShort((short) look).position(out.position() + 22);
            out.putInt(0).putInt(folders);
        }
    }

    /// A file or link.
    ///
    /// @param number its own
    /// @param mode type and permissions as `stat` has them
    record File(CatalogKey place, int number, int mode, Fork data, int time) implements CatalogRecord {

        /// `kHFSThreadExistsMask`.
        private static final int THREAD = 2;

        @Override
        public int size() {
            return 248;
        }

        @Override
        public void put(ByteBuffer out) {
            out.putShort((short) 2).putShort((short) THREAD).putInt(0).putInt(number);
            common(out, time, mode);
            // a link is known by this type and creator
            byte[] type = mode == LINK_MODE ? "slnkrhap".getBytes(StandardCharsets.US_ASCII) : new byte[8];
            out.put(type).position(out.position() + 24 + 8);
            data.put(out, 0);
            Fork.NONE.put(out, 0);
        }
    }

    /// Leads from a number to the folder and the name that it belongs to.
    ///
    /// @param place the number, and no name
    /// @param of where the thing itself is found
    record ThreadRecord(CatalogKey place, boolean folder, CatalogKey of) implements CatalogRecord {

        @Override
        public int size() {
            return 10 + 2 * of.name().length();
        }

        @Override
        public void put(ByteBuffer out) {
            out.putShort((short) (folder ? 3 : 4)).putShort((short) 0).putInt(of.parent());
            out.put(CatalogKey.name(of.name()));
        }
    }

    /// Times and permissions.
    private static void common(ByteBuffer out, int time, int mode) {
        out.putInt(time).putInt(time).putInt(time).putInt(time).putInt(0);
        out.putInt(OWNER)
                .putInt(OWNER)
                .putShort((short) 0)
                .putShort((short) mode)
                .putInt(1);
    }
}
