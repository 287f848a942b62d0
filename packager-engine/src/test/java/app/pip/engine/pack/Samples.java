package app.pip.engine.pack;

import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A small tree with everything that archives stumble over.
public final class Samples {

    private Samples() {}

    /// A long name, other alphabets, an empty file, an empty folder, noise, much text, an executable.
    public static Tree tree(int shuffle) {
        var noise = new byte[700_000];
        new Random(1).nextBytes(noise);
        var large = new byte[1_500_000];
        new Random(2).nextBytes(large);
        List<Entry> entries = new ArrayList<>(List.of(
                Entry.file("a.txt", Content.of("hello\n".repeat(50_000))),
                Entry.file("empty", Content.of("")),
                new Entry.Folder(TreePath.of("saves/here")),
                Entry.file("ł漢字/é.txt", Content.of("ł漢字")),
                Entry.file("noise.png", Content.of(noise)),
                Entry.file("large.ogg", Content.of(large)),
                Entry.file("long/" + "x".repeat(120) + "/" + "y".repeat(120), Content.of("long")),
                new Entry.File(TreePath.of("run"), Content.of("#!/bin/sh\n"), true)));
        Collections.shuffle(entries, new Random(shuffle));
        return Tree.of(entries);
    }
}
