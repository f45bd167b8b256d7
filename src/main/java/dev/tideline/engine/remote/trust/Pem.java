package dev.tideline.engine.remote.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Bytes as lines between "-----BEGIN X-----" and "-----END X-----" (RFC 7468), as openssl writes and reads them. */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static List<String> lines(String what, byte[] bytes) {
        List<String> lines = new ArrayList<>();
        lines.add(begin(what));
        String text = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        lines.addAll(text.lines().toList());
        lines.add(end(what));
        return lines;
    }

    /** @throws IllegalArgumentException if there is no such block, or something else than base 64 in it */
    static byte[] bytes(String what, List<String> lines) {
        int begin = lines.indexOf(begin(what));
        int end = lines.indexOf(end(what));
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("there is no whole " + what + " in it");
        }
        return Base64.getDecoder().decode(String.join("", lines.subList(begin + 1, end)));
    }

    private static String begin(String what) {
        return "-----BEGIN " + what + "-----";
    }

    private static String end(String what) {
        return "-----END " + what + "-----";
    }
}
