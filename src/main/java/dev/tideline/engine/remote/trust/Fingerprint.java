package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.HexFormat;

/** SHA-256 of a public key (its SubjectPublicKeyInfo) or of a secret. @param hex 64 lower-case digits */
public record Fingerprint(String hex) {
    private static final int PREFIX = 8;

    public Fingerprint {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new InvalidInput("A fingerprint is 64 hexadecimal digits, not '" + hex + "'.");
        }
    }

    /** Of the key in a certificate. */
    public static Fingerprint of(Certificate certificate) {
        return of(certificate.getPublicKey());
    }

    public static Fingerprint of(PublicKey key) {
        return of(key.getEncoded());
    }

    /** Of a secret that is itself never stored. */
    static Fingerprint of(String secret) {
        return of(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Fingerprint of(byte[] bytes) {
        try {
            return new Fingerprint(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** The first eight digits: enough to recognise, not to trust. */
    public String prefix() {
        return hex.substring(0, PREFIX);
    }

    @Override
    public String toString() {
        return hex;
    }
}
