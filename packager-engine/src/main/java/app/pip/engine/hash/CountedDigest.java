package app.pip.engine.hash;

import java.security.MessageDigest;

/// A digest in Java that tells how much it has to do.
final class CountedDigest extends MessageDigest {

    private final MessageDigest digest;

    CountedDigest(MessageDigest digest) {
        super(digest.getAlgorithm());
        this.digest = digest;
    }

    @Override
    protected int engineGetDigestLength() {
        return digest.getDigestLength();
    }

    @Override
    protected void engineUpdate(byte input) {
        digest.update(input);
        Libcrypto.counted(1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        digest.update(input, offset, length);
        Libcrypto.counted(length);
    }

    @Override
    protected byte[] engineDigest() {
        return digest.digest();
    }

    @Override
    protected void engineReset() {
        digest.reset();
    }
}
