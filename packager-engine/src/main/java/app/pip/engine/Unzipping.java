package app.pip.engine;

import app.pip.engine.hash.Sha256;
import app.pip.engine.problem.ProblemException;
import app.pip.engine.program.ZippedProgram;
import app.pip.engine.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Unpacks programs that come as archives, each once.
///
/// @param store where they are kept by their digests
record Unzipping(Store store) {

    /// The program's folder or file.
    ///
    /// @param most how large an archive may be when it is unpacked, in bytes
    Path program(Path dropped, long most) throws ProblemException, IOException, InterruptedException {
        if (!ZippedProgram.isOne(dropped)) {
            return dropped;
        }
        String key;
        try (InputStream zip = Files.newInputStream(dropped)) {
            key = Sha256.of(zip).hex();
        }
        var problems = new ArrayList<ProblemException>();
        try {
            Path folder = store.folder("programs", key, into -> {
                try {
                    ZippedProgram.unpack(dropped, into, most);
                } catch (ProblemException e) {
                    problems.add(e);
                    throw new IOException("not unpacked", e);
                }
            });
            return ZippedProgram.program(folder);
        } catch (IOException e) {
            if (problems.isEmpty()) {
                throw e;
            }
            throw problems.getFirst();
        }
    }
}
