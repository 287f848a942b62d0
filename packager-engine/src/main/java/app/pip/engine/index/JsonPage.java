package app.pip.engine.index;

import app.pip.engine.catalog.Offer;
import app.pip.engine.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A project's page in JSON (the [simple repository API](
/// https://packaging.python.org/en/latest/specifications/simple-repository-api/); PEP 691, 700, 714, 792).
/// Read while it
/// comes; keys that we don't know are passed over.
final class JsonPage {

    private static final JsonFactory JSON = new JsonFactory();

    private final URI address;
    private final JsonParser json;
    private final Page.Draft draft = new Page.Draft();
    private boolean hasFiles;

    private JsonPage(URI address, JsonParser json) {
        this.address = address;
        this.json = json;
    }

    /// Reads a page.
    ///
    /// @param address of the page, against which its links are read
    /// @throws NotAnIndexException if it is none
    static Page read(URI address, InputStream in) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            return new JsonPage(address, json).read();
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException network) {
                throw network;
            }
            throw new NotAnIndexException("damaged JSON", e);
        }
    }

    private Page read() throws NotAnIndexException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new NotAnIndexException("JSON, but no page");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "files" -> files(value);
                case "meta" -> meta(value);
                case "project-status" -> standing(value);
                default -> json.skipChildren();
            }
        }
        if (!hasFiles) {
            throw new NotAnIndexException("JSON without files");
        }
        return draft.done();
    }

    private void meta(JsonToken start) throws NotAnIndexException {
        if (start != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "api-version" -> ApiVersion.check(text(value));
                case "project-status" -> standing(value);
                default -> json.skipChildren();
            }
        }
    }

    /// An object, or by the first draft of PEP 792 a bare word.
    private void standing(JsonToken start) {
        if (start != JsonToken.START_OBJECT) {
            draft.standing(text(start));
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "status" -> draft.standing(text(value));
                case "reason" -> draft.reason(text(value));
                default -> json.skipChildren();
            }
        }
    }

    private void files(JsonToken start) {
        hasFiles = start == JsonToken.START_ARRAY;
        if (!hasFiles) {
            json.skipChildren();
            return;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                file();
            } else {
                json.skipChildren();
            }
        }
    }

    private void file() {
        var told = new Told();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "filename" -> told.name = text(value);
                case "url" -> told.url = text(value);
                case "hashes" -> told.sha256 = sha256(value);
                case "requires-python" -> told.requiresPython = text(value);
                case "upload-time" -> told.uploaded = text(value);
                case "size" -> told.size = value == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
                case "yanked" -> told.yanked = yanked(value);
                case "core-metadata" -> {
                    told.hasSibling = true;
                    told.sibling = sibling(value);
                }
                case "dist-info-metadata" -> told.oldSibling = sibling(value);
                default -> json.skipChildren();
            }
        }
        told.file(address).ifPresent(draft::add);
    }

    /// `true`, or a text that isn't empty.
    private Optional<String> yanked(JsonToken value) {
        if (value == JsonToken.VALUE_TRUE) {
            return Optional.of("");
        }
        String reason = text(value);
        json.skipChildren();
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    /// `false`, `true`, or digests. Nothing at all if the key is there but says nothing.
    private Optional<Offer.Sibling> sibling(JsonToken value) {
        return switch (value) {
            case VALUE_TRUE -> Optional.of(new Offer.Sibling(Optional.empty()));
            case START_OBJECT -> Optional.of(new Offer.Sibling(sha256(value)));
            default -> {
                json.skipChildren();
                yield Optional.empty();
            }
        };
    }

    private Optional<Sha256> sha256(JsonToken start) {
        if (start != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Optional.empty();
        }
        Optional<Sha256> found = Optional.empty();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            String hex = text(value).toLowerCase(Locale.ROOT);
            if (key.equals("sha256") && hex.matches("[0-9a-f]{64}")) {
                found = Optional.of(new Sha256(hex));
            }
            json.skipChildren();
        }
        return found;
    }

    private String text(JsonToken value) {
        return value == JsonToken.VALUE_STRING ? json.getString() : "";
    }

    /// One file, key by key.
    private static final class Told {
        private String name = "";
        private String url = "";
        private Optional<Sha256> sha256 = Optional.empty();
        private String requiresPython = "";
        private String uploaded = "";
        private long size = -1;
        private Optional<String> yanked = Optional.empty();
        private boolean hasSibling;
        private Optional<Offer.Sibling> sibling = Optional.empty();
        private Optional<Offer.Sibling> oldSibling = Optional.empty();

        Optional<PageFile> file(URI page) {
            if (!Offers.isFile(name)) {
                return Optional.empty();
            }
            // the old name counts only where the new one isn't used (PEP 714)
            var beside = hasSibling ? sibling : oldSibling;
            return Addresses.resolved(page, url)
                    .map(address ->
                            new PageFile(name, address, sha256, requiresPython, yanked, beside, size, uploaded));
        }
    }
}
