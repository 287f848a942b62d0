package app.pip.engine.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a version's text consists of, normalised. Numbers are decimal digits without leading zeros, so that
/// none is too large; an empty text stands for a part that isn't there.
///
/// @param epoch a number, `0` where none is written
/// @param release at least one number
/// @param phase `a`, `b`, `rc` or nothing
/// @param pre the number after `phase`
/// @param post the number of a post-release, or nothing
/// @param dev the number of a development release, or nothing
/// @param local numbers and lower-case words; empty if there is no local part
record Parts(
        String epoch, List<String> release, String phase, String pre, String post, String dev, List<String> local) {

    Parts {
        release = List.copyOf(release);
        local = List.copyOf(local);
    }

    /// The parts of a text without blanks around it; nothing if it is no version.
    static Optional<Parts> read(String text) {
        return new PartsReader(text).read();
    }

    boolean isPrerelease() {
        return !phase.isEmpty() || !dev.isEmpty();
    }

    /// Epoch and release alone.
    Parts base() {
        return new Parts(epoch, release, "", "", "", "", List.of());
    }

    /// Without the local part.
    Parts open() {
        return local.isEmpty() ? this : new Parts(epoch, release, phase, pre, post, dev, List.of());
    }

    Parts withDev(String number) {
        return new Parts(epoch, release, phase, pre, post, number, List.of());
    }

    /// The first version in order that is above this one, above each of its local versions, and has no local
    /// part itself.
    Parts next() {
        if (!dev.isEmpty()) {
            return withDev(plusOne(dev));
        }
        return new Parts(epoch, release, phase, pre, post.isEmpty() ? "0" : plusOne(post), "0", List.of());
    }

    /// For a pre-release: the first version above it and all its post-releases.
    Parts nextPre() {
        return new Parts(epoch, release, phase, plusOne(pre), "", "0", List.of());
    }

    /// The first version in order of those whose release begins with the first `count` numbers of this one's.
    Parts first(int count) {
        return new Parts(epoch, release.subList(0, count), "", "", "", "0", List.of());
    }

    /// The first version in order above all of those whose release begins with the first `count` numbers of
    /// this one's.
    Parts afterAll(int count) {
        var numbers = new ArrayList<>(release.subList(0, count));
        numbers.add(plusOne(numbers.removeLast()));
        return new Parts(epoch, numbers, "", "", "", "0", List.of());
    }

    private static String plusOne(String number) {
        return number.length() < 18
                ? Long.toString(Long.parseLong(number) + 1)
                : new BigInteger(number).add(BigInteger.ONE).toString();
    }

    /// The normalised text.
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (!epoch.equals("0")) {
            text.append(epoch).append('!');
        }
        text.append(String.join(".", release)).append(phase).append(pre);
        if (!post.isEmpty()) {
            text.append(".post").append(post);
        }
        if (!dev.isEmpty()) {
            text.append(".dev").append(dev);
        }
        if (!local.isEmpty()) {
            text.append('+').append(String.join(".", local));
        }
        return text.toString();
    }
}
