package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Apps with interpreters of python-build-standalone, taken from a folder in the layout of its releases.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
class StandaloneTest {

    private static final String EVERYTHING = """
            import sys
            import bz2, compression.zstd, ctypes, curses, decimal, hashlib, lzma, readline, sqlite3, ssl, uuid, zlib, zoneinfo
            print("all there", sys.version.split()[0], sqlite3.connect(":memory:").execute("select 6 * 7").fetchone())
            """;

    /// Nothing but the C library, its loader, `/proc` and `/dev`: as bare as a Linux can be.
    private static final String BARE = """
            set -e
            mkdir -p root/lib64 root/lib/x86_64-linux-gnu root/proc root/dev root/tmp
            cp -L "$1"/lib64/ld-linux-x86-64.so.2 root/lib64/
            for library in c m dl pthread rt util; do
                cp -L "$1"/lib/x86_64-linux-gnu/lib$library.so.? root/lib/x86_64-linux-gnu/
            done
            mv "$2" root/app
            mount -t proc proc root/proc
            mount --bind /dev root/dev
            exec /usr/bin/env -i /usr/sbin/chroot root "/app/$3"
            """;

    @Test
    void everyModuleWorksWhereThereIsNothingButTheLibraryOfC(BuiltExamples examples) throws Exception {
        Rig.requireRoot();
        Path debian = Rig.place("PIPAPP_RIG_DEBIAN");
        Path program = program("everything.py", EVERYTHING, examples);
        Report report =
                examples.build(program, "everything", "--for", "linux-x64,linux-arm64", "--pythons", fixture("module"));
        for (String target : List.of("linux-x64", "linux-arm64")) {
            assertTrue(report.artifact(target).file().toString().contains(target));
        }
        String lock = Files.readString(program.resolveSibling("pylock.everything.toml"));
        assertTrue(lock.contains("source = \"python-build-standalone 20260610\""), lock);

        Unpacked linux = Unpacked.unpack(report.artifact("linux-x64"), examples.fresh("bare"));
        Path folder = examples.freshFolder("root of its own");
        Start.of(
                        folder,
                        "unshare",
                        "-m",
                        "-n",
                        "--",
                        "sh",
                        "-c",
                        BARE,
                        "sh",
                        debian.toString(),
                        linux.top().toString(),
                        linux.launcher().getFileName().toString())
                .with(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"))
                .run()
                .exited(0)
                .said("all there 3.14.6 (42,)");

        Unpacked arm = Unpacked.unpack(report.artifact("linux-arm64"), examples.fresh("bare ł漢字"));
        new Arm64Run(Rig.place("PIPAPP_RIG_ARM64_BARE"))
                .start(examples.freshFolder("somewhere else"), arm.launcher(), List.of())
                .run()
                .exited(0)
                .said("all there 3.14.6 (42,)");
    }

    private static Path program(String name, String text, BuiltExamples examples) throws IOException {
        return Files.writeString(examples.freshFolder("program").resolve(name), text);
    }

    private static String fixture(String which) {
        return Rig.place("PIPAPP_RIG_STANDALONE").resolve(which).toString();
    }
}
