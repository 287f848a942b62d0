package app.pip.engine.hostpython;

import app.pip.engine.tree.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer in the form in which it comes from the interpreter and is kept: JSON, then bytes; each with its length
/// in 4 bytes, high byte first, before it.
///
/// @param words the JSON
/// @param bytes bytecode, or nothing
record Pieces(String words, Content bytes) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST = 1 << 30;

    static Pieces of(Answer answer) {
        return switch (answer) {
            case Answer.Understood(Facts facts, Content bytecode) ->
                new Pieces(JSON.writeValueAsString(facts), bytecode);
            case Answer.Refused refused -> new Pieces(JSON.writeValueAsString(refused), Content.of(""));
        };
    }

    static Pieces of(byte[] bytes) throws IOException {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    static Pieces read(DataInputStream in) throws IOException {
        return new Pieces(new String(piece(in), StandardCharsets.UTF_8), Content.of(piece(in)));
    }

    Answer toAnswer() throws IOException {
        try {
            JsonNode tree = JSON.readTree(words);
            return tree.has("reason")
                    ? JSON.treeToValue(tree, Answer.Refused.class)
                    : new Answer.Understood(JSON.treeToValue(tree, Facts.class), bytes);
        } catch (JacksonException e) {
            throw new IOException("not an answer about a source: " + words, e);
        }
    }

    byte[] toBytes() throws IOException {
        var out = new ByteArrayOutputStream();
        write(words.getBytes(StandardCharsets.UTF_8), out);
        write(bytes.readAll(), out);
        return out.toByteArray();
    }

    static void write(byte[] piece, OutputStream out) throws IOException {
        new DataOutputStream(out).writeInt(piece.length);
        out.write(piece);
    }

    private static byte[] piece(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a piece of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }
}
