package app.pip.engine.net;

import app.pip.engine.problem.Problem;
import app.pip.engine.problem.ProblemException;

/// What a failed fetch means for the user.
final class Refusals {

    private Refusals() {}

    /// @param subject what was fetched, in words for people
    static ProblemException of(NetException failure, String subject) {
        String host = failure.host();
        String said = failure.said();
        Problem problem = switch (failure.trouble()) {
            case NO_HOST -> Problem.stop("net.no-host", host, subject);
            case REFUSED -> Problem.stop("net.refused", host, subject, said);
            case PROXY -> Problem.stop("net.proxy", host, subject, said);
            case PROXY_LOGIN -> Problem.stop("net.proxy-login", host, subject);
            case PROXY_KIND -> Problem.stop("net.proxy-kind", host, subject, said);
            case CERTIFICATE -> Problem.stop("net.certificate", host, subject, said);
            case SLOW -> Problem.stop("net.slow", host, subject, said);
            case CUT -> Problem.stop("net.cut", host, subject, said);
            case SERVER -> Problem.stop("net.server", host, subject, said);
            case BUSY -> Problem.stop("net.busy", host, subject);
            case LOGIN -> Problem.stop("net.login", host, subject);
            case FORBIDDEN -> Problem.stop("net.forbidden", host, subject);
            case REDIRECTS -> Problem.stop("net.redirects", host, subject);
            case UNSAFE_REDIRECT -> Problem.stop("net.unsafe-redirect", host, subject, said);
            case INSECURE -> Problem.stop("net.insecure", host, subject);
            case TOO_LARGE -> Problem.stop("net.too-large", host, subject, said);
            case ODD -> Problem.stop("net.odd", host, subject, said);
        };
        return new ProblemException(problem, failure);
    }

    static ProblemException offline(String subject) {
        return new ProblemException(Problem.stop("net.offline", subject));
    }
}
