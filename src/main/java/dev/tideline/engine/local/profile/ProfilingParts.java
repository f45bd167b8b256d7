package dev.tideline.engine.local.profile;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.limit.MemoryGroups;
import dev.tideline.engine.limit.Swap;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.Machine;
import dev.tideline.engine.local.SharedSwap;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.DeviceModel;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/** What there is to measure, piece by piece; each piece ends with its result in the journal. */
final class ProfilingParts {
    /** Networks take turns after so many repetitions, so that what drifts on the machine hits all alike. */
    static final int IN_TURN = 10;

    private static final int PEAK_JOBS = 3;
    /** Of each network of the company, at least, over all turns. */
    private static final int TOGETHER = 12;

    private static final int CAPPED_JOBS = 3;
    /** Paging costs far more than the work itself. */
    private static final int CAPPED_TAKES = 10;
    /** Of a network's weights. */
    private static final double CAPPED_TO = 0.6;

    private final Path cache;
    private final ProfilingOrder order;
    private final ProfilingRuns runs;
    private final Measurements known;
    private final LocalEngine engine;
    private final LocalEngine capped;

    ProfilingParts(Path cache, ProfilingOrder order, ProfilingRuns runs, Measurements known) {
        this.cache = cache;
        this.order = order;
        this.runs = runs;
        this.known = known;
        this.engine = new LocalEngine(cache, settings(order, LocalSettings.Enforce.AUTO));
        this.capped = new LocalEngine(cache, settings(order, LocalSettings.Enforce.ALWAYS));
    }

    private static LocalSettings settings(ProfilingOrder order, LocalSettings.Enforce enforce) {
        return order.settings().withEnforce(enforce).withCovers(Covers.NETWORKS).withSwapBytes(0);
    }

    /** @param work how long it may take, in some unit @param measure is given what hears of the share that is done */
    record Part(String what, double work, Measure measure) {}

    /** Measures one piece, unless it is known. */
    interface Measure {
        void measure(DoubleConsumer done);
    }

    /**
     * Makes the swap that was asked for, unless paging to as much has been tried before.
     *
     * @throws InvalidInput if this machine or user cannot make any, or it would be of no use
     */
    SharedSwap swap() {
        if (order.settings().swapBytes() == 0 || known.hasTriedSwap(order)) {
            return SharedSwap.none();
        }
        new MemoryGroups().obstacle().ifPresent(reason -> {
            throw new InvalidInput("Swap is made to measure what paging costs, but no cap can be enforced here: "
                    + reason + ". Leave --swap out.");
        });
        return SharedSwap.of(cache, order.settings().swapBytes());
    }

    List<Part> all() {
        List<Part> parts = new ArrayList<>();
        for (int before = 0; before < order.repeats(); before += IN_TURN) {
            Turn turn = new Turn(before, Math.min(before + IN_TURN, order.repeats()));
            for (Network network : order.networks()) {
                parts.add(new Part(
                        network.name() + " alone",
                        once(network) * turn.repetitions(),
                        done -> times(network, turn.upTo, done)));
            }
            List<Network> company = order.company();
            double all = company.stream().mapToDouble(ProfilingParts::once).sum();
            for (LoadingPolicy loading : List.of(LoadingPolicy.BULK, LoadingPolicy.PARTIAL)) {
                parts.add(new Part(
                        "two at once, " + loading.title(),
                        all * togetherInTurn(),
                        done -> together(company, loading, turn, done)));
            }
        }
        order.networks()
                .forEach(network -> parts.add(
                        new Part(network.name() + ", memory", once(network) * PEAK_JOBS, done -> peak(network, done))));
        Network network = order.company().get(0);
        if (pages(network)) {
            parts.add(new Part(
                    network.name() + ", paging",
                    once(network) * CAPPED_JOBS * CAPPED_TAKES,
                    done -> paging(network, done)));
        }
        return parts;
    }

    /** The repetitions of a network that one turn adds. */
    private record Turn(int before, int upTo) {
        int repetitions() {
            return upTo - before;
        }
    }

