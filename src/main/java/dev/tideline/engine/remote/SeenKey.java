package dev.tideline.engine.remote;

import dev.tideline.engine.remote.trust.Fingerprint;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Looks at the key of the agent that answers: the first that is acceptable, and after it only this one. TLS itself makes
 * sure that the agent has the key. Called by network threads.
 */
final class SeenKey extends X509ExtendedTrustManager {
    private final Predicate<Fingerprint> acceptable;
    private Fingerprint seen;
    private Fingerprint refused;

    SeenKey(Predicate<Fingerprint> acceptable) {
        this.acceptable = acceptable;
    }

    /** Empty before anybody answered. */
    synchronized Optional<Fingerprint> seen() {
        return Optional.ofNullable(seen);
    }

    /** Empty where nobody was refused. */
    synchronized Optional<Fingerprint> refused() {
        return Optional.ofNullable(refused);
    }

    private synchronized void check(X509Certificate[] chain) throws CertificateException {
        Fingerprint key = Fingerprint.of(chain[0]);
        seen = seen == null ? key : seen;
        if (!key.equals(seen) || !acceptable.test(key)) {
            refused = key;
            throw new CertificateException("unexpected key " + key.prefix());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("This is a client.");
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
        return new X509Certificate[0];
    }
}
