package app.pip.app.cli;

import app.pip.app.settings.GoalList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pipapp ci`: writes a workflow that builds, starts and publishes the apps at every push. The store is
/// its cache; the repositories of a class are a matrix.
@Command(
        name = "ci",
        description = "Writes a workflow for a code host, which builds, starts and publishes the apps at every push.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CiCommand implements Callable<Integer> {

    /// Every workflow of ours begins so; nothing else is replaced.
    private static final String OURS = "# Written by `pipapp ci";

    /// What may stand in a workflow without quotes, in an address, a name or a list of systems.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:,/@-]*");

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "HOST", description = "github or gitlab.")
    private Host host = Host.GITHUB;

    @Option(
            names = "--pipapp",
            order = 1,
            required = true,
            paramLabel = "REPOSITORY",
            description = "Where pip.app's own sources are: OWNER/NAME on GitHub, an address for GitLab.")
    private String pipapp = "";

    @Option(names = "--ref", order = 2, paramLabel = "NAME", description = "Their branch or tag (else main).")
    private String ref = "main";

    @Option(names = "--for", order = 3, paramLabel = "LIST", description = "For which systems, as for pipapp build.")
    private String wanted = GoalList.USUAL;

    @Option(names = "--class", order = 4, description = "The repository holds a class: a program in each folder.")
    private boolean whole;

    @Option(
            names = "--repository",
            order = 5,
            paramLabel = "REPOSITORY",
            description = "A repository to build in place of this one; once for each pupil.")
    private List<String> repositories = List.of();

    CiCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The code hosts that are known.
    enum Host {
        GITHUB,
        GITLAB
    }

    @Override
    public Integer call() throws IOException {
        check();
        Path file = surroundings
                .folder()
                .resolve(
                        switch (host) {
                            case GITHUB -> ".github/workflows/apps.yml";
                            case GITLAB -> ".gitlab-ci.yml";
                        });
        if (Files.exists(file) && !Files.readString(file).startsWith(OURS)) {
            surroundings.err().println(file + " is there already and is not from pipapp. Move it, then try again.");
            return PipApp.PROBLEM;
        }
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text());
        surroundings.out().println("Wrote " + file);
        surroundings.out().println("Commit it and push: the apps are then built at every push.");
        return PipApp.DONE;
    }

    private void check() throws IOException {
        try {
            var _ = GoalList.parse(wanted, GoalList.possible(surroundings.packager()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        for (String word : List.of(pipapp, ref, wanted)) {
            check(word);
        }
        repositories.forEach(this::check);
    }

    private void check(String word) {
        if (!PLAIN.matcher(word).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + word + "' has letters that can't stand in a workflow.");
        }
    }

    private String text() throws IOException {
        String template = host.name().toLowerCase(Locale.ROOT) + ".yml";
        String text;
        try (InputStream in = Objects.requireNonNull(CiCommand.class.getResourceAsStream(template), template)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (var hole : (host == Host.GITHUB ? github() : gitlab()).entrySet()) {
            text = text.replace(hole.getKey(), hole.getValue());
        }
        return text;
    }

    private Map<String, String> github() {
        var holes = holes();
        boolean several = !repositories.isEmpty();
        holes.put("MATRIX", several ? """
                    strategy:
                      fail-fast: false
                      matrix:
                        repository:
                %s
                """.formatted(list("          - ")).indent(0) : "");
        holes.put("CHECKOUT", several ? "          repository: ${{ matrix.repository }}\n" : "");
        holes.put("ARTIFACT", several ? "apps-${{ strategy.job-index }}" : "apps");
        holes.put("STARTS", whole ? "" : """
                      # one that waits for somebody is stopped after a minute, which is as good as an end
                      - name: Start the app for Linux
                        env:
                          PIPAPP_HOME: ${{ github.workspace }}/store
                        run: |
                          status=0
                          yes '' | timeout 60 xvfb-run -a pipapp/pipapp try "PROGRAM" || status=$?
                          if [ "$status" -ne 0 ] && [ "$status" -ne 124 ]; then
                            echo "::warning::The app ended with $status when nobody answered it."
                          fi
                """.indent(0));
        // the last one: it stands in what was filled in
        holes.put("PROGRAM", "program/${{ " + (several ? "matrix" : "github") + ".repository }}");
        return holes;
    }

    private Map<String, String> gitlab() {
        var holes = holes();
        boolean several = !repositories.isEmpty();
        holes.put("MATRIX", several ? """
                  parallel:
                    matrix:
                      - REPOSITORY:
                %s
                """.formatted(list("          - ")).indent(0) : "");
        holes.put("FETCH", several ? """
                    - program=program/$(basename "$REPOSITORY" .git)
                    - git clone --quiet --depth 1 "$REPOSITORY" "$program"
                """.indent(0) : """
                    - program=program/$CI_PROJECT_NAME
                    - mkdir -p "$program" && git archive HEAD | tar -x -C "$program"
                """.indent(0));
        holes.put("STARTS", whole ? "" : """
                    # one that waits for somebody is stopped after a minute, which is as good as an end
                    - |
                      status=0
                      yes '' | timeout 60 pipapp/pipapp try "$program" || status=$?
                      echo "The app ended with $status when nobody answered it."
                """.indent(0));
        return holes;
    }

    private Map<String, String> holes() {
        var holes = new LinkedHashMap<String, String>();
        holes.put("PIPAPP\n", pipapp + "\n");
        holes.put("\"PIPAPP\"", '"' + pipapp + '"');
        holes.put("ref: REF", "ref: " + ref);
        holes.put("branch REF", "branch " + ref);
        holes.put("TARGETS", wanted);
        holes.put("BUILD", whole ? "class" : "build");
        return holes;
    }

    private String list(String before) {
        return repositories.stream().map(one -> before + one).collect(Collectors.joining("\n"));
    }
}
