package dev.tideline.engine.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as hexadecimal digits. */
final class Sha256 {
    private static final int CHUNK_BYTES = 1 << 16;

    private Sha256() {}

    static String of(byte[] content) {
        return hex(digest().digest(content));
    }

    /** Reads all of the file. */
    static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return hex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** Hands bytes on and sums them up. */
    static DigestOutputStream summing(OutputStream out) {
        return new DigestOutputStream(out, digest());
    }

    /** Of all that was written; to be asked once. */
    static String of(DigestOutputStream written) {
        return hex(written.getMessageDigest().digest());
    }
}
