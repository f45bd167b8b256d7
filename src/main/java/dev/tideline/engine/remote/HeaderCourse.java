package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.wire.RunInfo;
import dev.tideline.wire.Wire;
import dev.tideline.workload.InvalidInput;
import java.util.function.Consumer;

/** Follows a run only until it is known what it is. One thread. */
final class HeaderCourse implements Course {
    private final Consumer<RunInfo> found;
    private boolean over;

    HeaderCourse(Consumer<RunInfo> found) {
        this.found = found;
    }

    @Override
    public long events() {
        return 0;
    }

    @Override
    public void frame(WatchFrame frame) {
        if (!over && frame.hasHeader()) {
            over = true;
            found.accept(Wire.info(frame.getHeader()));
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void left(RunStatus last) {
        end(Outcome.FAILED, last.getMessage());
    }

    @Override
    public void end(Outcome outcome, String message) {
        if (!over) {
            over = true;
            throw new InvalidInput(message.isEmpty() ? "The run ended before it began." : message);
        }
    }
}
