package app.pip.engine.friend;

import app.pip.engine.artifact.Artifact;
import app.pip.engine.platform.Family;
import app.pip.engine.platform.Kind;
import app.pip.engine.project.AppInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page that says, for each system, what is seen the first time and what to press; whole in one HTML file, with
/// drawings, and nothing in it that is fetched from elsewhere. The same files and language give the same bytes.
public final class FriendPage {

    private static final Pattern GAP = Pattern.compile("\\{([a-z.]+)}");
    private static final int SHORT = 14;

    private final AppInfo app;
    private final List<Artifact> artifacts;
    private final FriendWords words;

    /// A page about some files.
    ///
    /// @param artifacts of one app, at least one
    /// @param language in which it is written, English if it has no texts
    public FriendPage(AppInfo app, Collection<Artifact> artifacts, Locale language) {
        this.app = app;
        this.artifacts = List.copyOf(artifacts);
        this.words = FriendWords.in(language);
    }

    /// The name of the page's file.
    public String fileName() {
        return words.text("file", app.fileName()) + ".html";
    }

    /// A name for where the other one isn't possible, because nobody set a locale.
    public String plainFileName() {
        return words.text("file.plain", app.fileName()) + ".html";
    }

    /// The whole page.
    public String html() {
        var more = new TreeMap<String, String>();
        more.put("systems", systems());
        more.put("checks", checks());
        more.put("scanners", scanners());
        return filled(Resources.text("page.html"), more);
    }

    private String systems() {
        var html = new StringBuilder();
        for (Family family : Family.values()) {
            Map<Kind, List<Artifact>> kinds = artifacts.stream()
                    .filter(one -> one.goal().target().family() == family)
                    .collect(Collectors.groupingBy(one -> one.goal().kind(), LinkedHashMap::new, Collectors.toList()));
            if (!kinds.isEmpty()) {
                html.append("<section>\n<h2>").append(escaped(family.words())).append("</h2>\n");
                kinds.forEach((kind, files) -> html.append(kind(kind, files)));
                html.append(firstTime(family)).append(removing(kinds.keySet())).append("</section>\n");
            }
        }
        return html.toString();
    }

    private String kind(Kind kind, List<Artifact> files) {
        var html = new StringBuilder();
        files.forEach(file -> html.append(file(file)));
        html.append(heading("heading.open"));
        if (kind == Kind.MAC_DMG) {
            html.append(filled(Resources.text("drag.svg"), Map.of()));
        }
        String key = key(kind);
        html.append(steps("open." + key));
        if (kind == Kind.WINDOWS_MSI) {
            files.forEach(file -> html.append(switches(file)));
        }
        return html.toString();
    }

    /// What an administrator types to install, repair and remove it on many computers without being asked anything.
    private String switches(Artifact file) {
        String install = "msiexec /i \"" + name(file) + "\" /qn";
        var lines = new LinkedHashMap<String, String>();
        lines.put("school.user", install);
        lines.put("school.all", install + " ALLUSERS=1");
        lines.put(
                "school.more",
                install + " ALLUSERS=1 INSTALLDIR=\"C:\\Apps\\" + app.fileName() + "\" DESKTOPSHORTCUT=1");
        lines.put("school.repair", "msiexec /fa \"" + name(file) + "\" /qn");
        lines.put("school.remove", "msiexec /x \"" + name(file) + "\" /qn");
        var html = new StringBuilder("<details>\n<summary>" + text("school.title", "") + "</summary>\n<ul>\n");
        lines.forEach((key, line) -> html.append("<li>")
                .append(text(key, ""))
                .append("<br/><code dir=\"ltr\">")
                .append(escaped(line))
                .append("</code></li>\n"));
        return html.append("</ul>\n</details>\n").toString();
    }

    private String removing(Collection<Kind> kinds) {
        var html = new StringBuilder(heading("heading.remove")).append("<dl>\n");
        for (Kind kind : kinds) {
            html.append("<dt>").append(escaped(kind.suffix())).append("</dt>");
            html.append("<dd>").append(text("remove." + key(kind), app.name())).append("</dd>\n");
        }
        return html.append("</dl>\n").toString();
    }

    private static String key(Kind kind) {
        return kind.family().name().toLowerCase(Locale.ROOT) + "." + kind.id();
    }

    private String file(Artifact file) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("about.for", text("target." + file.goal().target().id(), ""));
        facts.put("about.oldest", text("about.newer", file.floor().words()));
        facts.put("about.size", escaped(words.size(file.size())));
        facts.put("about.sum", "<code>" + file.sha256().hex() + "</code>");
        var html = new StringBuilder("<article>\n<strong dir=\"ltr\">" + escaped(name(file)) + "</strong>\n<dl>\n");
        facts.forEach((key, fact) -> html.append("<dt>")
                .append(text(key, ""))
                .append("</dt><dd>")
                .append(fact)
                .append("</dd>\n"));
        return html.append("</dl>\n</article>\n").toString();
    }

    private String firstTime(Family family) {
        String drawing = switch (family) {
            case WINDOWS -> "smartscreen.svg";
            case MACOS -> "gatekeeper.svg";
            case LINUX -> "linux.svg";
        };
        return heading("heading.first")
                + filled(Resources.text(drawing), Map.of())
                + steps("first." + family.name().toLowerCase(Locale.ROOT));
    }

    /// How each system computes a digest.
    private String checks() {
        var html = new StringBuilder();
        for (Artifact file : artifacts) {
            String name = "\"" + name(file) + "\"";
            String command = switch (file.goal().target().family()) {
                case WINDOWS -> "certutil -hashfile " + name + " SHA256";
                case MACOS -> "shasum -a 256 " + name;
                case LINUX -> "sha256sum " + name;
            };
            html.append("<li><code dir=\"ltr\">").append(escaped(command)).append("</code></li>\n");
        }
        return html.toString();
    }

    private String scanners() {
        List<String> lines = Resources.text("scanners.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var html = new StringBuilder();
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            boolean last = line.equals(lines.getLast());
            html.append("<li>").append(last ? text("alarm.all", "") + " " : "");
            html.append("<a href=\"").append(escaped(line.substring(space + 1))).append("\">");
            html.append(escaped(line.substring(0, space))).append("</a></li>\n");
        }
        return html.toString();
    }

    private String heading(String key) {
        return "<h3>" + text(key, "") + "</h3>\n";
    }

    private String steps(String key) {
        return words.steps(key, app.name()).stream()
                .map(step -> "<li>" + escaped(step) + "</li>\n")
                .collect(Collectors.joining("", "<ol>\n", "</ol>\n"));
    }

    /// A template with its gaps filled: by what is given, or else by the text of that key.
    private String filled(String template, Map<String, String> given) {
        return GAP.matcher(template).replaceAll(gap -> {
            String key = gap.group(1);
            String filling = given.get(key);
            return Matcher.quoteReplacement(filling == null ? filling(key) : filling);
        });
    }

    private String filling(String key) {
        return switch (key) {
            case "language" -> words.language();
            case "initial" -> escaped(Character.toString(app.name().codePointAt(0)));
            case "short" -> escaped(shortened(app.name()));
            default -> text(key, app.name());
        };
    }

    private String text(String key, String detail) {
        return escaped(words.text(key, detail));
    }

    private static String name(Artifact file) {
        return String.valueOf(file.file().getFileName());
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= SHORT
                ? name
                : name.substring(0, name.offsetByCodePoints(0, SHORT - 1)) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