    private int togetherInTurn() {
        int turns = (order.repeats() + IN_TURN - 1) / IN_TURN;
        return (TOGETHER + turns - 1) / turns;
    }

    private static double once(Network network) {
        return DeviceModel.LAPTOP.cost(network).loadNs()
                + DeviceModel.LAPTOP.cost(network).execNs();
    }

    /** @param upTo how many repetitions there will be */
    private void times(Network network, int upTo, DoubleConsumer done) {
        int left = upTo - known.repetitions(network, upTo).rows().size();
        if (left > 0) {
            RunSpec spec =
                    runs.alone(network, LoadingPolicy.LINEAR, left, runs.costs().memoryBytes());
            runs.run(engine, spec, (trace, job) -> {
                if (job >= ProfilingRuns.WARM_UPS) {
                    known.addRepetition(network, Repetitions.row(trace, job));
                }
                done.accept((job + 1.0) / (left + ProfilingRuns.WARM_UPS));
            });
            known.addLoadOfOthers(Machine.load() - 1);
        }
    }

    private void peak(Network network, DoubleConsumer done) {
        if (!known.hasPeak(network)) {
            RunSpec spec = runs.alone(
                    network, LoadingPolicy.BULK, PEAK_JOBS, runs.costs().memoryBytes());
            RunTrace trace = runs.run(engine, spec, (running, job) -> done.accept((job + 1.0) / PEAK_JOBS));
            if (finished(trace)) {
                // What looks every 5 ms may miss a small network's peak, but under Bulk all weights are there at once.
                known.addPeak(
                        network,
                        Math.max(network.weightBytes(), trace.resident().peakBytes()));
            }
        }
    }

    /** Against what they took alone in the same turn: a machine that drifts is the same machine within it. */
    private void together(List<Network> company, LoadingPolicy loading, Turn turn, DoubleConsumer done) {
        if (!known.hasTogether(company, loading, turn.upTo)) {
            RunSpec spec = runs.together(company, loading, togetherInTurn());
            RunTrace trace = runs.run(
                    engine,
                    spec,
                    (running, job) -> done.accept((job + 1.0) / spec.workload().jobs()));
            if (finished(trace)) {
                known.addRuntime(trace.conditions().orElseThrow().runtimeBytes());
                known.addLoadOfOthers(Machine.load() - 2);
                Map<String, Repetitions> alone = company.stream()
                        .collect(Collectors.toMap(Network::name, n -> known.repetitions(n, turn.before, turn.upTo)));
                int firstJob = company.size() * ProfilingRuns.WARM_UPS;
                known.addTogether(company, loading, turn.upTo, new Together(trace, alone, firstJob).tasks());
            }
        }
    }

    /** Whether a run over its cap would page here: otherwise, or if others fill the swap meanwhile, it is killed. */
    private static boolean pages(Network network) {
        return Swap.freeBytes() >= network.weightBytes()
                && new MemoryGroups().obstacle().isEmpty();
    }

    private void paging(Network network, DoubleConsumer done) {
        // Swap that another program had made may be gone by now.
        if (!known.hasTriedSwap(order) && pages(network)) {
            long cap = (long) (CAPPED_TO * network.weightBytes());
            RunSpec spec = runs.alone(network, LoadingPolicy.BULK, CAPPED_JOBS, cap);
            try {
                RunTrace trace = runs.run(capped, spec, (running, job) -> done.accept((job + 1.0) / CAPPED_JOBS));
                if (finished(trace)) {
                    known.addSwap(order, rates(network, trace));
                }
            } catch (ProfilingFailed e) {
                // All else is known by now, and makes a profile.
                known.addFailedSwap(order);
            }
        }
    }

    private Profile.Swap rates(Network network, RunTrace trace) {
        RunTrace simulated = new RunTrace(trace.spec());
        new Simulator().run(trace.spec(), new RunControl(), simulated);
        return SwapRates.fit(trace, simulated, known.repetitions(network, order.repeats()), ProfilingRuns.WARM_UPS);
    }

    private static boolean finished(RunTrace trace) {
        return trace.end().orElseThrow().outcome() == RunEvent.Outcome.FINISHED;
    }
}
