package app.pip.engine.format.elf;

import app.pip.engine.format.CheckedBytes;
import app.pip.engine.format.FormatException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The versions of symbols that a file asks of each library (`Elfxx_Verneed`, `Elfxx_Vernaux`; LSB 5, "Symbol
/// Versioning"). Both are chains: each link says how far away the next one is.
final class VersionNeeds {

    private static final int NEED = 16;
    private static final int AUX = 16;

    private VersionNeeds() {}

    static SortedMap<String, SortedSet<String>> read(DynamicSection dynamic) throws FormatException {
        var needs = new TreeMap<String, SortedSet<String>>();
        var table = dynamic.last(DynamicSection.VERNEED);
        var count = dynamic.last(DynamicSection.VERNEEDNUM);
        if (table.isEmpty() || count.isEmpty()) {
            return needs;
        }
        CheckedBytes bytes = dynamic.header().bytes();
        long at = dynamic.header().offsetOf(table.get().number());
        for (long left = count.get().number(); left != 0; left--) {
            bytes.spend(at, NEED);
            String library = dynamic.text(bytes.u32(at + 4), at + 4);
            needs.computeIfAbsent(library, name -> new TreeSet<>()).addAll(versions(dynamic, at));
            long next = bytes.u32(at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
        needs.replaceAll((library, versions) -> Collections.unmodifiableSortedSet(versions));
        return Collections.unmodifiableSortedMap(needs);
    }

    private static SortedSet<String> versions(DynamicSection dynamic, long need) throws FormatException {
        CheckedBytes bytes = dynamic.header().bytes();
        var versions = new TreeSet<String>();
        long at = need + bytes.u32(need + 8);
        for (int left = bytes.u16(need + 2); left > 0; left--) {
            bytes.spend(at, AUX);
            versions.add(dynamic.text(bytes.u32(at + 8), at + 8));
            long next = bytes.u32(at + 12);
            if (next == 0) {
                break;
            }
            at += next;
        }
        return versions;
    }
}
