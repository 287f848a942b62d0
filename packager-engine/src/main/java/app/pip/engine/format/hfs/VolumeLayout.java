package app.pip.engine.format.hfs;

import java.io.IOException;
import java.util.List;

/// Which blocks hold what: the header, the map of blocks, the two trees, the files, the header again.
///
/// @param map says which blocks are taken
/// @param extents the tree of files in many pieces
/// @param catalog the tree of names
/// @param files the first block of the first file
/// @param total how many blocks there are
record VolumeLayout(Fork map, Fork extents, Fork catalog, int files, int total) {

    private static final long MOST = Integer.MAX_VALUE;

    static VolumeLayout of(List<HfsNode> nodes, long extentsSize, long catalogSize) throws IOException {
        long inFiles = nodes.stream()
                .mapToLong(node -> Math.ceilDiv(Catalog.size(node), (long) HfsVolume.BLOCK))
                .sum();
        int extentBlocks = HfsVolume.blocks(extentsSize);
        int catalogBlocks = HfsVolume.blocks(catalogSize);
        long others = inFiles + extentBlocks + catalogBlocks + 2;
        int mapBlocks = 1;
        while ((long) mapBlocks * HfsVolume.BLOCK * Byte.SIZE < others + mapBlocks) {
            mapBlocks++;
        }
        if (others + mapBlocks > MOST) {
            throw new IOException("more than a disk image can hold");
        }
        var map = new Fork((long) mapBlocks * HfsVolume.BLOCK, 1, mapBlocks);
        var extents = new Fork(extentsSize, 1 + mapBlocks, extentBlocks);
        var catalog = new Fork(catalogSize, extents.start() + extentBlocks, catalogBlocks);
        return new VolumeLayout(map, extents, catalog, catalog.start() + catalogBlocks, (int) (others + mapBlocks));
    }
}
