package app.pip.engine.index;

import app.pip.engine.interpreter.DefaultIndex;
import app.pip.engine.net.Limits;
import app.pip.engine.net.Logins;
import app.pip.engine.net.NetSettings;
import app.pip.engine.net.Origin;
import app.pip.engine.net.Proxies;
import app.pip.engine.net.SharedStores;
import app.pip.engine.net.Surroundings;
import app.pip.engine.net.Trust;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Where packages come from and how to get there. Holds no passwords but in `net`, which tells none.
///
/// @param indexes addresses of simple APIs, `file:` too, without logins; the first that knows a name wins
/// @param links folders (`file:`) and pages with links to files, without logins
/// @param net how to reach servers
public record IndexSettings(List<URI> indexes, List<URI> links, NetSettings net) {

    /// Copies the lists.
    public IndexSettings {
        indexes = List.copyOf(indexes);
        links = List.copyOf(links);
    }

    /// What the options say, else what pip would go by on this computer, else the index that pip itself asks.
    ///
    /// @throws ProblemException if an address makes no sense
    /// @throws IOException if one of pip's files can't be read
    public static IndexSettings of(IndexOptions options, Surroundings around) throws IOException, ProblemException {
        PipSettings pip = PipSettings.of(around);
        var indexes = new LinkedHashSet<URI>();
        if (!options.noIndex() && !pip.isOn("no-index")) {
            List<String> extra =
                    options.extraIndexUrls().isEmpty() && options.indexUrl().isEmpty()
                            ? pip.list("extra-index-url")
                            : options.extraIndexUrls();
            for (String text : extra) {
                indexes.add(folder(address(text, around)));
            }
            Optional<String> main = options.indexUrl().or(() -> pip.value("index-url"));
            indexes.add(folder(address(main.isPresent() ? main.get() : DefaultIndex.address(), around)));
        }
        var links = new ArrayList<URI>();
        for (String text : options.findLinks().isEmpty() ? pip.list("find-links") : options.findLinks()) {
            links.add(address(text, around));
        }
        var all = new ArrayList<URI>(indexes);
        all.addAll(links);
        return new IndexSettings(bare(indexes), bare(links), net(pip, options.reach(), all, around));
    }

    private static NetSettings net(PipSettings pip, NetSettings.Reach reach, List<URI> all, Surroundings around)
            throws IOException, ProblemException {
        Limits limits = Limits.standard();
        Optional<Integer> timeout = pip.number("timeout").or(() -> pip.number("default-timeout"));
        if (timeout.filter(seconds -> seconds > 0).isPresent()) {
            limits = limits.withIdle(Duration.ofSeconds(timeout.get()));
        }
        Optional<Integer> retries = pip.number("retries");
        if (retries.isPresent()) {
            limits = limits.withAttempts(retries.get() + 1);
        }
        return new NetSettings(
                proxies(pip, around),
                Logins.of(all, around),
                Trust.of(pip.value("cert").map(around::path), around),
                SharedStores.of(around).trusted(pip.list("trusted-host")),
                limits,
                reach);
    }

    private static Proxies proxies(PipSettings pip, Surroundings around) throws ProblemException {
        try {
            return Proxies.of(pip.value("proxy"), around, Proxies.javas(around));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.stop("index.bad-proxy"), e);
        }
    }

    /// An address, or a path on this computer.
    private static URI address(String text, Surroundings around) throws ProblemException {
        String written = text.strip();
        try {
            if (written.matches("(?i)https?://.+")) {
                URI address = new URI(Addresses.escaped(written));
                if (address.getHost() == null) {
                    throw new IllegalArgumentException("no host");
                }
                return address;
            }
            if (written.matches("(?i)file:.+")) {
                return Path.of(new URI(Addresses.escaped(written))).toUri();
            }
            if (written.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
                throw new IllegalArgumentException("neither http nor file");
            }
            return around.path(written).toAbsolutePath().normalize().toUri();
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            // a login stands between the slashes and the last @
            String shown = written.replaceFirst("//[^/]*@", "//");
            throw new ProblemException(Problem.stop("index.bad-address", shown), e);
        }
    }

    /// With the slash at its end, below which everything lies.
    private static URI folder(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? address : URI.create(text + "/");
    }

    private static List<URI> bare(Iterable<URI> addresses) {
        var bare = new LinkedHashSet<URI>();
        addresses.forEach(address -> bare.add(Origin.withoutLogin(address)));
        return List.copyOf(bare);
    }
}
