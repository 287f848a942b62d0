package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A project's page in HTML (the [simple repository API](
/// https://packaging.python.org/en/latest/specifications/simple-repository-api/); PEP 503, 592, 629, 658, 714,
/// 792).
final class HtmlPage {

    private static final String SHA256 = "sha256=";
    private static final int DIGITS = 64;

    private final HtmlTags tags;
    private final Page.Draft draft = new Page.Draft();
    private URI base;
    private boolean hasBase;
    private boolean isInteractive;

    private HtmlPage(URI address, Reader in) {
        this.base = address;
        this.tags = new HtmlTags(in);
    }

    /// Reads a page.
    ///
    /// @param address of the page, against which its links are read
    /// @throws NotAnIndexException if it is a page for people: to log in, or an error
    static Page read(URI address, Reader in) throws IOException {
        return new HtmlPage(address, in).read();
    }

    private Page read() throws IOException {
        boolean isIndex = false;
        for (var tag = tags.next(); tag != null; tag = tags.next()) {
            switch (tag.name()) {
                case "a" -> anchor(tag.attributes());
                case "meta" -> isIndex |= meta(tag.attributes());
                case "base" -> base(tag.attributes());
                case "form", "input", "script", "button" -> isInteractive = true;
                default -> {
                    // what a page looks like is not our business
                }
            }
        }
        if (draft.isEmpty() && isInteractive && !isIndex) {
            throw new NotAnIndexException("a page for people");
        }
        return draft.done();
    }

    private void base(Map<String, String> attributes) {
        String href = attributes.get("href");
        if (href != null && !hasBase) {
            hasBase = true;
            Addresses.resolved(base, href).ifPresent(address -> base = URI.create(address));
        }
    }

    private boolean meta(Map<String, String> attributes) throws NotAnIndexException {
        String content = attributes.getOrDefault("content", "");
        switch (attributes.getOrDefault("name", "")) {
            case "pypi:repository-version" -> {
                ApiVersion.check(content);
                return true;
            }
            case "pypi:project-status" -> draft.standing(content);
            case "pypi:project-status-reason" -> draft.reason(content);
            default -> {
                // meant for others
            }
        }
        return false;
    }

    private void anchor(Map<String, String> attributes) {
        String href = attributes.get("href");
        Optional<String> address = href == null ? Optional.empty() : Addresses.resolved(base, href);
        if (href == null || address.isEmpty()) {
            return;
        }
        String name = Addresses.fileName(address.get());
        if (!Offers.isFile(name)) {
            return;
        }
        int mark = href.indexOf('#');
        draft.add(new PageFile(
                name,
                address.get(),
                mark < 0 ? Optional.empty() : digest(href.substring(mark)),
                attributes.getOrDefault("data-requires-python", ""),
                Optional.ofNullable(attributes.get("data-yanked")),
                sibling(attributes),
                -1,
                attributes.getOrDefault("data-upload-time", "")));
    }

    private static Optional<Offer.Sibling> sibling(Map<String, String> attributes) {
        String told = attributes.get("data-core-metadata");
        if (told == null) {
            // the name by which it went first (PEP 714)
            told = attributes.get("data-dist-info-metadata");
        }
        return told == null || told.equals("false") ? Optional.empty() : Optional.of(new Offer.Sibling(digest(told)));
    }

    /// The digest behind a mark that stands at the beginning or, in a fragment, behind `#` or `&`.
    private static Optional<Sha256> digest(String text) {
        for (int at = text.indexOf(SHA256); at >= 0; at = text.indexOf(SHA256, at + 1)) {
            int from = at + SHA256.length();
            int end = from;
            while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
                end++;
            }
            boolean begins = at == 0 || text.charAt(at - 1) == '#' || text.charAt(at - 1) == '&';
            if (begins && end - from >= DIGITS) {
                return Optional.of(
                        new Sha256(text.substring(from, from + DIGITS).toLowerCase(java.util.Locale.ROOT)));
            }
        }
        return Optional.empty();
    }
}
