package app.pip.engine.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// What Java's failures of connections mean.
final class Failures {

    private Failures() {}

    /// Something broke while a connection was there.
    static NetException of(Throwable failure, String host) {
        if (failure instanceof NetException known) {
            return known;
        }
        return new NetException(Trouble.CUT, host, said(failure), failure);
    }

    /// Something broke before an answer came.
    static NetException of(IOException failure, String host, Optional<ProxyServer> proxy) {
        return switch (failure) {
            case NetException known -> known;
            case HttpConnectTimeoutException _ -> atTheDoor(failure, "no answer", host, proxy);
            case HttpTimeoutException _ -> new NetException(Trouble.SLOW, host, "no answer came", failure);
            case ConnectException _
            when isUnknown(failure) && proxy.isEmpty() -> new NetException(Trouble.NO_HOST, host, "not known", failure);
            case ConnectException _ -> atTheDoor(failure, "nobody listens there", host, proxy);
            case SSLException _
            when isAboutTrust(failure) -> new NetException(Trouble.CERTIFICATE, host, said(deepest(failure)), failure);
            case IOException _
            when said(failure).startsWith("Tunnel failed") && proxy.isPresent() ->
                new NetException(Trouble.PROXY, proxy.get().toString(), said(failure), failure);
            default -> of(failure, host);
        };
    }

    private static NetException atTheDoor(IOException failure, String said, String host, Optional<ProxyServer> proxy) {
        return proxy.map(server -> new NetException(Trouble.PROXY, server.toString(), said, failure))
                .orElseGet(() -> new NetException(Trouble.REFUSED, host, said, failure));
    }

    private static boolean isUnknown(Throwable failure) {
        return causes(failure)
                .anyMatch(
                        cause -> cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException);
    }

    /// A handshake that the other side hung up on says nothing about trust.
    private static boolean isAboutTrust(Throwable failure) {
        boolean named = causes(failure)
                .anyMatch(cause -> cause instanceof CertificateException
                        || cause instanceof CertPathValidatorException
                        || cause instanceof CertPathBuilderException);
        boolean hungUp = causes(failure).anyMatch(EOFException.class::isInstance);
        return named || (failure instanceof SSLHandshakeException && !hungUp);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(16);
    }

    private static Throwable deepest(Throwable failure) {
        return causes(failure).reduce(failure, (_, next) -> next);
    }

    private static String said(Throwable failure) {
        Throwable real =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return Objects.requireNonNullElse(real.getMessage(), real.getClass().getSimpleName());
    }
}
