package dev.tideline.engine.remote;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.ProfileOrder;
import dev.tideline.wire.Wire;
import dev.tideline.workload.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has an agent measure what networks cost on its device. Blocks its thread for minutes. */
public final class RemoteProfiler {
    private final AgentName agent;
    private final Link.Dial dial;
    private final Patience patience;
    private final AgentListener listener;

    RemoteProfiler(AgentName agent, Link.Dial dial, Patience patience, AgentListener listener) {
        this.agent = agent;
        this.dial = dial;
        this.patience = patience;
        this.listener = listener;
    }

    /** Connects once, to see that it can be done. @throws AgentUnreachable if it cannot */
    public static RemoteProfiler of(AgentAddress address, Access access, AgentListener listener) {
        try (AgentLink link = AgentLink.open(address, access)) {
            AgentName name = new AgentName(link.agent().name(), link.agent().model());
            return new RemoteProfiler(name, Link.Dial.to(address, access), new Patience(), listener);
        }
    }

    /** The agent's name, which is also the profile's. */
    public String agent() {
        return agent.name();
    }

    /**
     * Waits for its turn, and measures what the agent's journal does not know yet.
     *
     * @param repeats how often each network runs
     * @param fresh forgets what was measured there before
     * @return empty if it was stopped
     * @throws dev.tideline.workload.InvalidInput if the agent cannot run networks
     * @throws RemoteFailed if it came to no good end
     */
    public Optional<MeasuredProfile> measure(
            List<Network> networks,
            int repeats,
            LocalSettings settings,
            boolean fresh,
            RunControl control,
            DeviceProfiler.Watcher watcher) {
        ProfileOrder.Builder wanted =
                ProfileOrder.newBuilder().setRepeats(repeats).setFresh(fresh);
        networks.forEach(network -> wanted.addNetworks(Wire.message(network)));
        Order order = Order.newBuilder()
                .setKey(Ordering.key())
                .setTitle(Ordering.title("profile of " + networks.size() + " networks"))
                .setSettings(SettingsMessages.message(settings))
                .setProfile(wanted)
                .build();
        ProfileCourse course = new ProfileCourse(watcher);
        new Ordering(agent.name(), dial, patience, listener).carryOut(order, Map.of(), control, course);
        return course.result();
    }
}
