package app.pip.app.cli;

import app.pip.engine.progress.Progress;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/// A bar on a terminal, redrawn in place; elsewhere a line for each part of the work.
final class ProgressBar implements Progress.Listener {

    private static final int WIDTH = 24;

    /// Redrawing more often than the eye can follow only slows the work.
    private static final long PAUSE = 50_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> told = new HashSet<>();
    private String title = "";
    private long drawn;
    private int length;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void moved(String newTitle, double overall) {
        title = newTitle;
        if (!terminal) {
            if (!title.isEmpty() && told.add(title)) {
                out.println(title + " ...");
            }
            return;
        }
        long now = System.nanoTime();
        if (now - drawn < PAUSE) {
            return;
        }
        drawn = now;
        int full = (int) Math.round(Math.clamp(overall, 0, 1) * WIDTH);
        String line = "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + title;
        out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        out.flush();
        length = line.length();
    }

    /// Takes the bar away.
    synchronized void clear() {
        if (length > 0) {
            out.print("\r" + " ".repeat(length) + "\r");
            out.flush();
            length = 0;
        }
    }
}
