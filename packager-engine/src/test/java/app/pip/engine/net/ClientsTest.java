package app.pip.engine.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class ClientsTest {

    @Test
    void asksForTheCipherThatIsQuickWithoutSpecialInstructionsAndGoesOnAsBefore() {
        String[] before = {"TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"};
        assertArrayEquals(
                Stream.of(1, 0, 2).map(i -> before[i]).toArray(),
                Clients.quickest(new SSLParameters(before)).getCipherSuites());
    }
}
