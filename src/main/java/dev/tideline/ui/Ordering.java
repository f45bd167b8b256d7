package dev.tideline.ui;

import dev.tideline.engine.Engine;
import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.LinkState;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Bytes;
import javafx.concurrent.Task;

/** Prepares a run on an agent, with what that has to say of it; weights and pictures that it lacks are sent meanwhile. */
final class Ordering extends Task<Ordering.Ready> implements AgentListener {
    /** The spec as the agent will carry it out. @param notices what the user should know before, in lines */
    record Ready(RunSpec spec, String notices) {}

    private final RemoteEngine engine;
    private final RunSpec spec;

    Ordering(RemoteEngine engine, RunSpec spec) {
        this.engine = engine.with(this);
        this.spec = spec;
        updateTitle("Preparing on " + engine.agent());
    }

    @Override
    protected Ready call() {
        Engine asked = engine;
        RunSpec adapted = asked.adapt(spec);
        return new Ready(adapted, String.join("\n", asked.notices()));
    }

    @Override
    public void link(LinkState state) {
        updateTitle(state.connected() ? "Preparing on " + state.agent() : state.shortly());
    }

    @Override
    public void sending(long doneBytes, long allBytes) {
        updateTitle("Sending " + Bytes.human(allBytes) + " of weights and pictures to " + engine.agent());
        updateProgress(doneBytes, allBytes);
    }
}
