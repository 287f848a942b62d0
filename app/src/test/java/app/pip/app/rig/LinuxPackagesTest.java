package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `.deb` and `.rpm` files by the tools of their own world: installed into a system that has nothing else, played by
/// somebody who may not write there, removed without a trace.
@Tag("rig")
@ExtendWith(BuiltExamples.Fixture.class)
final class LinuxPackagesTest {

    private static final String ID = "app.pip.guess-the-number";

    private static final Map<String, String> TOOLS =
            Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8");

    /// What lintian may complain of, each for a reason.
    private static final List<String> LINTIAN = List.of(
            // bytecode lies ready, as everywhere; the program's Python isn't the system's, which could compile it
            "package-installs-python-pycache-dir",
            // the launcher is static, so that it starts on every Linux
            "statically-linked-binary",
            // a Python of its own is what the app is: its parts come as they were built
            "shared-library-is-executable",
            "shared-library-lacks-prerequisites",
            "library-not-linked-against-libc",
            "embedded-library",
            "unusual-interpreter",
            // a changelog would need a time of release and somebody's address: neither is known
            "no-changelog",
            "bogus-mail-host",
            // the licences are told as they came with the parts
            "copyright-not-using-common-license-for-apache2");

    /// What rpmlint may complain of, each for a reason.
    private static final List<String> RPMLINT = List.of(
            // whoever makes an app isn't asked for a key, a changelog, a group or an address
            "no-signature",
            "no-changelogname-tag",
            "no-group-tag",
            "no-packager-tag",
            "no-url-tag",
            // the file's name is the app's, for people; within, its package has a name for machines
            "non-coherent-filename",
            // the licences of its parts are many, and told in its documentation
            "invalid-license",
            // a Python of its own is what the app is: nobody else loads its libraries, and its parts come as they were
            // built
            "library-without-ldconfig-postin",
            "library-without-ldconfig-postun",
            "non-versioned-file-in-library-package",
            "missing-hash-section",
            "binary-or-shlib-calls-gethostbyname",
            "env-script-interpreter",
            "files-duplicate",
            // the launcher is static, so that it starts on every Linux
            "statically-linked-binary",
            "position-independent-executable-suggested");

    /// Whoever wonders about a complaint finds its reason.
    @Test
    void theirReasonsAreTold() throws Exception {
        String told = Files.readString(Rig.repository().resolve("docs/installers.md"));
        for (String tag : Stream.concat(LINTIAN.stream(), RPMLINT.stream()).toList()) {
            assertTrue(told.contains("`" + tag + "`"), tag);
        }
    }

    @Test
    void rpmlintFindsNothingThatHasNoReason(BuiltExamples examples) throws Exception {
        Outcome told = Start.of(
                        examples.freshFolder("rpmlint"),
                        Rig.tool("rpmlint").toString(),
                        build(examples, "rpm").toString())
                .with(TOOLS)
                .run();
        var tags = new TreeSet<String>();
        var complaint =
                Pattern.compile("^\\S+: [EW]: (\\S+)", Pattern.MULTILINE).matcher(told.stdout());
        while (complaint.find()) {
            tags.add(complaint.group(1));
        }
        assertTrue(tags.contains("statically-linked-binary"), () -> "rpmlint said nothing at all: " + told);
        tags.removeAll(RPMLINT);
        assertEquals(new TreeSet<>(), tags, told::toString);
    }

    @Test
    void aDebianPackageIsInstalledPlayedAndRemoved(BuiltExamples examples) throws Exception {
        installedPlayedAndRemoved(examples, "PIPAPP_RIG_DEBIAN");
    }

    @Test
    void andOnTheNextDebian(BuiltExamples examples) throws Exception {
        installedPlayedAndRemoved(examples, "PIPAPP_RIG_DEBIAN_NEXT");
    }

