package dev.tideline.engine.remote;

import dev.tideline.workload.InvalidInput;
import io.grpc.Status;

/**
 * Tells what may pass by itself from what will not: a broken connection looks like many things. What no connection
 * explains may be tried so often and no more.
 */
final class Tries {
    private static final int MOST_ODD = 20;

    private int odd;

    /** What went wrong with a call, so that trying again makes no sense. */
    static final class Final extends InvalidInput {
        Final(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Something went well. */
    void forget() {
        odd = 0;
    }

    /** @return why it failed, if it may pass @throws Final if it will not */
    String passing(Exception e) {
        if (e instanceof AgentUnreachable unreachable) {
            if (!AgentLink.mayPass(unreachable)) {
                throw unreachable;
            }
            return unreachable.getMessage();
        }
        Status status = Status.fromThrowable(e);
        String said = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        switch (status.getCode()) {
            case UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED -> {
                return said;
            }
            case INTERNAL, UNKNOWN, ABORTED, DATA_LOSS, OK -> {
                odd++;
                if (odd > MOST_ODD) {
                    throw new Final("The agent's answers make no sense: " + said, e);
                }
                return said;
            }
            default -> throw new Final(said, e);
        }
    }
}
