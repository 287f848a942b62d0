package app.pip.engine.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Sends one request, follows where it leads, and sorts the answers.
final class Sender implements AutoCloseable {

    private static final int LONGEST_TRIP = 10;
    private static final Set<Integer> USEFUL = Set.of(200, 206, 304, 404, 410, 416);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> BUSY = Set.of(425, 429);

    private final NetSettings settings;
    private final Clients clients;

    Sender(NetSettings settings) {
        this.settings = settings;
        this.clients = new Clients(settings);
    }

    /// The useful answer at the end of all redirects; its body has to be closed.
    Answer send(Request request) throws IOException, InterruptedException {
        URI address = Origin.withoutLogin(request.address());
        Origin first = Origin.of(address);
        for (int trip = 0; trip <= LONGEST_TRIP; trip++) {
            Origin origin = Origin.of(address);
            if (!origin.isPrivate() && !settings.trusts(origin)) {
                throw new NetException(Trouble.INSECURE, origin.toString(), "not encrypted", null);
            }
            HttpResponse<InputStream> response = exchange(request, address, origin);
            if (!ELSEWHERE.contains(response.statusCode())) {
                return sorted(request, address, response);
            }
            response.body().close();
            address = next(address, response);
        }
        throw new NetException(Trouble.REDIRECTS, first.toString(), "sent on and on", null);
    }

    private HttpResponse<InputStream> exchange(Request request, URI address, Origin origin)
            throws IOException, InterruptedException {
        Optional<ProxyServer> proxy = settings.proxies().find(address);
        if (proxy.isPresent() && !proxy.get().kind().equals("http")) {
            throw new NetException(
                    Trouble.PROXY_KIND, proxy.get().toString(), proxy.get().kind(), null);
        }
        try (var _ = clients.door(origin)) {
            return clients.client(origin)
                    .send(message(request, address, proxy), _ -> new PatientBody(origin.toString(), settings.limits()));
        } catch (IOException e) {
            throw Failures.of(e, origin.toString(), proxy);
        }
    }

    private HttpRequest message(Request request, URI address, Optional<ProxyServer> proxy) {
        var message = HttpRequest.newBuilder(withoutFragment(address))
                .timeout(settings.limits().idle())
                .header("User-Agent", "pip.app");
        if (Origin.of(address).scheme().equals("http")) {
            // some servers stumble over the offer to change over to HTTP/2
            message.version(HttpClient.Version.HTTP_1_1);
        }
        request.headers().forEach(message::header);
        settings.logins().find(address).ifPresent(login -> message.header("Authorization", login.basic()));
        // Java tells it to the proxy alone
        proxy.flatMap(ProxyServer::login).ifPresent(login -> message.header("Proxy-Authorization", login.basic()));
        return message.build();
    }

    private static URI withoutFragment(URI address) {
        String text = address.toString();
        int mark = text.indexOf('#');
        return mark < 0 ? address : URI.create(text.substring(0, mark));
    }

    private static URI next(URI address, HttpResponse<InputStream> response) throws NetException {
        Origin from = Origin.of(address);
        String place = response.headers().firstValue("Location").orElse("");
        URI next;
        try {
            next = Origin.withoutLogin(address.resolve(place));
        } catch (IllegalArgumentException e) {
            throw new NetException(Trouble.ODD, from.toString(), "a redirect to nowhere", e);
        }
        Origin to = Origin.of(next);
        boolean known = to.scheme().equals("https") || to.scheme().equals("http");
        if (place.isEmpty() || !known || to.host().isEmpty()) {
            throw new NetException(Trouble.ODD, from.toString(), "a redirect to nowhere", null);
        }
        if (from.scheme().equals("https") && to.scheme().equals("http")) {
            throw new NetException(Trouble.UNSAFE_REDIRECT, from.toString(), to.toString(), null);
        }
        return next;
    }

    private Answer sorted(Request request, URI address, HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (USEFUL.contains(status)) {
            String host = Origin.of(address).toString();
            String coding = response.headers().firstValue("Content-Encoding").orElse("");
            boolean packed = status == 200 && coding.toLowerCase(Locale.ROOT).contains("gzip");
            InputStream body = packed ? unpacked(response.body(), host) : response.body();
            return new Answer(address, status, response.headers(), new LimitedBody(body, request.limit(), host));
        }
        response.body().close();
        throw refusal(address, response);
    }

    private static InputStream unpacked(InputStream body, String host) throws IOException {
        try {
            return new GZIPInputStream(body, 1 << 15);
        } catch (EOFException | ZipException e) {
            body.close();
            throw new NetException(Trouble.CUT, host, "damaged on the way", e);
        }
    }

    private NetException refusal(URI address, HttpResponse<InputStream> response) {
        int status = response.statusCode();
        String host = Origin.of(address).toString();
        String said = "status " + status;
        Trouble trouble = switch (status) {
            case 401 -> Trouble.LOGIN;
            case 403 -> Trouble.FORBIDDEN;
            case 407 -> Trouble.PROXY_LOGIN;
            case 408 -> Trouble.SLOW;
            default -> BUSY.contains(status) ? Trouble.BUSY : status >= 500 ? Trouble.SERVER : Trouble.ODD;
        };
        if (trouble == Trouble.PROXY_LOGIN) {
            host = settings.proxies().find(address).map(ProxyServer::toString).orElse(host);
        }
        Duration after = response.headers()
                .firstValue("Retry-After")
                .map(text -> wait(text, Instant.now()))
                .orElse(Duration.ZERO);
        return new NetException(trouble, host, said, after, null);
    }

    /// Seconds or a date (RFC 9110 §10.2.3).
    static Duration wait(String retryAfter, Instant now) {
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            // said in no way that is known, so not said
            return Duration.ZERO;
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