    private static void installedPlayedAndRemoved(BuiltExamples examples, String system) throws Exception {
        Rig.requireRoot();
        Path debian = Rig.place(system);
        Path deb = build(examples, "deb");
        Path folder = examples.freshFolder("debian");
        String script = """
                set -e
                mkdir upper work system
                mount -t overlay overlay -o lowerdir="$1",upperdir=upper,workdir=work system
                mount -t proc proc system/proc
                cp "$2" system/root/app.deb
                find system -xdev -path system/proc -prune -o -print | sort >before
                chroot system dpkg -i /root/app.deb >installed 2>&1 || { cat installed; exit 1; }
                chroot system dpkg --verify %1$s
                printf 'Zoe\\n50\\n42\\n' | chroot system setpriv --reuid=65534 --regid=65534 --clear-groups \\
                    env -i HOME=/tmp/friend /usr/lib/%1$s/%1$s 7
                chroot system dpkg -P %1$s >removed 2>&1 || { cat removed; exit 1; }
                find system -xdev -path system/proc -prune -o -path system/tmp/friend -prune -o -print | sort >after
                diff before after
                test -d system/tmp/friend/.local/share/%1$s/program
                """.formatted(ID);
        Start.of(folder, "unshare", "-m", "-n", "--", "sh", "-c", script, "sh", debian.toString(), deb.toString())
                .with(TOOLS)
                .run()
                .exited(0)
                .said("That is a new high score!");
    }

    @Test
    void lintianFindsNothingThatHasNoReason(BuiltExamples examples) throws Exception {
        Outcome told = Start.of(
                        examples.freshFolder("lintian"),
                        Rig.tool("lintian").toString(),
                        "--allow-root",
                        build(examples, "deb").toString())
                .with(TOOLS)
                .run();
        var tags = new TreeSet<String>();
        var complaint =
                Pattern.compile("^[EW]: \\S+: (\\S+)", Pattern.MULTILINE).matcher(told.stdout());
        while (complaint.find()) {
            tags.add(complaint.group(1));
        }
        assertTrue(tags.contains("statically-linked-binary"), () -> "lintian said nothing at all: " + told);
        tags.removeAll(LINTIAN);
        assertEquals(new TreeSet<>(), tags, told::toString);
    }

    @Test
    void anRpmPackageIsInstalledPlayedAndRemoved(BuiltExamples examples) throws Exception {
        Rig.requireRoot();
        String rpm = Rig.tool("rpm").toString();
        Path file = build(examples, "rpm");
        Path folder = examples.freshFolder("rpm");
        Path system = Files.createDirectories(folder.resolve("system"));
        var root = List.of(rpm, "--root", system.toString(), "--dbpath", "/rpmdb");
        run(folder, List.of(rpm, "-K", "--nosignature", file.toString())).said("digests OK");
        run(folder, with(root, "--initdb"));
        // nothing else is installed there, not even a C library
        run(folder, with(root, "-i", "--nodeps", file.toString()));
        run(folder, with(root, "-V", "--nodeps", ID));

        Path home = examples.freshFolder("home");
        Path launcher = system.resolve("usr/lib/" + ID + "/" + ID);
        Start.of(home, launcher.toString(), "7")
                .with(Map.of("HOME", home.toString()))
                .typing("Zoë\n50\n42\n")
                .run()
                .exited(0)
                .said("That is a new high score!");
        assertTrue(Files.isDirectory(home.resolve(".local/share/" + ID + "/program")));

        run(folder, with(root, "-e", "--nodeps", ID));
        try (Stream<Path> left = Files.walk(system.resolve("usr"))) {
            assertEquals(
                    List.of(), left.filter(path -> !Files.isDirectory(path)).toList());
        }
        assertTrue(Files.notExists(system.resolve("usr/lib/" + ID)));
        assertTrue(Files.notExists(system.resolve("usr/share/doc/" + ID)));
    }

    @Test
    void desktopsUnderstandTheirFiles(BuiltExamples examples) throws Exception {
        Path folder = examples.freshFolder("data");
        String unpack = Rig.tool("dpkg-deb").toString();
        run(folder, List.of(unpack, "-x", build(examples, "deb").toString(), "."));
        run(folder, List.of(Rig.tool("desktop-file-validate").toString(), "usr/share/applications/" + ID + ".desktop"))
                .quietly();
        String metainfo = "usr/share/metainfo/" + ID + ".metainfo.xml";
        run(folder, List.of(Rig.tool("appstreamcli").toString(), "validate", "--no-net", metainfo));
    }

    private static Path build(BuiltExamples examples, String kind) {
        Path program = Rig.repository().resolve("examples/guess-the-number");
        return examples.build(program, "as " + kind, "--for", "linux-x64:" + kind)
                .artifact("linux-x64")
                .file();
    }

    private static List<String> with(List<String> front, String... more) {
        return Stream.concat(front.stream(), Stream.of(more)).toList();
    }

    private static Outcome run(Path folder, List<String> words) throws Exception {
        return Start.of(folder, words).with(TOOLS).run().exited(0);
    }
}
