package app.pip.engine.lock;

import app.pip.engine.format.toml.TomlText;
import app.pip.engine.naming.PackageName;
import app.pip.engine.platform.Floor;
import app.pip.engine.platform.Target;
import java.util.List;

/// Writes a [LockFile]: one value a line, tables in the order of the specification.
final class LockWriter {

    private static final String VERSION = "1.0";

    private final StringBuilder text = new StringBuilder();

    LockWriter() {}

    String write(LockFile file) {
        line(
                "# What goes into the apps of this program. Made by pip.app, which keeps to it until it is deleted or told to");
        line("# look for newer versions; no need to edit it.");
        pair("lock-version", VERSION);
        if (!file.environments().isEmpty()) {
            list(
                    "environments",
                    file.environments().stream().map(String::valueOf).toList());
        }
        file.python().ifPresent(python -> pair("requires-python", python.toString()));
        if (!file.defaultGroups().isEmpty()) {
            list(
                    "dependency-groups",
                    file.defaultGroups().stream().map(String::valueOf).toList());
            list(
                    "default-groups",
                    file.defaultGroups().stream().map(String::valueOf).toList());
        }
        pair("created-by", file.createdBy());
        if (file.packages().isEmpty()) {
            // the key has to be there
            line("packages = []");
        }
        file.packages().forEach(this::one);
        file.question().ifPresent(this::question);
        file.leftOut().forEach(this::leftOut);
        file.interpreters().values().forEach(this::interpreter);
        return text.toString();
    }

    private void one(LockedPackage one) {
        header("[[packages]]");
        pair("name", one.name().toString());
        one.version().ifPresent(version -> pair("version", version.toString()));
        one.marker().ifPresent(marker -> pair("marker", marker.toString()));
        one.python().ifPresent(python -> pair("requires-python", python.toString()));
        one.index().ifPresent(index -> pair("index", index));
        one.sdist().ifPresent(file -> {
            header("[packages.sdist]");
            file(file);
        });
        for (LockedFile file : one.wheels()) {
            header("[[packages.wheels]]");
            file(file);
        }
    }

    private void file(LockedFile file) {
        pair("name", file.name());
        file.uploaded().ifPresent(time -> line("upload-time = " + time));
        file.address().ifPresent(address -> pair("url", address));
        file.path().ifPresent(path -> pair("path", path));
        file.size().ifPresent(size -> line("size = " + size));
        file.hashes().forEach((kind, digest) -> pair("hashes." + TomlText.key(kind), digest));
    }

    private void question(Question question) {
        header("[tool.pipapp]");
        pair("question", "sha256:" + question.digest());
        pair("python", question.python());
        list("targets", question.targets().stream().map(Target::id).toList());
        list("constraints", question.constraints());
        list(
                "allow-build",
                question.allowBuild().stream().map(PackageName::toString).toList());
        for (Question.Asked asked : question.requirements()) {
            header("[[tool.pipapp.requirements]]");
            pair("requirement", asked.requirement());
            pair("source", asked.source());
        }
    }

    private void leftOut(Target target, String reason) {
        header("[[tool.pipapp.left-out]]");
        pair("target", target.id());
        pair("reason", reason);
    }

    private void interpreter(LockedInterpreter one) {
        header("[[tool.pipapp.interpreters]]");
        pair("target", one.target().id());
        pair("version", one.version().toString());
        pair("source", one.source());
        pair("file", one.file());
        pair("sha256", one.sha256().hex());
        pair("floor", floor(one.floor()));
    }

    private static String floor(Floor floor) {
        return floor.major() + "." + floor.minor();
    }

    private void header(String header) {
        text.append('\n');
        line(header);
    }

    private void pair(String key, String value) {
        line(key + " = " + TomlText.string(value));
    }

    private void list(String key, List<String> values) {
        line(key + " = " + TomlText.lines(values));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
