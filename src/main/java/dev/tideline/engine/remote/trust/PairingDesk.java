package dev.tideline.engine.remote.trust;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The code that an agent pairs with. It lives in a file of the agent's directory, so that any process of the agent's owner
 * can make one for the running agent. It works once, for ten minutes, and for five tries; after five wrong ones nobody
 * pairs for ten minutes. Any thread and process.
 */
public final class PairingDesk {
    /** How long a code is valid. */
    public static final Duration VALID = Duration.ofMinutes(10);
    /** How long nobody pairs after too many wrong codes. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    public static final int MOST_TRIES = 5;

    static final String FILE = "pairing";

    private final StateDirectory directory;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public PairingDesk(StateDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** A code, and what its client may do. @param until when it ends */
    public record Open(PairingCode code, Role role, Instant until) {}

    /** Makes a code in place of an earlier one. @throws PairingRefused while pairing pauses */
    public Open open(Role role) {
        return directory.exclusively(() -> {
            DeskState state = read();
            if (state.pausedUntil().isAfter(clock.instant())) {
                throw paused(state);
            }
            Open open = new Open(PairingCode.draw(random), role, clock.instant().plus(VALID));
            write(DeskState.open(open));
            return open;
        });
    }

    /** The code that works now. @throws PairingRefused if there is none, saying why */
    public Open current() {
        return current(read());
    }

    private Open current(DeskState state) {
        if (state.pausedUntil().isAfter(clock.instant())) {
            throw paused(state);
        }
        return state.code()
                .filter(open -> open.until().isAfter(clock.instant()))
                .orElseThrow(() ->
                        new PairingRefused("The agent shows no pairing code now. Make one there: tideline agent pair"));
    }

    /**
     * One try, counted before anybody learns how it went.
     *
     * @param tried what the try began with
     * @param proof whether the client knows the code; must not wait
     * @return whether it does; the code is used up then
     * @throws PairingRefused if the code was used, replaced or has ended meanwhile
     */
    public boolean attempt(Open tried, BooleanSupplier proof) {
        return directory.exclusively(() -> {
            DeskState state = read();
            if (!current(state).equals(tried)) {
                throw new PairingRefused("The agent shows another code now. Try again with that one.");
            }
            boolean right = proof.getAsBoolean();
            write(right ? DeskState.empty() : failed(state));
            return right;
        });
    }

    private DeskState failed(DeskState state) {
        int tries = state.tries() + 1;
        return tries < MOST_TRIES
                ? state.withTries(tries)
                : DeskState.paused(clock.instant().plus(PAUSE));
    }

    /** What is left after a wrong code, in a sentence. */
    public String afterFailure() {
        DeskState state = read();
        if (state.pausedUntil().isAfter(clock.instant())) {
            return paused(state).getMessage();
        }
        int left = MOST_TRIES - state.tries();
        return left == 1 ? "One try is left." : left + " tries are left.";
    }

    private static PairingRefused paused(DeskState state) {
        return new PairingRefused("After " + MOST_TRIES + " wrong codes, the agent pairs with nobody until "
                + state.pausedUntil().truncatedTo(ChronoUnit.SECONDS)
                + ". Make a new code there after that: tideline agent pair");
    }

    private DeskState read() {
        List<String> lines = directory.lines(FILE);
        return lines.isEmpty() ? DeskState.empty() : DeskState.parse(lines.get(0));
    }

    private void write(DeskState state) {
        directory.write(FILE, List.of(state.line()));
    }

    /** The code and what happened to it. */
    private record DeskState(List<Open> codes, int tries, Instant pausedUntil) {
        private static final int FIELDS = 5;
        private static final String NO_CODE = "-";

        static DeskState empty() {
            return new DeskState(List.of(), 0, Instant.EPOCH);
        }

        static DeskState open(Open open) {
            return new DeskState(List.of(open), 0, Instant.EPOCH);
        }

        static DeskState paused(Instant until) {
            return new DeskState(List.of(), 0, until);
        }

        DeskState withTries(int count) {
            return new DeskState(codes, count, pausedUntil);
        }

        Optional<Open> code() {
            return codes.stream().findFirst();
        }

        String line() {
            Open open = code().orElse(null);
            return open == null
                    ? String.join("\t", NO_CODE, NO_CODE, NO_CODE, "0", pausedUntil.toString())
                    : String.join(
                            "\t",
                            open.code().digits(),
                            open.role().text(),
                            open.until().toString(),
                            Integer.toString(tries),
                            pausedUntil.toString());
        }

        /** A damaged line is no code: a new one can be made any time. */
        static DeskState parse(String line) {
            String[] fields = line.split("\t");
            try {
                if (fields.length < FIELDS) {
                    return empty();
                }
                Instant pausedUntil = Instant.parse(fields[4]);
                return fields[0].equals(NO_CODE)
                        ? paused(pausedUntil)
                        : new DeskState(
                                List.of(new Open(
                                        new PairingCode(fields[0]), Role.parse(fields[1]), Instant.parse(fields[2]))),
                                Integer.parseInt(fields[3]),
                                pausedUntil);
            } catch (RuntimeException e) {
                return empty();
            }
        }
    }
}
