package app.pip.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.Severity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The words of disks, in the languages of Linux, macOS and Windows, become problems.
class FailuresTest {

    @ParameterizedTest
    @MethodSource
    void aFailureOfTheDiskHasItsProblem(IOException failure, String id, String told) {
        Problem problem = Failures.problem(failure);
        assertEquals(id, problem.id());
        assertEquals(Severity.STOP, problem.severity());
        assertEquals(told, String.join(", ", problem.details()));
        problem.in(Locale.ENGLISH);
    }

    static Stream<Arguments> aFailureOfTheDiskHasItsProblem() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/apps"), "disk.denied", "/apps"),
                Arguments.of(new FileSystemException("/apps", null, "Read-only file system"), "disk.denied", "/apps"),
                Arguments.of(readOnly(), "disk.denied", "/apps"),
                Arguments.of(new IOException("No space left on device"), "disk.full", ""),
                Arguments.of(new FileSystemException("/a", null, "Disk quota exceeded"), "disk.full", ""),
                Arguments.of(new IOException("There is not enough space on the disk"), "disk.full", ""),
                Arguments.of(new NoSuchFileException("/a"), "disk.failed", "/a is not there"),
                Arguments.of(new FileAlreadyExistsException("/a"), "disk.failed", "/a is already there"),
                Arguments.of(new IOException("Input/output error"), "disk.failed", "Input/output error"),
                Arguments.of(new IOException(), "disk.failed", "nothing more"));
    }

    @ParameterizedTest
    @MethodSource
    void whoIsInterruptedAtAFileWasStopped(IOException interrupted) {
        Thread.currentThread().interrupt();
        var stopped = assertThrows(InterruptedException.class, () -> Failures.told(interrupted));
        assertEquals(interrupted, stopped.getCause());
        assertFalse(Thread.interrupted(), "the thread is free for what its owner wants");
    }

    static List<IOException> whoIsInterruptedAtAFileWasStopped() {
        return List.of(
                new ClosedByInterruptException(), new FileLockInterruptionException(), new InterruptedIOException());
    }

    @Test
    void aServerThatWasWaitedForInVainStopsNobody() throws InterruptedException {
        assertEquals(
                "disk.failed",
                Failures.told(new SocketTimeoutException("Read timed out")).id());
    }

    private static IOException readOnly() {
        var failure = new FileSystemException("/apps");
        failure.initCause(new ReadOnlyFileSystemException());
        return failure;
    }
}
