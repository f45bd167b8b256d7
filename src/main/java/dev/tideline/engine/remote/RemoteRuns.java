package dev.tideline.engine.remote;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.proto.ControlRequest;
import dev.tideline.engine.remote.proto.RunsRequest;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The orders of an agent, whoever ordered them: to list, to watch, to end. Any thread, which each method blocks. */
public final class RemoteRuns {
    private static final int CALL_S = 20;
    private static final int TRIES = 4;

    private final AgentName agent;
    private final Link.Dial dial;
    private final Patience patience;

    RemoteRuns(AgentName agent, Link.Dial dial, Patience patience) {
        this.agent = agent;
        this.dial = dial;
        this.patience = patience;
    }

    /** Connects once, to see that it can be done. @throws AgentUnreachable if it cannot */
    public static RemoteRuns of(AgentAddress address, Access access) {
        try (AgentLink link = AgentLink.open(address, access)) {
            AgentName name = new AgentName(link.agent().name(), link.agent().model());
            return new RemoteRuns(name, Link.Dial.to(address, access), new Patience());
        }
    }

    /** The agent's name. */
    public String agent() {
        return agent.name();
    }

    /** "Agent pi4 (Raspberry Pi 4 Model B Rev 1.4)" */
    public String title() {
        return agent.title();
    }

    /** The newest first. @throws AgentUnreachable if it does not answer */
    public List<RemoteRun> list() {
        return once(link -> Lifeline.stub(link, CALL_S).runs(RunsRequest.getDefaultInstance()).getRunsList().stream()
                .map(RemoteRun::of)
                .toList());
    }

    /**
     * Ends a run, or takes it out of the queue. @return how it stands now
     *
     * @throws dev.tideline.workload.InvalidInput if there is no such run, or this user may not
     */
    public RemoteRun stop(String run) {
        return once(link -> RemoteRun.of(Lifeline.stub(link, CALL_S)
                .control(ControlRequest.newBuilder()
                        .setRun(run)
                        .setCommand(ControlRequest.Command.COMMAND_STOP)
                        .build())
                .getStatus()));
    }

    /**
     * Hands on all events of a run from its first, as far as they are and as they come, to its end.
     *
     * @param control the user's hand on the run; a stop ends it for everybody
     * @param begin told what is run, before the first event
     * @throws dev.tideline.workload.InvalidInput if there is no such run, or it has no events to come
     */
    public void watch(String run, RunControl control, Function<RunInfo, RunListener> begin, AgentListener listener) {
        new Ordering(agent.name(), dial, patience, listener).attach(run, control, new RunCourse(begin));
    }

    /**
     * What a run began with; waits while it is in the queue.
     *
     * @throws dev.tideline.workload.InvalidInput if there is no such run, or it ended before it began
     */
    public RunInfo info(String run, AgentListener listener) {
        List<RunInfo> found = new ArrayList<>(1);
        RunControl control = new RunControl();
        new Ordering(agent.name(), dial, patience, listener).attach(run, control, new HeaderCourse(found::add));
        return found.stream().findFirst().orElseThrow(() -> new InvalidInput("Run " + run + " ended before it began."));
    }

    /**
     * An engine whose only run is one that the agent has already, from its first event.
     *
     * @param run whose spec, from {@link #info}, the engine is to be given
     */
    public Engine following(String run, AgentListener listener) {
        return new Engine() {
            @Override
            public String title() {
                return RemoteRuns.this.title();
            }

            @Override
            public void run(RunSpec spec, RunControl control, RunListener runListener) {
                watch(run, control, info -> runListener, listener);
            }
        };
    }

    private <T> T once(Lifeline.Step<T> step) {
        try (Lifeline line = new Lifeline(agent.name(), dial, patience.again(), AgentListener.NONE)) {
            return line.keepTrying(TRIES, step).orElseThrow();
        }
    }
}
