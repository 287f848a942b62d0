package app.pip.engine.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts whom any of several trusts.
final class AnyOf extends X509ExtendedTrustManager {

    private final List<X509ExtendedTrustManager> voices;

    AnyOf(List<X509ExtendedTrustManager> voices) {
        this.voices = List.copyOf(voices);
    }

    private void ask(Question question) throws CertificateException {
        CertificateException first = new CertificateException("no authority is known");
        boolean refused = false;
        for (X509ExtendedTrustManager voice : voices) {
            try {
                question.to(voice);
                return;
            } catch (CertificateException e) {
                if (refused) {
                    first.addSuppressed(e);
                } else {
                    first = e;
                    refused = true;
                }
            }
        }
        throw first;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        ask(voice -> voice.checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        ask(voice -> voice.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        ask(voice -> voice.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        var issuers = new ArrayList<X509Certificate>();
        voices.forEach(voice -> issuers.addAll(List.of(voice.getAcceptedIssuers())));
        return issuers.toArray(new X509Certificate[0]);
    }

    /// What to ask each.
    @FunctionalInterface
    private interface Question {
        void to(X509ExtendedTrustManager voice) throws CertificateException;
    }
}
