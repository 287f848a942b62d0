package app.pip.engine.index;

import app.pip.engine.net.Answer;
import app.pip.engine.net.Origin;
import app.pip.engine.net.PageCache;
import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads pages of indexes into their short form, whichever of the forms that we ask for they have.
///
/// @param subject what is looked for, in words for people
record PageReading(String subject) implements PageCache.Reading {

    /// JSON is quicker to read and says more; HTML is what every index has.
    static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2," + " text/html;q=0.01";

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9_:.-]+)");

    @Override
    public void read(Answer answer, OutputStream out) throws IOException, ProblemException {
        try {
            PageForm.write(page(answer), out);
        } catch (NotAnIndexException e) {
            String host = Origin.of(answer.address()).toString();
            throw new ProblemException(Problem.stop("index.not-an-index", host, subject, e.found()), e);
        }
    }

    private static Page page(Answer answer) throws IOException {
        return switch (answer.type()) {
            case "application/vnd.pypi.simple.v1+json", "application/json" ->
                JsonPage.read(answer.address(), answer.body());
            case "application/vnd.pypi.simple.v1+html", "text/html", "application/xhtml+xml" ->
                HtmlPage.read(answer.address(), new InputStreamReader(answer.body(), charset(answer)));
            default -> throw new NotAnIndexException(answer.type().isEmpty() ? "no type" : answer.type());
        };
    }

    private static Charset charset(Answer answer) {
        Matcher charset = CHARSET.matcher(answer.header("Content-Type").orElse(""));
        if (charset.find()) {
            try {
                return Charset.forName(charset.group(1));
            } catch (IllegalArgumentException e) {
                return StandardCharsets.UTF_8;
            }
        }
        return StandardCharsets.UTF_8;
    }
}
