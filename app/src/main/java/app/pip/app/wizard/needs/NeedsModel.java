package app.pip.app.wizard.needs;

import app.pip.app.wizard.Desk;
import app.pip.app.wizard.Step;
import app.pip.engine.Preview;
import app.pip.engine.Preview.Travelling;
import app.pip.engine.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// What the second page knows: what the program imports, the files that travel, and what is wrong.
public final class NeedsModel {

    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");

    private final Desk desk;
    private final BooleanBinding ready;

    /// The page's model.
    public NeedsModel(Desk desk) {
        this.desk = desk;
        this.ready = Bindings.createBooleanBinding(
                () -> desk.route().isOpen(Step.WHO), desk.draft().reading());
    }

    /// Whether nothing stands in the way of going on.
    public BooleanBinding ready() {
        return ready;
    }

    /// The script that is started, within the folder.
    public String entry() {
        return desk.draft().preview().map(Preview::entry).orElse("");
    }

    /// The parts of Python's own library that it uses.
    public List<String> standard() {
        return desk.draft()
                .preview()
                .map(known -> List.copyOf(known.standard()))
                .orElse(List.of());
    }

    /// The files that travel: the script first, then the largest.
    public List<Travelling> files() {
        return desk.draft().preview().map(Preview::files).orElse(List.of()).stream()
                .sorted(Comparator.comparing((Travelling file) -> !file.path().equals(entry()))
                        .thenComparing(
                                Comparator.comparingLong(Travelling::size).reversed()))
                .toList();
    }

    /// The sum of their sizes in bytes.
    public long size() {
        return files().stream().mapToLong(Travelling::size).sum();
    }

    /// What is wrong, and what is worth knowing.
    public List<Problem> problems() {
        return desk.draft().preview().map(Preview::problems).orElse(List.of());
    }

    /// Whether a file is a picture that can be shown small.
    public static boolean isPicture(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && PICTURES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
