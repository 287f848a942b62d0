package app.pip.engine.index;

import app.pip.engine.naming.PackageName;
import app.pip.engine.net.Origin;
import app.pip.engine.net.PageCache;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// One page on a server with links to files of any projects, as pip's `find-links` can name it.
///
/// @param page its address
/// @param pages keeps it
record LinksPage(URI page, PageCache pages) implements Source {

    @Override
    public Optional<Page> page(PackageName name) throws IOException, ProblemException, InterruptedException {
        String subject = name.toString();
        Optional<byte[]> kept = pages.get(
                new PageCache.Page(page, subject, PageReading.ACCEPT, PageForm.NAME, new PageReading(subject)));
        if (kept.isEmpty()) {
            String host = Origin.of(page).toString();
            throw new ProblemException(Problem.stop("index.no-links", host, subject));
        }
        return Optional.of(PageForm.read(kept.get()));
    }

    @Override
    public Optional<String> address() {
        return Optional.of(page.toString());
    }
}
