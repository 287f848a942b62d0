package app.pip.engine.format.deflate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.jcraft.jzlib.JZlib;
import java.util.Arrays;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class Crc32SumTest {

    @Property
    void isTheOneOfBothTogether(@ForAll byte[] all, @ForAll @IntRange(max = 300) int place) {
        int split = Math.min(place, all.length);
        byte[] first = Arrays.copyOf(all, split);
        byte[] second = Arrays.copyOfRange(all, split, all.length);
        assertEquals(crc(all), Crc32Sum.of(crc(first), crc(second), second.length));
    }

    @Property
    void isWhatAnotherMakerOfItSays(
            @ForAll @LongRange(max = 0xffffffffL) long first,
            @ForAll @LongRange(max = 0xffffffffL) long second,
            @ForAll @LongRange(min = 1, max = 1L << 45) long length) {
        assertEquals(JZlib.crc32_combine(first, second, length), Crc32Sum.of(first, second, length));
    }

    private static long crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
