package app.pip.engine;

import app.pip.engine.catalog.UnusableException;
import app.pip.engine.pack.ChangedException;
import app.pip.engine.pack.DamagedException;
import app.pip.engine.problem.Problem;
import app.pip.engine.program.ChangedWhileReadException;
import app.pip.engine.signing.SigningException;
import app.pip.engine.store.AtomicFile;
import app.pip.engine.store.BusyFileException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Objects;

/// What failed bytes and disks mean for the user. The one place where an `IOException` becomes a [Problem].
final class Failures {

    private Failures() {}

    /// What is told of it, unless the thread was interrupted: whoever was stopped at a file has no problem.
    static Problem told(IOException failure) throws InterruptedException {
        if (isStop(failure)) {
            // whoever hears of it decides what becomes of the thread
            Thread.interrupted();
            var stopped = new InterruptedException("stopped at a file");
            stopped.initCause(failure);
            throw stopped;
        }
        return problem(failure);
    }

    /// A server that was waited for in vain has Java's class of those, too.
    private static boolean isStop(IOException failure) {
        return switch (failure) {
            case ClosedByInterruptException _, FileLockInterruptionException _ -> true;
            case InterruptedIOException other -> !(other instanceof SocketTimeoutException);
            default -> false;
        };
    }

    static Problem problem(IOException failure) {
        return switch (failure) {
            case ChangedException changed -> Problem.stop("program.changed", changed.path());
            case ChangedWhileReadException changed -> changed.problem();
            case UnusableException unusable -> unusable.problem();
            case SigningException unsigned -> unsigned.problem();
            case BusyFileException busy -> Problem.stop("disk.busy", busy.file());
            case DamagedException damaged -> Problem.stop("store.damaged", said(damaged));
            case AccessDeniedException denied -> Problem.stop("disk.denied", place(denied.getFile()));
            case IOException full when isFull(full) -> Problem.stop("disk.full");
            case FileSystemException other
            when isReadOnly(other) -> Problem.stop("disk.denied", place(other.getFile()));
            default -> Problem.stop("disk.failed", said(failure));
        };
    }

    /// The folder, where the file is one that we were about to make in it.
    private static String place(String file) {
        Path folder = Path.of(file).getParent();
        return file.endsWith(AtomicFile.PART) && folder != null ? folder.toString() : file;
    }

    private static boolean isReadOnly(FileSystemException failure) {
        return failure.getCause() instanceof ReadOnlyFileSystemException
                || said(failure).contains("Read-only file system");
    }

    /// Java has no type of its own for this; these are the words of Linux, macOS and Windows.
    private static boolean isFull(IOException failure) {
        String words = said(failure).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("disk quota exceeded");
    }

    /// The system's own words. The message of some exceptions is only the file's name.
    private static String said(IOException failure) {
        return switch (failure) {
            case NoSuchFileException gone -> gone.getFile() + " is not there";
            case FileAlreadyExistsException there -> there.getFile() + " is already there";
            default -> Objects.requireNonNullElse(failure.getMessage(), "nothing more");
        };
    }
}
