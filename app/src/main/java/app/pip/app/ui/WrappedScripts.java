package app.pip.app.ui;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Lets JavaFX 26 wrap Arabic, Hebrew, Hindi and other scripts whose letters depend on one another, on Linux.
///
/// There its `PangoGlyphLayout` keeps the text of each run by the run alone. A run that is cut where a line ends is the
/// same object with fewer letters, but is laid out with all of its old text; `PrismTextLayout` then counts below zero
/// and throws, for whatever node holds such a text. With a map that knows a run by its place, too, the text is looked
/// up anew. What isn't as it is in JavaFX 26.0.2 is left alone; a test tells when this is of no use any more.
public final class WrappedScripts {

    private static final String TEXT = "com.sun.javafx.text.";
    private static final String MANAGER = TEXT + "GlyphLayoutManager";
    private static final String RUN = TEXT + "TextRun";
    private static final String PANGO = "com.sun.javafx.font.freetype.PangoGlyphLayout";

    private WrappedScripts() {}

    /// Mends it, if it is broken here. JavaFX has to be started; the JVM has to open JavaFX's packages to us, as the
    /// start scripts ask for.
    ///
    /// @return whether there was something to mend
    public static boolean mend() {
        try {
            Field instance = Class.forName(MANAGER).getDeclaredField("REUSABLE_INSTANCE");
            instance.setAccessible(true);
            Object layout = instance.get(null);
            if (!layout.getClass().getName().equals(PANGO)) {
                return false;
            }
            Field texts = layout.getClass().getDeclaredField("runUtf8");
            texts.setAccessible(true);
            texts.set(layout, new TextsByPlace(Class.forName(RUN)));
            return true;
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            // another JavaFX, or one that isn't open to us: it stays as it is
            return false;
        }
    }

    /// A run as it was when its text was kept.
    private record Place(Object run, int start, int end) {}

    /// Texts by runs and their places. Only what JavaFX does with it works: to look for a text, to keep one, to go
    /// through all, and to forget them.
    private static final class TextsByPlace extends LinkedHashMap<Object, Object> {

        private static final long serialVersionUID = 1;

        private final transient MethodHandle start;
        private final transient MethodHandle end;

        private TextsByPlace(Class<?> run) throws ReflectiveOperationException {
            var lookup = MethodHandles.lookup();
            var number = MethodType.methodType(int.class);
            var any = MethodType.methodType(int.class, Object.class);
            start = lookup.findVirtual(run, "getStart", number).asType(any);
            end = lookup.findVirtual(run, "getEnd", number).asType(any);
        }

        @Override
        public @Nullable Object get(@Nullable Object run) {
            return run == null ? null : super.get(place(run));
        }

        @Override
        public @Nullable Object put(Object run, Object text) {
            return super.put(place(run), text);
        }

        private Place place(Object run) {
            try {
                return new Place(run, (int) start.invokeExact(run), (int) end.invokeExact(run));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
