package app.pip.engine.bundle;

import app.pip.engine.interpreter.Shipped;
import app.pip.engine.tree.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The page of a class: a tile for each program. Opened as a file it says which file to double-click; the
/// start menu shows the same page and starts programs at a click. It needs nothing beside itself.
///
/// @param parts of the class
record StartPage(ClassParts parts) {

    /// Its name in the bundle.
    static final String FILE = "index.html";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Tiles are shown half as large on ordinary screens.
    static final int PICTURE = 128;

    private static final String HOLE = "\"HERE GO THE PROGRAMS\"";

    /// The page.
    Content html() throws IOException {
        var apps = new ArrayList<Map<String, Object>>();
        for (Parts one : parts.apps()) {
            var app = new LinkedHashMap<String, Object>();
            app.put("title", one.app().name());
            app.put("author", one.app().author());
            app.put("file", ClassBundler.launcher(one));
            app.put(
                    "picture",
                    Base64.getEncoder().encodeToString(one.icon().png(PICTURE).readAll()));
            apps.add(app);
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("title", parts.app().name());
        data.put("system", parts.target().family().name().toLowerCase(Locale.ROOT));
        data.put("menu", parts.app().fileName() + suffix());
        data.put("apps", apps);
        String page = new String(Shipped.content("class/index.html").readAll(), StandardCharsets.UTF_8);
        // a title must not end the script that it is in
        String json = JSON.writeValueAsString(data).replace("<", "\\u003c");
        return Content.of(page.replace(HOLE, json));
    }

    /// What the start menu reads: where the programs' launchers lie, seen from the folder that `python` is
    /// in.
    byte[] programs() {
        Parts first = parts.apps().getFirst();
        var apps = new ArrayList<Map<String, Object>>();
        for (Parts one : parts.apps()) {
            var app = new LinkedHashMap<String, Object>();
            app.put("file", ClassBundler.launcher(one));
            app.put("console", one.mode().inTerminal());
            apps.add(app);
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("depth", 1 + first.interpreter().layout().windowed().parts().size());
        data.put("apps", apps);
        return JSON.writeValueAsBytes(data);
    }

    private String suffix() {
        return switch (parts.target().family()) {
            case WINDOWS -> ".exe";
            case MACOS -> ".app";
            case LINUX -> "";
        };
    }
}
