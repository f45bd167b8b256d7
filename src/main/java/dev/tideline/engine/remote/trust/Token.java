package dev.tideline.engine.remote.trust;

import dev.tideline.engine.remote.trust.PairedClient.Kind;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What a script shows instead of a paired key.
 *
 * @param agent the only key it may be shown to
 * @param secret 64 hexadecimal digits; the agent keeps only what they hash to
 */
public record Token(Fingerprint agent, String secret) {
    private static final String FIRST_LINE = "tideline token 1";
    private static final int SECRET_BYTES = 32;
    private static final int LINES = 3;
    private static final int MOST_BYTES = 4096;

    public Token {
        if (!secret.matches("[0-9a-f]{64}")) {
            throw new InvalidInput("the secret is not 64 hexadecimal digits");
        }
    }

    /** A new one, which the agent with this key lets in from now on. @param name by which it is listed and revoked */
    public static Token make(Fingerprint agent, PairedClients clients, Role role, String name, Instant now) {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        Token token = new Token(agent, HexFormat.of().formatHex(bytes));
        clients.add(new PairedClient(Kind.TOKEN, Fingerprint.of(token.secret), role, now, name));
        return token;
    }

    /** Only the file's owner may read it. */
    public void write(Path file) {
        StateDirectory.writePrivate(
                file, String.join("\n", List.of(FIRST_LINE, "agent " + agent.hex(), "secret " + secret)) + "\n");
    }

    /** @throws InvalidInput naming the file and what is wrong with it */
    public static Token read(Path file) {
        try {
            return parse(text(file));
        } catch (IOException e) {
            throw wrong(file, e.toString());
        } catch (InvalidInput e) {
            throw wrong(file, e.getMessage());
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new InvalidInput("it is larger than a token");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static Token parse(String text) {
        String[] lines = text.split("\n");
        if (lines.length < LINES || !lines[0].strip().equals(FIRST_LINE)) {
            throw new InvalidInput("it does not begin with '" + FIRST_LINE + "'");
        }
        return new Token(new Fingerprint(value(lines[1])), value(lines[2]));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(' ') + 1).strip();
    }

    private static InvalidInput wrong(Path file, String how) {
        return new InvalidInput("Cannot use " + file + " as a token: " + how
                + ". Make one on the agent: tideline agent token --role run --out FILE.");
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "token for " + agent.prefix();
    }
}
