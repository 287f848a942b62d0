package app.pip.engine.format.hfs;

import app.pip.engine.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records of all folders and files. They don't say yet where the catalog itself lies: its size doesn't depend on
/// where files begin, so that it is made twice.
final class Catalog {

    static final int ROOT = 2;
    static final int ABOVE_ROOT = 1;

    private final HfsVolume volume;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, int[]> counts = new HashMap<>();
    private final List<CatalogRecord> records = new ArrayList<>();
    private int next;

    private Catalog(HfsVolume volume, int firstBlock) {
        this.volume = volume;
        this.next = firstBlock;
        numbers.put("", ROOT);
    }

    /// All records in their order.
    ///
    /// @param firstBlock where the first file's bytes begin
    static List<CatalogRecord> records(HfsVolume volume, int firstBlock) {
        var catalog = new Catalog(volume, firstBlock);
        catalog.count();
        catalog.add(new CatalogKey(ABOVE_ROOT, volume.name()), ROOT, true);
        int number = HfsVolume.FIRST_NUMBER;
        for (HfsNode node : volume.nodes()) {
            catalog.add(node, number++);
        }
        catalog.records.sort(Comparator.comparing(CatalogRecord::place));
        return catalog.records;
    }

    /// How many bytes of its own a thing has.
    static long size(HfsNode node) {
        return switch (node) {
            case HfsNode.Folder _ -> 0;
            case HfsNode.File file -> file.content().size();
            case HfsNode.Link link -> target(link).length;
        };
    }

    static byte[] target(HfsNode.Link link) {
        return link.target().getBytes(StandardCharsets.UTF_8);
    }

    private void count() {
        int number = HfsVolume.FIRST_NUMBER;
        for (HfsNode node : volume.nodes()) {
            int[] above = counts.computeIfAbsent(parent(node.path()), _ -> new int[2]);
            above[0]++;
            if (node instanceof HfsNode.Folder) {
                above[1]++;
                numbers.put(node.path().toString(), number);
            }
            number++;
        }
    }

    private int parent(TreePath path) {
        List<String> above = path.parts().subList(0, path.parts().size() - 1);
        Integer number = numbers.get(String.join("/", above));
        if (number == null) {
            throw new IllegalArgumentException("no folder is listed before " + path);
        }
        return number;
    }

    private void add(HfsNode node, int number) {
        var place = new CatalogKey(parent(node.path()), HfsName.of(node.path().name()));
        switch (node) {
            case HfsNode.Folder _ -> add(place, number, true);
            case HfsNode.File file -> file(place, number, file.executable(), size(file));
            case HfsNode.Link link -> file(place, number, CatalogRecord.LINK_MODE, size(link));
        }
    }

    private void file(CatalogKey place, int number, boolean executable, long size) {
        file(place, number, executable ? CatalogRecord.EXECUTABLE_MODE : CatalogRecord.PLAIN_MODE, size);
    }

    private void file(CatalogKey place, int number, int mode, long size) {
        int blocks = HfsVolume.blocks(size);
        var data = new Fork(size, blocks == 0 ? 0 : next, blocks);
        next += blocks;
        records.add(new CatalogRecord.File(place, number, mode, data, volume.time()));
        add(place, number, false);
    }

    private void add(CatalogKey place, int number, boolean folder) {
        if (folder) {
            int[] inside = counts.getOrDefault(number, new int[2]);
            int look = number == ROOT ? volume.look() : 0;
            records.add(new CatalogRecord.Folder(place, number, inside[0], inside[1], look, volume.time()));
        }
        records.add(new CatalogRecord.ThreadRecord(new CatalogKey(number, ""), folder, place));
    }
}
