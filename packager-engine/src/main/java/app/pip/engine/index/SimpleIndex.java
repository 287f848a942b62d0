package app.pip.engine.index;

import app.pip.engine.naming.PackageName;
import app.pip.engine.net.PageCache;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// A package index on a server (PEP 503): one page for each project.
///
/// @param base the address below which the projects' pages are, ending in `/`, without a login
/// @param pages keeps them
record SimpleIndex(URI base, PageCache pages) implements Source {

    @Override
    public Optional<Page> page(PackageName name) throws IOException, ProblemException, InterruptedException {
        URI address = base.resolve(name + "/");
        String subject = name.toString();
        Optional<byte[]> kept = pages.get(
                new PageCache.Page(address, subject, PageReading.ACCEPT, PageForm.NAME, new PageReading(subject)));
        return kept.isEmpty() ? Optional.empty() : Optional.of(PageForm.read(kept.get()));
    }

    @Override
    public Optional<String> address() {
        return Optional.of(base.toString());
    }
}
