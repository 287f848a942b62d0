package app.pip.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/// An app's picture: the user's own, or the first letter of its name on a coloured square.
public final class AppPicture extends StackPane {

    /// Grounds on which white letters can be read.
    private static final List<String> GROUNDS =
            List.of("#0969da", "#8250df", "#bf3989", "#1a7f37", "#bc4c00", "#0e7490", "#a40e26");

    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp", "svg");

    private static final double FILE_SIZE = 512;

    private final double size;

    /// A picture.
    ///
    /// @param size of its square, in pixels
    public AppPicture(double size) {
        this.size = size;
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setAlignment(Pos.CENTER);
    }

    /// Shows the user's own picture, else the letter.
    public void show(String name, Optional<Path> picture) {
        if (picture.isPresent()) {
            setStyle("");
            var view = new ImageView(new Image(picture.get().toUri().toString(), size * 2, size * 2, true, true, true));
            view.setFitWidth(size);
            view.setFitHeight(size);
            view.setPreserveRatio(true);
            getChildren().setAll(view);
            return;
        }
        var letter = new Label(letter(name));
        letter.setStyle("-fx-text-fill: white; -fx-font-weight: bold; -fx-font-size: " + size * 0.54 + "px;");
        String ground = GROUNDS.get(Math.floorMod(letter(name).hashCode(), GROUNDS.size()));
        setStyle("-fx-background-color: " + ground + "; -fx-background-radius: " + size * 0.22 + ";");
        getChildren().setAll(letter);
    }

    /// Draws the letter of a name as the bytes of a PNG file; on the window's thread only.
    public static byte[] letterFile(String name) {
        var picture = new AppPicture(FILE_SIZE);
        picture.show(name, Optional.empty());
        var scene = new Scene(picture, FILE_SIZE, FILE_SIZE, Color.TRANSPARENT);
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return new Png(picture.snapshot(parameters, null)).bytes();
    }

    /// Whether a file's name is that of a picture.
    public static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName());
        return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /// Whether a file's name is that of a drawing, which isn't made of pixels.
    public static boolean isDrawing(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /// The same picture as a PNG file: itself, or a copy if it is of another kind. Takes its time.
    ///
    /// @param folder for copies
    /// @return nothing if it is no picture
    public static Optional<Path> asPng(Path picture, Path folder) throws IOException {
        String name = String.valueOf(picture.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            return Optional.of(picture);
        }
        var image = new Image(picture.toUri().toString());
        if (image.isError()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        return Optional.of(Files.write(folder.resolve(name + ".png"), new Png(image).bytes()));
    }

    private static String letter(String name) {
        String plain = name.strip();
        return plain.isEmpty()
                ? "?"
                : plain.substring(0, plain.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
