package app.pip.engine.program;

import app.pip.engine.problem.Remedy;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.Entry;
import app.pip.engine.tree.Tree;
import app.pip.engine.tree.TreePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A program's files, and the one to start, with the remedies that change what travels: copies, the user's own files
/// stay as they are. What a
/// remedy speaks of and isn't there any more is passed over.
public final class Remedied {

    // more than a text that a program opens as a whole
    private static final long LARGEST = 64 << 20;

    private Remedied() {}

    /// The files as they go into the app.
    public static Tree files(Tree tree, List<Remedy> remedies) throws IOException {
        var entries = new TreeMap<>(tree.entries());
        for (Remedy remedy : remedies) {
            switch (remedy) {
                case Remedy.Utf8Copy(String path, String charset) ->
                    replace(entries, path, content -> inUtf8(content, Charset.forName(charset)));
                case Remedy.Append(String path, String line) ->
                    replace(entries, path, content -> withLine(content, line));
                case Remedy.Reword(String path, String before, String after) ->
                    replace(entries, path, content -> reworded(content, before, after));
                case Remedy.Rename(String path, String name) -> rename(entries, path, name);
                case Remedy.Console _,
                        Remedy.Window _,
                        Remedy.Include _,
                        Remedy.LeaveOut _,
                        Remedy.Start _,
                        Remedy.Install _,
                        Remedy.DoWithout _,
                        Remedy.AllowBuild _,
                        Remedy.FetchPython _ -> {
                    // they change no file
                }
            }
        }
        return new Tree(entries);
    }

    /// The script to start under the name that it has in the app.
    public static TreePath entry(TreePath entry, List<Remedy> remedies) {
        return remedies.stream()
                .flatMap(one -> one instanceof Remedy.Rename(String path, String name) && path.equals(entry.toString())
                        ? Stream.of(TreePath.of(name))
                        : Stream.empty())
                .findFirst()
                .orElse(entry);
    }

    private interface Change {
        Content of(Content content) throws IOException;
    }

    private static void replace(SortedMap<TreePath, Entry> entries, String path, Change change) throws IOException {
        TreePath place = TreePath.of(path);
        if (entries.get(place) instanceof Entry.File file && file.content().size() <= LARGEST) {
            entries.put(place, new Entry.File(place, change.of(file.content()), file.executable()));
        }
    }

    private static void rename(SortedMap<TreePath, Entry> entries, String path, String name) {
        Entry entry = entries.remove(TreePath.of(path));
        if (entry != null) {
            TreePath place = TreePath.of(name);
            entries.put(place, entry.at(place));
        }
    }

    private static Content inUtf8(Content content, Charset charset) throws IOException {
        return Content.of(new String(content.readAll(), charset));
    }

    /// Byte by byte, so that it doesn't matter how the rest of the script is encoded.
    private static Content reworded(Content content, String before, String after) throws IOException {
        String text = new String(content.readAll(), StandardCharsets.ISO_8859_1);
        return Content.of(text.replace(asBytes(before), asBytes(after)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String asBytes(String words) {
        return new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Content withLine(Content content, String line) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(content.readAll());
        bytes.write(("\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
        return Content.of(bytes.toByteArray());
    }
}
