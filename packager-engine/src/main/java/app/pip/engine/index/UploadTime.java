package app.pip.engine.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a file was uploaded, in the one form that PEP 700 allows: `yyyy-mm-ddThh:mm:ss.ffffffZ`. Read by hand,
/// as large indexes list it ten thousand times and Java's own reading takes longer than all the rest.
final class UploadTime {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?Z");

    private UploadTime() {}

    /// Nothing if it is another form.
    static Optional<Instant> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String fraction = form.group(7) == null ? "" : form.group(7);
        try {
            return Optional.of(LocalDateTime.of(
                            number(form, 1),
                            number(form, 2),
                            number(form, 3),
                            number(form, 4),
                            number(form, 5),
                            number(form, 6),
                            Integer.parseInt((fraction + "000000000").substring(0, 9)))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            // worth nothing, but no reason to do without the file
            return Optional.empty();
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
