package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.trace.RunEvent.Outcome;

/** What comes of an order, as the agent tells it. One thread. */
interface Course {
    /** How many events have been taken: from which one on the agent is to tell. */
    long events();

    /** @throws Gap if something is missing before it */
    void frame(WatchFrame frame);

    /** Whether the end has come. */
    boolean isOver();

    /** The agent has nothing more to tell, although the end did not come. */
    void left(RunStatus last);

    /** The end comes from here. */
    void end(Outcome outcome, String message);

    /** What was told does not follow what was told before. */
    final class Gap extends RuntimeException {
        Gap(String message) {
            super(message);
        }
    }
}
