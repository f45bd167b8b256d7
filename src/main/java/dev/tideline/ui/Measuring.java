package dev.tideline.ui;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.local.profile.ProfilingOrder;
import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.LinkState;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.io.Catalog;
import dev.tideline.io.ProfileFile;
import dev.tideline.workload.Network;
import dev.tideline.workload.WholeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.concurrent.Task;

/**
 * Measures this machine or an agent's, as {@code tideline profile} does. Cancelled, it keeps what it knows and goes on from
 * there the next time. Its value is what is on the shelf then.
 */
abstract class Measuring extends Task<Shelf> {
    private static final int REPEATS = 50;

    private final Shelf shelf;
    private final String name;
    private final Path folder = Catalog.userDirectory().resolve(Catalog.Kind.PROFILES.folder());
    private final RunControl control = new RunControl();

    /** @param name of the profile @param what is measured */
    private Measuring(Shelf shelf, String name, String what) {
        this.shelf = shelf;
        this.name = name;
        updateTitle("Measuring " + what);
    }

    static Measuring here(Shelf shelf) {
        return new Here(shelf);
    }

    static Measuring on(RemoteEngine agent, Shelf shelf) {
        return new There(agent, shelf);
    }

    /** Name of the profile of an agent. */
    static String name(RemoteEngine agent) {
        return WholeFile.named(agent.agent());
    }

    /** Empty if it was stopped. */
    abstract Optional<MeasuredProfile> measure(List<Network> networks, RunControl hand, DeviceProfiler.Watcher watcher);

    @Override
    protected Shelf call() {
        MeasuredProfile measured = measure(List.copyOf(shelf.networks().values()), control, this::progress)
                .orElseThrow(CancellationException::new);
        ProfileFile.write(folder.resolve(name + ".json"), measured.profile());
        return Shelf.load(shelf.catalog());
    }

    /** Of the profile. */
    String name() {
        return name;
    }

    private void progress(String what, double done) {
        updateTitle("Measuring " + what);
        updateProgress(done, 1);
    }

    @Override
    protected void cancelled() {
        control.stop();
    }

    private static final class Here extends Measuring {
        Here(Shelf shelf) {
            super(shelf, Catalog.THIS_MACHINE, "this machine");
        }

        @Override
        Optional<MeasuredProfile> measure(List<Network> networks, RunControl hand, DeviceProfiler.Watcher watcher) {
            Path journal = super.folder.resolve(name() + ".measured");
            ProfilingOrder order = new ProfilingOrder(networks, REPEATS, LocalSettings.USUAL, journal, false);
            return new DeviceProfiler(order).measure(name(), hand, watcher);
        }
    }

    private static final class There extends Measuring implements AgentListener {
        private final RemoteEngine agent;

        There(RemoteEngine agent, Shelf shelf) {
            super(shelf, Measuring.name(agent), agent.agent());
            this.agent = agent;
        }

        @Override
        Optional<MeasuredProfile> measure(List<Network> networks, RunControl hand, DeviceProfiler.Watcher watcher) {
            return agent.profiler(this).measure(networks, REPEATS, LocalSettings.USUAL, false, hand, watcher);
        }

        @Override
        public void link(LinkState state) {
            if (!state.connected() || state.place() > 0) {
                updateTitle(state.shortly());
            }
        }
    }
}
