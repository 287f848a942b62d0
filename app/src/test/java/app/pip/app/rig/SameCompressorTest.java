package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The product's compressor gives the same bytes on every Java of this machine. Class files of the product run on 25
/// only, so its source is compiled once more, for 17.
@Tag("rig")
final class SameCompressorTest {

    private static final String OLDEST = "17";
    private static final String DEFLATE = "packager-engine/src/main/java/app/pip/engine/format/deflate/Deflate.java";

    private static final String COMPRESS = """
            import app.pip.engine.format.deflate.Deflate;
            import java.io.OutputStream;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.security.DigestOutputStream;
            import java.security.MessageDigest;
            import java.util.HexFormat;

            public final class Compress {
                public static void main(String... files) throws Exception {
                    for (String file : files) {
                        for (boolean raw : new boolean[] {true, false}) {
                            var digest = MessageDigest.getInstance("SHA-256");
                            var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
                            try (var in = Files.newInputStream(Path.of(file))) {
                                if (raw) {
                                    new Deflate().fragment(in, out);
                                } else {
                                    var zlib = Deflate.zlib(out);
                                    in.transferTo(zlib);
                                    zlib.close();
                                }
                            }
                            System.out.println(HexFormat.of().formatHex(digest.digest()) + " " + file);
                        }
                    }
                }
            }
            """;

    @Test
    void everyJavaCompressesAlike(@TempDir Path folder) throws Exception {
        List<Jdk> others = Jdk.others().stream()
                .filter(jdk -> jdk.major() >= Integer.parseInt(OLDEST))
                .toList();
        if (others.isEmpty()) {
            String missing = "no second Java is installed (PIPAPP_RIG_OTHER_JDK may name one)";
            System.err.println("NOT COMPARED: " + missing);
            Assumptions.abort(missing);
        }
        String classPath = compile(folder);
        List<String> files = files();
        String expected = compressed(Jdk.running(), classPath, files, folder);
        assertEquals(2 * files.size(), expected.lines().count());
        for (Jdk other : others) {
            assertEquals(expected, compressed(other, classPath, files, folder), other::toString);
        }
    }

    private static String compile(Path folder) throws Exception {
        String jzlib = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jzlib"))
                .findFirst()
                .orElseThrow();
        Path compress = Files.writeString(folder.resolve("Compress.java"), COMPRESS);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        String javac = Jdk.running().home().resolve("bin/javac").toString();
        String deflate = Rig.repository().resolve(DEFLATE).toString();
        Start.of(
                        folder,
                        javac,
                        "--release",
                        OLDEST,
                        "-proc:none",
                        "-cp",
                        jzlib,
                        "-d",
                        classes.toString(),
                        deflate,
                        compress.toString())
                .run()
                .exited(0);
        return classes + File.pathSeparator + jzlib;
    }

    /// What an app consists of: machine code of each system, sources, text.
    private static List<String> files() throws Exception {
        var files = new ArrayList<String>();
        for (String place : List.of("installer-resources/src/main/resources/app/pip/installer/prebuilt", "examples")) {
            try (Stream<Path> walk = Files.walk(Rig.repository().resolve(place))) {
                walk.filter(Files::isRegularFile).sorted().map(Path::toString).forEach(files::add);
            }
        }
        files.add(Rig.repository()
                .resolve("packager-engine/target/interpreters/standard-library.json")
                .toString());
        return files;
    }

    private static String compressed(Jdk jdk, String classPath, List<String> files, Path folder) throws Exception {
        var words = new ArrayList<>(List.of(jdk.java().toString(), "-cp", classPath, "Compress"));
        words.addAll(files);
        return Start.of(folder, words).run().exited(0).stdout();
    }
}
