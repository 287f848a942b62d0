package app.pip.app;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/// A file that is dragged over a node and dropped. The Headless platform can't start a drag, so the events are made; a
/// real drag is in the rig test.
final class FileDrop {

    private FileDrop() {}

    /// Drops it; on the window's thread only.
    static void onto(Node node, Path file) {
        var board = board(file);
        Event.fireEvent(node, event(DragEvent.DRAG_OVER, node, board));
        Event.fireEvent(node, event(DragEvent.DRAG_DROPPED, node, board));
        Event.fireEvent(node, event(DragEvent.DRAG_EXITED, node, board));
    }

    private static Dragboard board(Path file) {
        var peer = (TKClipboard) Proxy.newProxyInstance(
                FileDrop.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                    case "getContent" -> DataFormat.FILES.equals(arguments[0]) ? List.of(file.toFile()) : null;
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                    default -> zero(method.getReturnType());
                });
        return DragboardHelper.createDragboard(peer);
    }

    private static Object zero(Class<?> type) {
        return type == double.class ? (Object) 0.0 : type == boolean.class ? (Object) false : null;
    }

    private static DragEvent event(EventType<DragEvent> type, Node node, Dragboard board) {
        return new DragEvent(
                null, node, type, board, 10, 10, 10, 10, TransferMode.COPY, null, node, new PickResult(node, 10, 10));
    }
}
