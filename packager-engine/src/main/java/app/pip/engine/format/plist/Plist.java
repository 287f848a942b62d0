package app.pip.engine.format.plist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A value in a property list (`man 5 plist`).
public sealed interface Plist {

    /// A string.
    ///
    /// @param value its characters
    record Text(String value) implements Plist {}

    /// True or false.
    ///
    /// @param value which
    record Flag(boolean value) implements Plist {}

    /// A whole number.
    ///
    /// @param value the number
    record Whole(long value) implements Plist {}

    /// A number that Apple's own tools write as a fraction though it is whole, such as the weight of a rule.
    ///
    /// @param value the number
    record Real(long value) implements Plist {}

    /// Bytes.
    ///
    /// @param base64 as they are written (RFC 4648 §4)
    record Binary(String base64) implements Plist {

        /// Checks the form.
        ///
        /// @throws IllegalArgumentException if it isn't Base64
        public Binary {
            Base64.getDecoder().decode(base64);
        }

        /// Those bytes.
        public static Binary of(byte[] bytes) {
            return new Binary(Base64.getEncoder().encodeToString(bytes));
        }
    }

    /// Values in order.
    ///
    /// @param values the values
    record Items(List<Plist> values) implements Plist {

        /// Copies the list.
        public Items {
            values = List.copyOf(values);
        }
    }

    /// Values by name, in the order in which they were given.
    ///
    /// @param values the values
    record Dict(SequencedMap<String, Plist> values) implements Plist {

        /// Copies the map.
        public Dict {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        /// A dictionary without anything in it.
        public static Dict empty() {
            return new Dict(new LinkedHashMap<>());
        }

        /// This dictionary with one more value.
        ///
        /// @throws IllegalArgumentException if it has that name already
        public Dict with(String name, Plist value) {
            if (values.containsKey(name)) {
                throw new IllegalArgumentException("twice in a dictionary: " + name);
            }
            var all = new LinkedHashMap<>(values);
            all.put(name, value);
            return new Dict(all);
        }

        /// This dictionary with one more string.
        public Dict with(String name, String value) {
            return with(name, new Text(value));
        }

        /// This dictionary with one more truth value.
        public Dict with(String name, boolean value) {
            return with(name, new Flag(value));
        }

        /// This dictionary with one more whole number.
        public Dict with(String name, long value) {
            return with(name, new Whole(value));
        }
    }

    /// The whole property list as a file's bytes.
    ///
    /// @throws IllegalArgumentException if a text can't be written in XML
    default byte[] toXml() {
        var out = new ByteArrayOutputStream();
        try (var writer = new PlistWriter(out)) {
            writer.value(this);
        } catch (IOException e) {
            throw new UncheckedIOException("memory doesn't fail", e);
        }
        return out.toByteArray();
    }

    /// The whole property list in the binary form.
    default byte[] toBinary() {
        return BinaryPlist.bytes(this);
    }
}
