package app.pip.app.wizard.done;

import app.pip.app.words.Words;
import app.pip.engine.artifact.Artifact;
import app.pip.engine.platform.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// "How your friend opens it": a page that is given away with the files, whole in one HTML file, with drawings.
///
/// @param words in the author's language
/// @param name the app's
/// @param artifacts the files
public record FriendPage(Words words, String name, List<Artifact> artifacts) {

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 17px/1.55 system-ui, sans-serif; max-width: 44rem; margin: 2.5rem auto; padding: 0 1.2rem; }
            h1 { font-size: 1.8rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem; }
            section { border: 1px solid #8885; border-radius: 12px; padding: .4rem 1.4rem 1rem; margin: 1.4rem 0; }
            li { margin: .6rem 0; } code { font-size: .95em; overflow-wrap: anywhere; }
            svg { display: block; margin: .6rem 0; max-width: 100%; height: auto; }
            """;

    /// Copies the list.
    public FriendPage {
        artifacts = List.copyOf(artifacts);
    }

    /// The name of the page's file.
    public String fileName() {
        return words.text("friend.file") + ".html";
    }

    /// The steps for a family of systems, one sentence each.
    public List<String> steps(Family family) {
        String key = "friend." + family.name().toLowerCase(Locale.ROOT) + ".";
        var steps = new ArrayList<String>();
        for (int i = 1; words.has(key + i); i++) {
            steps.add(words.text(key + i, name));
        }
        return steps;
    }

    /// The whole page.
    public String html() {
        var body = new StringBuilder();
        for (Family family : Family.values()) {
            List<Artifact> files = artifacts.stream()
                    .filter(one -> one.goal().target().family() == family)
                    .toList();
            if (!files.isEmpty()) {
                body.append(section(family, files));
            }
        }
        String title = words.text("friend.title", name);
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
                <style>
                %s</style></head>
                <body>
                <h1>%s</h1>
                <p>%s</p>
                %s</body>
                </html>
                """.formatted(
                        words.locale().getLanguage(),
                        words.isRightToLeft() ? "rtl" : "ltr",
                        escaped(title),
                        STYLE,
                        escaped(title),
                        escaped(words.text("friend.sentence")),
                        body);
    }

    private String section(Family family, List<Artifact> files) {
        var html = new StringBuilder("<section><h2>" + escaped(family.words()) + "</h2>\n");
        for (Artifact file : files) {
            html.append("<p>%s: <code dir=\"ltr\">%s</code></p>\n"
                    .formatted(
                            escaped(words.text("target." + file.goal().target().id())),
                            escaped(String.valueOf(file.file().getFileName()))));
        }
        html.append(drawing(family)).append("<ol>\n");
        steps(family).forEach(step -> html.append("<li>").append(escaped(step)).append("</li>\n"));
        return html.append("</ol></section>\n").toString();
    }

    /// From the file by way of the folder to the window: what the friend will see.
    private String drawing(Family family) {
        String start = escaped(family == Family.WINDOWS ? name + ".exe" : name);
        return """
                <svg viewBox="0 0 420 96" width="420" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" role="img" aria-label="%s">
                <path d="M20 14h34l14 14v50H20z M54 14v14h14 M34 30h8 M34 40h8 M34 50h8"/>
                <path d="M92 46h34m-9-8 9 8-9 8" stroke="#0969da"/>
                <path d="M150 26h22l8 9h40v44h-70z"/>
                <path d="M244 46h34m-9-8 9 8-9 8" stroke="#0969da"/>
                <rect x="300" y="16" width="100" height="64" rx="6"/><path d="M300 32h100"/>
                <text x="350" y="60" font-size="11" fill="currentColor" stroke="none" text-anchor="middle">%s</text>
                </svg>
                """.formatted(
                escaped(words.text("friend.title", name)), start.length() > 16 ? start.substring(0, 15) + "…" : start);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
