package app.pip.engine.testkeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service on this machine that keeps a key named `mine` and signs digests with it for whoever has the token. It
/// answers as Azure Key Vault does (its REST API 7.2), and below `/v1/transit` as HashiCorp Vault's transit engine.
public final class TestKeyService implements AutoCloseable {

    /// A `DigestInfo` of SHA-256 without the digest (RFC 8017, 9.2, note 1).
    private static final byte[] SHA_256 = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private static final Pattern DIGEST = Pattern.compile("\"(?:value|input)\"\\s*:\\s*\"([^\"]*)\"");

    private final Posts server;
    private final TestKeys.Key key;
    private final String token;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /// Begins to listen.
    public TestKeyService(TestKeys.Key key, String token) throws IOException {
        this.key = key;
        this.token = token;
        server = new Posts("Test Key Service", this::answer);
    }

    /// Where it is asked.
    public String address() {
        return server.address();
    }

    /// Method, path and body of what was asked.
    public List<String> asked() {
        return asked;
    }

    private void answer(Posts.Question question, byte[] bytes, Posts.Reply reply) throws IOException {
        String body = new String(bytes, StandardCharsets.UTF_8);
        asked.add(question.method() + " " + question.path() + " " + body);
        boolean known = question.headers().getOrDefault("authorization", "").equals("Bearer " + token);
        String said = known
                ? said(question.path(), body)
                : "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"Who are you?\"}}";
        if (!known) {
            reply.refuse("401 Unauthorized");
        }
        reply.say("application/json", said.getBytes(StandardCharsets.UTF_8));
    }

    private String said(String path, String body) throws IOException {
        try {
            return switch (path) {
                case "/certificates" -> "{\"value\":[{\"id\":\"" + address() + "/certificates/mine\"}]}";
                case "/certificates/mine" ->
                    "{\"kid\":\"%s/keys/mine/1\",\"cer\":\"%s\",\"policy\":{\"key_props\":{\"kty\":\"RSA-HSM\"}}}"
                            .formatted(
                                    address(),
                                    Base64.getEncoder()
                                            .encodeToString(key.certificate().getEncoded()));
                case "/keys/mine/1/sign" ->
                    "{\"value\":\"" + Base64.getUrlEncoder().encodeToString(signed(body)) + "\"}";
                case "/v1/transit/keys" -> "{\"data\":{\"keys\":[\"mine\"]}}";
                case "/v1/transit/keys/mine" -> "{\"data\":{\"type\":\"rsa-2048\"}}";
                case "/v1/transit/sign/mine" ->
                    "{\"data\":{\"signature\":\"vault:v1:" + Base64.getEncoder().encodeToString(signed(body)) + "\"}}";
                default -> "{}";
            };
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private byte[] signed(String body) throws GeneralSecurityException, IOException {
        Matcher digest = DIGEST.matcher(body);
        if (!digest.find()) {
            throw new IOException("no digest in " + body);
        }
        var info = new ByteArrayOutputStream();
        info.write(SHA_256);
        info.write(Base64.getDecoder().decode(digest.group(1)));
        var signature = Signature.getInstance("NONEwithRSA");
        signature.initSign(key.key());
        signature.update(info.toByteArray());
        return signature.sign();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
