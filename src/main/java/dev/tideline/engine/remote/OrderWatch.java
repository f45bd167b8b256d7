package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.AgentGrpc;
import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.RunStatus.State;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.engine.remote.proto.WatchRequest;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.workload.InvalidInput;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;

/**
 * Follows an order to its end, over as many connections as it takes, each going on where the one before broke off. On the
 * run's thread, which it blocks.
 */
final class OrderWatch {
    private final Lifeline line;
    private final Patience patience;
    private final String run;
    private final Course course;
    private RunStatus last = RunStatus.getDefaultInstance();

    OrderWatch(Lifeline line, Patience patience, String run, Course course) {
        this.line = line;
        this.patience = patience;
        this.run = run;
        this.course = course;
    }

    /** @throws InvalidInput if the agent carries out no such order, before the first event */
    void follow() {
        try {
            Optional<Boolean> followed = line.keepTrying(Integer.MAX_VALUE, this::follow);
            if (followed.isEmpty() && !course.isOver()) {
                course.end(Outcome.STOPPED, patience.reason());
            }
        } catch (Tries.Final | AgentUnreachable e) {
            course.end(Outcome.FAILED, e.getMessage());
        }
    }

    private boolean follow(Link link) throws StatusException, InterruptedException {
        BlockingClientCall<?, WatchFrame> call = AgentGrpc.newBlockingV2Stub(link.channel())
                .watch(WatchRequest.newBuilder()
                        .setRun(run)
                        .setFirstEvent(course.events())
                        .build());
        try {
            WatchFrame frame = call.read();
            while (frame != null) {
                take(frame);
                frame = course.isOver() ? null : call.read();
            }
        } finally {
            call.cancel("no longer of interest", new InterruptedException("no longer of interest"));
        }
        if (course.isOver()) {
            return true;
        }
        if (last.getState() != State.STATE_ENDED && last.getState() != State.STATE_CUT) {
            throw Status.UNAVAILABLE.withDescription("the agent is being ended").asException();
        }
        course.left(last);
        return true;
    }

    private void take(WatchFrame frame) throws StatusException {
        line.alive();
        if (frame.hasStatus()) {
            last = frame.getStatus();
            line.place(last.getPlace());
        }
        if (frame.hasDevice()) {
            line.listener().device(DeviceCondition.of(frame.getDevice()));
        }
        try {
            course.frame(frame);
        } catch (Course.Gap e) {
            throw Status.DATA_LOSS.withDescription(e.getMessage()).asException();
        } catch (InvalidInput e) {
            if (course.events() == 0) {
                throw e;
            }
            course.end(Outcome.FAILED, "What the agent tells is " + e.getMessage());
        }
    }
}
