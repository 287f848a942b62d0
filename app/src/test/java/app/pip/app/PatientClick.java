package app.pip.app;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/// When a person would click: on something that is there, can be pressed, and lies still where it can be seen.
final class PatientClick implements Callable<Boolean> {

    private final Scene scene;
    private final Supplier<Node> wanted;
    private Bounds last = new BoundingBox(0, 0, -1, -1);

    PatientClick(Scene scene, Supplier<Node> wanted) {
        this.scene = scene;
        this.wanted = wanted;
    }

    /// Whether that is now, scrolling to it if need be; on the window's thread only.
    @Override
    public Boolean call() {
        Node node = wanted.get();
        if (node == null || node.isDisabled() || !isShown(node)) {
            return false;
        }
        // on a busy machine the next layout may be far off, and until then what is new lies in a corner
        layOut();
        reveal(node);
        Bounds place = node.localToScene(node.getLayoutBounds());
        boolean still = place.equals(last) && place.getWidth() > 0;
        last = place;
        return still;
    }

    private void layOut() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private void reveal(Node node) {
        if (!(scene.lookup(".page-scroll") instanceof ScrollPane pane) || !isIn(node, pane.getContent())) {
            return;
        }
        Bounds content = pane.getContent().getLayoutBounds();
        Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getHeight() - seen;
        double top = hidden * pane.getVvalue();
        if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + seen)) {
            pane.setVvalue(Math.clamp((place.getCenterY() - seen / 2) / hidden, 0, 1));
            layOut();
        }
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static boolean isIn(Node node, Node whole) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == whole) {
                return true;
            }
        }
        return false;
    }
}
