package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Who one is to others: a key (elliptic curve P-256) and a certificate that it signed itself, because TLS wants one.
 *
 * @param certificate carries the public key; nothing else in it means anything
 */
public record Identity(PrivateKey key, X509Certificate certificate) {
    static final String FILE = "identity.pem";
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final X500Name NAME = new X500Name("CN=tideline");
    private static final String UNTIL = "9999-12-31T23:59:59Z";

    /**
     * The one kept in a directory, made at the first call: whoever calls then, and from however many processes, gets the
     * same.
     *
     * @throws InvalidInput if the file there is damaged
     */
    public static Identity in(StateDirectory directory) {
        return directory.exclusively(() -> {
            List<String> lines = directory.lines(FILE);
            if (!lines.isEmpty()) {
                return read(lines, directory);
            }
            Identity made = make();
            directory.write(FILE, made.pem());
            return made;
        });
    }

    /** One that is kept nowhere. */
    public static Identity make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            NAME,
                            new BigInteger(Long.SIZE, new SecureRandom()).add(BigInteger.ONE),
                            Date.from(Instant.EPOCH),
                            Date.from(Instant.parse(UNTIL)),
                            NAME,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new Identity(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("This Java cannot make a key on the curve P-256: " + e.getMessage(), e);
        }
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(certificate);
    }

    private List<String> pem() {
        try {
            return Stream.concat(
                            Pem.lines(KEY, key.getEncoded()).stream(),
                            Pem.lines(CERTIFICATE, certificate.getEncoded()).stream())
                    .toList();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that Java made cannot be written: " + e.getMessage(), e);
        }
    }

    /** With Java's own means: Bouncy Castle would cost an agent megabytes for as long as it runs. */
    private static Identity read(List<String> lines, StateDirectory directory) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Pem.bytes(KEY, lines)));
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Pem.bytes(CERTIFICATE, lines)));
            return new Identity(key, (X509Certificate) certificate);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw damaged(directory, e.getMessage());
        }
    }

    private static InvalidInput damaged(StateDirectory directory, String how) {
        return new InvalidInput(
                directory.file(FILE) + " is damaged (" + how
                        + "). Bring it back from a copy, or delete it: a new key is made then, and pairings must be made anew.");
    }
}
