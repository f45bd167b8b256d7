package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.RunStatus;
import java.time.Instant;

/**
 * An order as its agent lists it.
 *
 * @param name on the agent
 * @param state "queued", "running", "ended" or "cut" (the agent went away while it ran)
 * @param place in the queue, from 1; 0 if it is not there
 * @param client who ordered it
 * @param message how it ended, empty if it has not or there is nothing to say
 */
public record RemoteRun(
        String name,
        String title,
        String state,
        int place,
        long events,
        String client,
        Instant ordered,
        String message) {
    static RemoteRun of(RunStatus status) {
        String state =
                switch (status.getState()) {
                    case STATE_QUEUED -> "queued";
                    case STATE_RUNNING -> "running";
                    case STATE_ENDED -> "ended";
                    case STATE_CUT -> "cut";
                    case STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
                };
        return new RemoteRun(
                status.getRun(),
                status.getTitle(),
                state,
                status.getPlace(),
                status.getEvents(),
                status.getClient(),
                Instant.ofEpochMilli(status.getSubmittedEpochMs()),
                status.getMessage());
    }

    /** Whether nothing more will come of it. */
    public boolean isOver() {
        return state.equals("ended") || state.equals("cut");
    }
}
