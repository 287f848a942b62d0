package app.pip.engine.declared;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.tree.Content;
import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A file of the program as text.
///
/// @param path where it lies
/// @param text without a byte order mark
record SourceText(TreePath path, String text) {

    private static final int LARGEST = 16_000_000;

    /// Reads a file that has to be UTF-8, or UTF-16 with a mark.
    static SourceText read(TreePath path, Content content) throws ProblemException, IOException {
        byte[] bytes = bytes(path, content);
        try {
            return decoded(path, bytes);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.stop("declared.encoding", path), e);
        }
    }

    /// Reads a file of which only ASCII matters: what isn't UTF-8 stands in comments, written in the
    /// encoding of some system.
    static SourceText lenient(TreePath path, Content content) throws ProblemException, IOException {
        byte[] bytes = bytes(path, content);
        try {
            return decoded(path, bytes);
        } catch (CharacterCodingException _) {
            return of(path, new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    Place line(int line) {
        return new Place(path.toString(), line);
    }

    private static byte[] bytes(TreePath path, Content content) throws ProblemException, IOException {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(Problem.stop("declared.too-large", path, LARGEST / 1_000_000));
            }
            return bytes;
        }
    }

    private static SourceText decoded(TreePath path, byte[] bytes) throws ProblemException, CharacterCodingException {
        Charset charset = charset(bytes);
        return of(path, charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }

    private static SourceText of(TreePath path, String text) {
        return new SourceText(path, text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /// PowerShell's `>` writes UTF-16.
    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        if (first == 0xfffe || (bytes[0] != 0 && bytes[1] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xfeff || (bytes[0] == 0 && bytes[1] != 0) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
