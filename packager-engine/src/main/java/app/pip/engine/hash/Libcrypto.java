package app.pip.engine.hash;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// The digests of OpenSSL's `libcrypto`, which most Linux systems have. Our JVM uses its fast compiler only, which
/// knows nothing of a processor's instructions for digests: these here are ten times as quick.
///
/// Loading it takes as long as digesting some megabytes in Java, so that it is done beside everything else, once
/// enough was digested. Where there is no such library, or where the JVM may not call it, Java's own digests stay.
/// macOS and Windows have libraries that could serve, too; nobody could try them yet.
final class Libcrypto {

    /// As many bytes are digested in Java before it is worth while.
    private static final long ENOUGH = 8 << 20;

    private static final AtomicLong LEFT = new AtomicLong(ENOUGH);
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private static final AtomicReference<Optional<Libcrypto>> FOUND = new AtomicReference<>(Optional.empty());

    private final NativeDigest.Functions sha256;
    private final NativeDigest.Functions sha1;

    private Libcrypto(NativeDigest.Functions sha256, NativeDigest.Functions sha1) {
        this.sha256 = sha256;
        this.sha1 = sha1;
    }

    /// Whatever is quickest now.
    static MessageDigest sha256() {
        return FOUND.get().map(Libcrypto::freshSha256).orElseGet(() -> new CountedDigest(Digests.java("SHA-256")));
    }

    /// Whatever is quickest now.
    static MessageDigest sha1() {
        return FOUND.get().map(Libcrypto::freshSha1).orElseGet(() -> new CountedDigest(Digests.java("SHA-1")));
    }

    MessageDigest freshSha256() {
        return new NativeDigest(sha256);
    }

    MessageDigest freshSha1() {
        return new NativeDigest(sha1);
    }

    /// Notes that some bytes were digested in Java.
    static void counted(int bytes) {
        if (LEFT.get() > 0 && LEFT.addAndGet(-bytes) <= 0 && BEGUN.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("libcrypto").start(() -> FOUND.set(load()));
        }
    }

    /// The library, if it is there, may be called, and gives the same digests as Java.
    @SuppressWarnings("restricted") // what may be called is said at the start of the JVM, and asked here
    static Optional<Libcrypto> load() {
        if (!System.getProperty("os.name").equals("Linux")
                || !Libcrypto.class.getModule().isNativeAccessEnabled()) {
            return Optional.empty();
        }
        try {
            SymbolLookup library = SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());
            var loaded =
                    new Libcrypto(functions(library, "SHA256", "SHA-256", 32), functions(library, "SHA1", "SHA-1", 20));
            return Optional.of(loaded).filter(Libcrypto::isRight);
        } catch (IllegalArgumentException | NoSuchElementException | UnsupportedOperationException e) {
            // no such library, or another one of that name
            return Optional.empty();
        }
    }

    private boolean isRight() {
        var bytes = new byte[1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * i);
        }
        return isRight(freshSha256(), bytes) && isRight(freshSha1(), bytes);
    }

    private static boolean isRight(MessageDigest digest, byte[] bytes) {
        return MessageDigest.isEqual(
                digest.digest(bytes), Digests.java(digest.getAlgorithm()).digest(bytes));
    }

    /// `int SHA256_Init(SHA256_CTX *)`, `int SHA256_Update(SHA256_CTX *, const void *, size_t)` and `int
    /// SHA256_Final(unsigned char *, SHA256_CTX *)` (OpenSSL 3, SHA256_Init(3)).
    private static NativeDigest.Functions functions(SymbolLookup library, String prefix, String algorithm, int length) {
        FunctionDescriptor one = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        FunctionDescriptor two = one.appendArgumentLayouts(ValueLayout.ADDRESS);
        FunctionDescriptor three = two.appendArgumentLayouts(ValueLayout.JAVA_LONG);
        return new NativeDigest.Functions(
                algorithm,
                length,
                handle(library, prefix + "_Init", one),
                handle(library, prefix + "_Update", three),
                handle(library, prefix + "_Final", two));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor types) {
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), types);
    }
}
