package app.pip.engine.testindex;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A package index on this computer for tests, as good or as poor as the test wants it.
///
/// Pages are below `/simple/`, files below `/files/`. What [#instead] was told comes first.
public final class TestIndex implements AutoCloseable {

    /// What an index can do.
    public enum Skill {
        /// Pages in JSON; in HTML otherwise, which every index has.
        JSON,
        /// Metadata beside the files.
        SIBLINGS,
        /// Parts of files.
        PARTS,
        /// Digests on its pages.
        DIGESTS
    }

    private final Set<Skill> skills;
    private final Map<String, List<TestWheel>> projects = new LinkedHashMap<>();
    private final Map<String, Queue<Reply>> instead = new ConcurrentHashMap<>();
    private final TestServer server = new TestServer(this::answer);
    private volatile String login = "";

    /// An index that can do that.
    public TestIndex(Set<Skill> skills) {
        this.skills = skills.isEmpty() ? EnumSet.noneOf(Skill.class) : EnumSet.copyOf(skills);
    }

    /// An index that can do everything.
    public TestIndex() {
        this(EnumSet.allOf(Skill.class));
    }

    /// Offers files.
    public TestIndex add(TestWheel... wheels) {
        for (TestWheel wheel : wheels) {
            projects.computeIfAbsent(wheel.project(), _ -> new ArrayList<>()).add(wheel);
        }
        return this;
    }

    /// Offers a project without files.
    public TestIndex addEmpty(String project) {
        projects.putIfAbsent(project, new ArrayList<>());
        return this;
    }

    /// What is said to the next requests for a path, one after the other, before all goes well.
    public TestIndex instead(String path, Reply... replies) {
        instead.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
        return this;
    }

    /// From now on all goes well.
    public void recover() {
        instead.clear();
    }

    /// Lets in only who says this in `Authorization`.
    public TestIndex login(String authorization) {
        login = authorization;
        return this;
    }

    /// The address of its simple API.
    public URI simple() {
        return server.at("/simple/");
    }

    /// The server behind it, which tells what it was asked.
    public TestServer server() {
        return server;
    }

    private Reply answer(Asked asked) {
        Queue<Reply> queue = instead.get(asked.path());
        Reply first = queue == null ? null : queue.poll();
        if (first != null) {
            return first;
        }
        if (!login.isEmpty() && !login.equals(asked.header("authorization").orElse(""))) {
            return Reply.status(401).with("WWW-Authenticate", "Basic realm=\"test\"");
        }
        String path = asked.path();
        if (path.startsWith("/simple/") && path.endsWith("/")) {
            return page(path.substring("/simple/".length(), path.length() - 1), asked);
        }
        return path.startsWith("/files/") ? file(path.substring("/files/".length()), asked) : Reply.status(404);
    }

    private Reply file(String name, Asked asked) {
        for (List<TestWheel> wheels : projects.values()) {
            for (TestWheel wheel : wheels) {
                if (name.equals(wheel.fileName())) {
                    Reply whole =
                            Reply.ok("application/octet-stream", wheel.bytes()).with("ETag", "\"" + name + "\"");
                    return skills.contains(Skill.PARTS) ? whole.partFor(asked) : whole;
                }
                if (skills.contains(Skill.SIBLINGS) && name.equals(wheel.fileName() + ".metadata")) {
                    return Reply.ok("text/plain", wheel.metadata());
                }
            }
        }
        return Reply.status(404);
    }

    private Reply page(String project, Asked asked) {
        List<TestWheel> wheels = projects.get(project);
        if (wheels == null) {
            return Reply.status(404);
        }
        boolean json = skills.contains(Skill.JSON)
                && asked.header("accept").orElse("").contains("application/vnd.pypi.simple.v1+json");
        return (json ? Reply.ok("application/vnd.pypi.simple.v1+json", json(project, wheels)) : html(wheels))
                .with("Cache-Control", "max-age=600");
    }

    private Reply html(List<TestWheel> wheels) {
        var page = new StringBuilder("<!DOCTYPE html><html><head>"
                + "<meta name=\"pypi:repository-version\" content=\"1.3\"></head><body>\n");
        for (TestWheel wheel : wheels) {
            page.append("<a href=\"../../files/" + wheel.fileName()
                    + (skills.contains(Skill.DIGESTS) ? "#sha256=" + wheel.sha256() : "") + "\"");
            if (!wheel.requiresPython().isEmpty()) {
                page.append(" data-requires-python=\""
                        + wheel.requiresPython().replace("<", "&lt;").replace(">", "&gt;") + "\"");
            }
            if (wheel.yanked() != null) {
                page.append(" data-yanked=\"" + wheel.yanked() + "\"");
            }
            if (skills.contains(Skill.SIBLINGS)) {
                page.append(" data-core-metadata=\"sha256=" + sibling(wheel) + "\"");
            }
            page.append(">" + wheel.fileName() + "</a><br/>\n");
        }
        return Reply.ok(
                "text/html; charset=utf-8", page.append("</body></html>").toString());
    }

    private String json(String project, List<TestWheel> wheels) {
        var files = new ArrayList<String>();
        for (TestWheel wheel : wheels) {
            files.add("{\"filename\": \"%s\", \"url\": \"../../files/%s\", \"size\": %d, \"hashes\": {%s}"
                            .formatted(
                                    wheel.fileName(),
                                    wheel.fileName(),
                                    wheel.bytes().length,
                                    skills.contains(Skill.DIGESTS) ? "\"sha256\": \"" + wheel.sha256() + "\"" : "")
                    + (wheel.requiresPython().isEmpty()
                            ? ""
                            : ", \"requires-python\": \"" + wheel.requiresPython() + "\"")
                    + ", \"yanked\": "
                    + (wheel.yanked() == null
                            ? "false"
                            : wheel.yanked().isEmpty() ? "true" : "\"" + wheel.yanked() + "\"")
                    + (skills.contains(Skill.SIBLINGS)
                            ? ", \"core-metadata\": {\"sha256\": \"" + sibling(wheel) + "\"}"
                            : "")
                    + "}");
        }
        return "{\"meta\": {\"api-version\": \"1.4\"}, \"name\": \"" + project + "\", \"versions\": [], \"files\": ["
                + String.join(", ", files) + "]}";
    }

    private static String sibling(TestWheel wheel) {
        return app.pip.engine.hash.Sha256.of(wheel.metadata().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
