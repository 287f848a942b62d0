package app.pip.engine.script;

import java.util.List;

/// Programs that show nothing when Python itself starts them, because they are written for a runner.
public final class Runners {

    // quiet on the friend's machine: no question for an address, nothing sent, nothing watched, nobody else in the
    // network;
    // the browser is opened by the app as for every web app
    private static final List<String> STREAMLIT = List.of(
            "-m",
            "streamlit",
            "run",
            "--server.headless=true",
            "--server.address=127.0.0.1",
            "--server.fileWatcherType=none",
            "--browser.gatherUsageStats=false",
            "--client.toolbarMode=viewer",
            "--global.developmentMode=false");

    private Runners() {}

    /// The words that Python needs before the script; none for a program that it starts itself.
    public static List<String> words(ScriptFacts facts) {
        Appearance look = facts.appearance();
        // a script that calls the runner says so by this import
        boolean starts = facts.imports().stream()
                .anyMatch(one -> one.what().module().startsWith("streamlit.web")
                        || one.what().module().startsWith("streamlit.cli"));
        return look.kind() == Appearance.Kind.WEB && look.detail().equals("streamlit") && !starts
                ? STREAMLIT
                : List.of();
    }
}
