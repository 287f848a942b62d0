package app.pip.engine.wheel;

import app.pip.engine.tree.TreePath;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What has to be known of a packed wheel without looking into it again; kept in its pack as JSON.
///
/// @param name of the package, normalised
/// @param version as its metadata have it
/// @param fileName the wheel's
/// @param sha256 the wheel's
/// @param demands what it needs beside itself
/// @param licence what its metadata say
/// @param machineCode all programs and libraries in it
record WheelFacts(
        String name,
        String version,
        String fileName,
        String sha256,
        Demands demands,
        Licence licence,
        List<MachineCode> machineCode) {

    /// Where the facts lie in a pack.
    static final TreePath PLACE = TreePath.of("facts.json");

    /// The folder of the wheel's files in a pack.
    static final TreePath FILES = TreePath.of("files");

    private static final JsonMapper JSON = JsonMapper.shared();

    WheelFacts {
        machineCode = List.copyOf(machineCode);
    }

    /// The facts as bytes; [#of] reads them again.
    byte[] toBytes() {
        return JSON.writeValueAsBytes(this);
    }

    /// The facts that were written by [#toBytes].
    static WheelFacts of(byte[] json) throws IOException {
        try {
            return JSON.readValue(json, WheelFacts.class);
        } catch (JacksonException e) {
            throw new IOException("not the facts of a wheel", e);
        }
    }
}
