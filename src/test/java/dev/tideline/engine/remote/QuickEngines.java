package dev.tideline.engine.remote;

import dev.tideline.engine.local.LocalSettings;

/** Clients of agents that try again soon, so that tests of many broken connections take little time. */
public final class QuickEngines {
    private static final AgentName NAME = new AgentName("bench", "Test board");

    private QuickEngines() {}

    public static RemoteEngine engine(AgentAddress address, Access access) {
        return engine(address, access, AgentListener.NONE);
    }

    public static RemoteEngine engine(AgentAddress address, Access access, AgentListener listener) {
        return new RemoteEngine(
                NAME,
                Link.Dial.to(address, access),
                patience(),
                LocalSettings.USUAL,
                OrderedFiles.Weights.installed(),
                listener,
                new FileHashes());
    }

    public static RemoteRuns runs(AgentAddress address, Access access) {
        return new RemoteRuns(NAME, Link.Dial.to(address, access), patience());
    }

    public static RemoteProfiler profiler(AgentAddress address, Access access) {
        return new RemoteProfiler(NAME, Link.Dial.to(address, access), patience(), AgentListener.NONE);
    }

    private static Patience patience() {
        return new Patience(3, 40);
    }
}
