package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.Batch;
import dev.tideline.wire.RunInfo;
import dev.tideline.wire.SoundEvents;
import dev.tideline.wire.Wire;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Hands a run's events on, each once and in order however often the agent begins anew, and none that could not be of
 * such a run: an agent may be wrong in any way. One thread.
 */
final class RunCourse implements Course {
    private final Function<RunInfo, RunListener> begin;
    private final List<RunListener> listener = new ArrayList<>(1);
    private final List<SoundEvents> sound = new ArrayList<>(1);
    private long events;
    private long number;
    private long nowNs;
    private boolean over;

    /** Of a run whose spec the agent tells. */
    RunCourse(Function<RunInfo, RunListener> begin) {
        this.begin = begin;
    }

    /** Of a run that was ordered from here. */
    RunCourse(RunSpec spec, RunListener listener) {
        this(info -> listener);
        begin(spec, listener);
    }

    private void begin(RunSpec spec, RunListener to) {
        listener.add(to);
        sound.add(new SoundEvents(spec, to));
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void frame(WatchFrame frame) {
        refuse(frame.getStatus());
        if (frame.hasHeader() && sound.isEmpty()) {
            RunInfo info = Wire.info(frame.getHeader());
            begin(info.spec(), begin.apply(info));
        }
        if (frame.getBatchesCount() == 0) {
            return;
        }
        number = frame.getFirstEvent();
        if (number > events || sound.isEmpty()) {
            throw new Gap("events from " + events + " to " + number + " are missing");
        }
        frame.getBatchesList().forEach(bytes -> new Batch(bytes.toByteArray()).replay(this::take));
    }

    private void take(RunEvent event) {
        if (number++ < events || over) {
            return;
        }
        events++;
        nowNs = Math.max(nowNs, event.timeNs());
        sound.get(0).on(event);
        over = event instanceof RunEvent.RunEnded;
    }

    /** Nothing of it ran, and nothing has been heard of it. */
    private void refuse(RunStatus status) {
        if (status.getRefused() && events == 0) {
            throw new InvalidInput(status.getMessage());
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void left(RunStatus last) {
        boolean known = last.getOutcome() != Proto.RunEnded.Outcome.OUTCOME_UNSPECIFIED
                && last.getOutcome() != Proto.RunEnded.Outcome.OUTCOME_FINISHED
                && last.getOutcome() != Proto.RunEnded.Outcome.UNRECOGNIZED;
        Outcome outcome = known ? Outcome.values()[last.getOutcomeValue() - 1] : Outcome.FAILED;
        end(outcome, last.getMessage().isEmpty() ? "The agent lost the end of the run." : last.getMessage());
    }

    @Override
    public void end(Outcome outcome, String message) {
        if (over) {
            return;
        }
        over = true;
        if (listener.isEmpty()) {
            throw new InvalidInput(message);
        }
        listener.get(0).on(new RunEvent.RunEnded(nowNs, outcome, message));
    }
}
