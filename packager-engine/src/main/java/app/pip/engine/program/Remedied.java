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

/// A program's files with the remedies that change what travels: copies, the user's own files stay as they are. What a
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
                case Remedy.Rename(String path, String name) -> rename(entries, path, name);
                case Remedy.Console _,
                        Remedy.Window _,
                        Remedy.Include _,
                        Remedy.LeaveOut _,
                        Remedy.Start _,
                        Remedy.Install _,
                        Remedy.DoWithout _,
                        Remedy.AllowBuild _ -> {
                    // they change no file
                }
            }
        }
        return new Tree(entries);
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

    private static Content withLine(Content content, String line) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(content.readAll());
        bytes.write(("\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
        return Content.of(bytes.toByteArray());
    }
}
