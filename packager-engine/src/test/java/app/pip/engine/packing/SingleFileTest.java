package app.pip.engine.packing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.bundle.AppIcon;
import app.pip.engine.bundle.Bundle;
import app.pip.engine.format.FormatException;
import app.pip.engine.format.single.PayloadMark;
import app.pip.engine.hash.Sha256;
import app.pip.engine.pack.FrameStore;
import app.pip.engine.pack.Layer;
import app.pip.engine.pack.LayerStore;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Kind;
import app.pip.engine.platform.Target;
import app.pip.engine.progress.Progress;
import app.pip.engine.project.AppInfo;
import app.pip.engine.store.Store;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleFileTest {

    private static final String LAUNCHER = "\u007fELF launcher\0pip.app payload at 0000000000000000\0more";

    /// Sorted before the others, which are unpacked first all the same.
    private static final List<Entry> APP = List.of(
            Entry.file("program/game.py", Content.of("print('hello')\n".repeat(5000))),
            Entry.file("program/ł漢字.txt", Content.of("ł漢字")),
            new Entry.Folder(TreePath.of("program/saves")),
            Entry.file("support/launch.ini", Content.of("format=1\n")));

    private static final List<Entry> PYTHON =
            List.of(new Entry.File(TreePath.of("python/bin/python"), Content.of("#!/bin/sh\n"), true));

    @TempDir
    private Path folder;

    @Test
    void theLayersFollowTheLauncherAndTheAppsOwnIsLast() throws Exception {
        byte[] file = written();
        int payload = LAUNCHER.length();
        assertEquals(
                LAUNCHER.replace("0".repeat(16), "%016x".formatted(payload)),
                new String(file, 0, payload, StandardCharsets.ISO_8859_1));
        String text = new String(file, payload, file.length - payload, StandardCharsets.ISO_8859_1);
        int sum = text.indexOf("\nsha256 ") + 1;
        String[] lines = new String(file, payload, sum, StandardCharsets.UTF_8).split("\n");
        assertEquals(List.of("pipapp-single 1", "name Zoë's game"), List.of(lines[0], lines[1]));
        assertEquals(4, lines.length);
        byte[] told = Arrays.copyOfRange(file, payload, payload + sum);
        assertEquals(Sha256.of(told) + "\n", text.substring(sum + 7, sum + 72));

        String python = "x 10 python/bin/python\n#!/bin/sh\n";
        String app = "- 75000 program/game.py\n" + "print('hello')\n".repeat(5000) + "d program/saves\n"
                + "- 8 program/ł漢字.txt\nł漢字- 9 support/launch.ini\nformat=1\n";
        int at = checked(lines[2], PYTHON, python, file, payload + sum + 72);
        assertEquals(file.length, checked(lines[3], APP, app, file, at));
    }

    @Test
    void theSameBundleGivesTheSameBytesFromWhateverIsKept() throws Exception {
        byte[] first = written();
        assertArrayEquals(first, written());
        // two frames, the launcher's pack is elsewhere
        List<Path> frames;
        try (var files = Files.list(folder.resolve("store/frames"))) {
            frames = files.sorted().toList();
        }
        assertEquals(2, frames.size());
        byte[] kept = Files.readAllBytes(frames.get(0));
        kept[kept.length / 2] ^= 1;
        Files.write(frames.get(0), kept);
        Files.write(frames.get(1), new byte[7]);
        assertArrayEquals(first, written());
    }

    @Test
    void aLauncherHasExactlyOneMark() throws Exception {
        byte[] none = "launcher".getBytes(StandardCharsets.US_ASCII);
        byte[] two = (LAUNCHER + LAUNCHER).getBytes(StandardCharsets.US_ASCII);
        assertThrows(FormatException.class, () -> PayloadMark.set(none, 8));
        assertThrows(FormatException.class, () -> PayloadMark.set(two, 8));
        byte[] once = PayloadMark.set(LAUNCHER.getBytes(StandardCharsets.US_ASCII), 8);
        assertThrows(FormatException.class, () -> PayloadMark.set(once, 8));
    }

    /// Compares a line of the index with the frame that it is about, and answers where the next one begins.
    private static int checked(String line, List<Entry> entries, String plain, byte[] file, int at) throws Exception {
        String[] words = line.split(" ");
        int end = at + Integer.parseInt(words[2]);
        byte[] frame = Arrays.copyOfRange(file, at, end);
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                List.of(
                        "layer",
                        Layer.of(Tree.of(entries)).digest().hex(),
                        "" + bytes.length,
                        Sha256.of(frame).hex()),
                List.of(words[0], words[1], words[3], words[4]));
        try (var unpacked = new ZstdInputStream(new ByteArrayInputStream(frame))) {
            assertArrayEquals(bytes, unpacked.readAllBytes());
        }
        return end;
    }

    private byte[] written() throws Exception {
        var store = new Store(folder.resolve("store"));
        var app = new AppInfo("Zoë's game", "1.0");
        var entries = new java.util.ArrayList<Entry>();
        entries.add(new Entry.File(TreePath.of("Game/Game"), Content.of(LAUNCHER), true));
        APP.forEach(entry -> entries.add(entry.at(TreePath.of("Game/1111").resolve(entry.path()))));
        PYTHON.forEach(entry -> entries.add(entry.at(TreePath.of("Game/2222").resolve(entry.path()))));
        var packed = new LayerStore(List.of(), store).packed(Layer.of(Tree.of(entries)));
        var bundle = new Bundle(
                app,
                Target.LINUX_X64,
                new Floor(Family.LINUX, 2, 35),
                new TreeSet<>(),
                AppIcon.initial(app),
                packed.entries());
        var out = new ByteArrayOutputStream();
        Packing.of(Kind.LINUX_RUN, new FrameStore(store)).write(bundle, out, Progress.unwatched());
        return out.toByteArray();
    }
}
