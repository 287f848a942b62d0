package app.pip.engine.hash;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;

/// A digest that is computed by functions of a system's library. Between two calls its state lies in an array of
/// Java's, so that there is nothing to be freed. The library sees copies, for lending it Java's own arrays keeps the
/// garbage collector waiting.
final class NativeDigest extends MessageDigest {

    /// More than the state of any of these digests (`SHA256_CTX` has 112 bytes).
    private static final int STATE = 256;

    private static final int CHUNK = 1 << 16;

    private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

    private final Functions functions;
    private final byte[] state = new byte[STATE];
    private final byte[] single = new byte[1];

    NativeDigest(Functions functions) {
        super(functions.algorithm());
        this.functions = functions;
        engineReset();
    }

    @Override
    protected int engineGetDigestLength() {
        return functions.length();
    }

    @Override
    protected void engineUpdate(byte input) {
        single[0] = input;
        engineUpdate(single, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        Room room = ROOM.get();
        room.take(state);
        for (int at = 0; at < length; at += CHUNK) {
            int count = Math.min(CHUNK, length - at);
            MemorySegment.copy(input, offset + at, room.bytes, ValueLayout.JAVA_BYTE, 0, count);
            functions.add(room.state, room.bytes, count);
        }
        room.give(state);
    }

    @Override
    protected byte[] engineDigest() {
        Room room = ROOM.get();
        room.take(state);
        functions.end(room.bytes, room.state);
        byte[] digest = room.bytes.asSlice(0, functions.length()).toArray(ValueLayout.JAVA_BYTE);
        engineReset();
        return digest;
    }

    @Override
    protected void engineReset() {
        Room room = ROOM.get();
        functions.begin(room.state);
        room.give(state);
    }

    /// Memory for one call, which each thread has to itself; it goes with the thread.
    private static final class Room {

        private final MemorySegment bytes = Arena.ofAuto().allocate(CHUNK);
        private final MemorySegment state = Arena.ofAuto().allocate(STATE, Long.BYTES);

        private void take(byte[] from) {
            MemorySegment.copy(from, 0, state, ValueLayout.JAVA_BYTE, 0, STATE);
        }

        private void give(byte[] to) {
            MemorySegment.copy(state, ValueLayout.JAVA_BYTE, 0, to, 0, STATE);
        }
    }

    /// What a library offers for a digest; each function returns 1 if it went well.
    ///
    /// @param algorithm Java's name of it
    /// @param length of the digest, in bytes
    /// @param init makes a new state
    /// @param update adds bytes to it
    /// @param last tells the digest
    record Functions(String algorithm, int length, MethodHandle init, MethodHandle update, MethodHandle last) {

        private void begin(MemorySegment state) {
            try {
                check((int) init.invokeExact(state));
            } catch (Throwable e) {
                throw failed(e);
            }
        }

        private void add(MemorySegment state, MemorySegment bytes, long count) {
            try {
                check((int) update.invokeExact(state, bytes, count));
            } catch (Throwable e) {
                throw failed(e);
            }
        }

        private void end(MemorySegment digest, MemorySegment state) {
            try {
                check((int) last.invokeExact(digest, state));
            } catch (Throwable e) {
                throw failed(e);
            }
        }

        private void check(int answer) {
            if (answer != 1) {
                throw new IllegalStateException(algorithm + " of the system's library failed");
            }
        }

        private static RuntimeException failed(Throwable thrown) {
            return switch (thrown) {
                case RuntimeException mistake -> mistake;
                case Error error -> throw error;
                default -> new IllegalStateException("a function of a library throws nothing", thrown);
            };
        }
    }
}
