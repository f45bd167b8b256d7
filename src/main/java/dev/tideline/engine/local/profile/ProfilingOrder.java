package dev.tideline.engine.local.profile;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@link DeviceProfiler} shall measure.
 *
 * @param repeats how often each network runs
 * @param settings where weights come from, what computes, and what swap to make for measuring it; the rest does not matter
 * @param journal keeps what has been measured; what it holds already is not measured again
 * @param fresh forgets what the journal holds
 */
public record ProfilingOrder(List<Network> networks, int repeats, LocalSettings settings, Path journal, boolean fresh) {
    private static final int MOST_REPEATS = 10_000;
    private static final int HEAVIEST = 2;

    public ProfilingOrder {
        networks = List.copyOf(networks);
        if (networks.isEmpty()) {
            throw new InvalidInput("There is no network to measure; name one of 'tideline list networks'.");
        }
        if (repeats < 1 || repeats > MOST_REPEATS) {
            throw new InvalidInput("repeat is " + repeats + "; it must be from 1 to " + MOST_REPEATS + ".");
        }
    }

    /** Whose tasks show what running at once costs: the heaviest networks for their Loads, the busiest for its Execs. */
    List<Network> company() {
        Stream<Network> heaviest = networks.stream()
                .sorted(Comparator.comparingLong(Network::weightBytes).reversed())
                .limit(HEAVIEST);
        Stream<Network> busiest = networks.stream().max(Comparator.comparingLong(Network::macs)).stream();
        return Stream.concat(heaviest, busiest).distinct().toList();
    }
}
