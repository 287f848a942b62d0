package app.pip.app.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that shows pages in the browser, double-clicked on Windows: its port was taken, the page is fetched by a
/// program that stands for the browser, and the small window stops it. Frameworks and accidents are tried on Linux.
@Tag("rig")
class WebOnWindowsTest {

    private static final String NAME = "Seiten ł";

    private static final String PROGRAM = """
            import http.server, os
            class Page(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(f"page {self.path} of {os.path.basename(os.getcwd())}".encode())
            try:
                http.server.HTTPServer(("", 8765), Page).serve_forever()
            finally:
                print("tidied up ł")
            """;

    /// Wine starts it for addresses.
    private static final String BROWSER = """
            #!/usr/bin/env python3
            import os, sys, urllib.request
            page = urllib.request.urlopen(sys.argv[1] + 'here', timeout=120).read().decode()
            with open(os.environ['NOTE'], 'a') as note:
                note.write(f'{sys.argv[1]} {page}\\n')
            """;

    /// What a shell here sees of `STATUS_CONTROL_C_EXIT` (0xC000013A), with which Python ends after Ctrl-C.
    private static final int CTRL_C = 0x3A;

    /// A desktop with a manager of windows, on which another program has the port, and a person who presses the
    /// window's
    /// button once the page was fetched: no pipes, as after a double-click.
    private static final String PERSON = """
            #!/bin/sh
            openbox & manager=$!
            python3 -c 'import http.server as h, sys
            server = h.HTTPServer(("", 8765), h.BaseHTTPRequestHandler)
            open(sys.argv[1], "w").close()
            server.serve_forever()' "$NOTE.taken" & other=$!
            until [ -e "$NOTE.taken" ]; do sleep 0.1; done
            "$@" </dev/null >/dev/null 2>&1 & app=$!
            for i in $(seq 1800); do
                [ -s "$NOTE" ] && xdotool search --name "^$TITLE$" >"$NOTE.window" && break
                sleep 0.1
            done
            # as late as a person would
            sleep 1
            kill -0 $app && echo running >>"$NOTE"
            xdotool search --name "^$TITLE$" windowactivate --sync key Return
            wait $app
            echo "ended with $?" >>"$NOTE"
            kill $manager $other
            """;

    @TempDir
    Path home;

    @Test
    void itIsOpenedInTheBrowserAndStoppedByItsWindow() throws Exception {
        WineRun wine = WineRun.here();
        for (String tool : List.of("openbox", "xdotool", "python3")) {
            Rig.tool(tool);
        }
        Path program = Files.writeString(home.resolve("pages.py"), PROGRAM);
        Report report = Product.build(
                program.toString(),
                "--for",
                "windows-x64",
                "--name",
                NAME,
                "--out",
                home.resolve("made").toString());
        Unpacked app = Unpacked.unpack(report.artifact("windows-x64"), home.resolve("Zoës Seiten ł漢字"));
        assertEquals("web", app.launch("mode"));
        Path data = wine.prefix()
                .resolve("drive_c/users")
                .resolve(System.getProperty("user.name"))
                .resolve("AppData/Local")
                .resolve(app.launch("id"));
        BuiltExamples.remove(data);
        Path note = home.resolve("note");
        clicked(wine.start(home, app.launcher(), List.of()), note).run();
        Matcher told = Pattern.compile(
                        "http://127\\.0\\.0\\.1:(\\d+)/ page /here of program\nrunning\nended with " + CTRL_C + "\n")
                .matcher(Files.readString(note));
        assertTrue(told.matches(), Files.readString(note));
        assertTrue(!told.group(1).equals("8765"), "the port of another program");
        String log = Files.readString(data.resolve("log.txt"));
        assertTrue(log.contains("tidied up ł"), log);
        BuiltExamples.remove(data);
    }

    /// A double-click by that person.
    private Start clicked(Start start, Path note) throws Exception {
        Path tools = Files.createDirectories(home.resolve("tools"));
        written(tools.resolve("xdg-open"), BROWSER);
        var words = new ArrayList<>(start.words());
        // behind the network that is for the app alone
        words.add(words.indexOf(Rig.tool("wine").toString()), written(tools.resolve("person"), PERSON));
        return Start.of(home, words)
                .with(start.environment())
                .with(Map.of(
                        "PATH",
                        tools + ":/usr/bin:/bin",
                        "HOME",
                        home.toString(),
                        "NOTE",
                        note.toString(),
                        "TITLE",
                        NAME))
                .through(new Framebuffer(Files.createDirectories(home.resolve("screen"))).front());
    }

    private static String written(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }
}
