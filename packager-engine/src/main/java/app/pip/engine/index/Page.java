package app.pip.engine.index;

import app.pip.engine.catalog.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A project's page, whatever form it came in.
///
/// @param standing of the project
/// @param reason for it, in the index's own words
/// @param files in the order of the page
record Page(Standing standing, Optional<String> reason, List<PageFile> files) {

    /// Copies the files.
    Page {
        files = List.copyOf(files);
    }

    /// A page on its way.
    static final class Draft {
        private static final int LONGEST = 4096;

        private final List<PageFile> files = new ArrayList<>();
        private Standing standing = Standing.ACTIVE;
        private Optional<String> reason = Optional.empty();

        /// What is too long to be meant seriously is left out, and what is only told to people is cut.
        void add(PageFile file) {
            boolean sensible = file.address().length() < LONGEST
                    && file.requiresPython().length() < LONGEST
                    && file.uploaded().length() < LONGEST;
            if (sensible) {
                files.add(
                        file.yanked()
                                        .filter(reason -> reason.length() > LONGEST)
                                        .isPresent()
                                ? cut(file)
                                : file);
            }
        }

        private static PageFile cut(PageFile file) {
            return new PageFile(
                    file.name(),
                    file.address(),
                    file.sha256(),
                    file.requiresPython(),
                    file.yanked().map(reason -> reason.substring(0, LONGEST)),
                    file.sibling(),
                    file.size(),
                    file.uploaded());
        }

        boolean isEmpty() {
            return files.isEmpty();
        }

        /// An index may invent further standings; they mean nothing to us (PEP 792).
        void standing(String text) {
            standing = switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "archived" -> Standing.ARCHIVED;
                case "quarantined" -> Standing.QUARANTINED;
                case "deprecated" -> Standing.DEPRECATED;
                default -> Standing.ACTIVE;
            };
        }

        void reason(String text) {
            reason = Optional.of(text.substring(0, Math.min(text.length(), LONGEST)))
                    .filter(words -> !words.isBlank());
        }

        Page done() {
            return new Page(standing, reason, files);
        }
    }
}
