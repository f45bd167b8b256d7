package dev.tideline.engine.local;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Real inference on this machine, in a child process: whatever happens there is the run's result, and this process
 * lives on. {@link #run} blocks the calling thread, generates missing weights first (a second for the largest network of
 * the paper) and hands all events on from there. Any thread; several runs at once are possible, but share the machine.
 */
public final class LocalEngine implements Engine {
    private final Path cache;
    private final Path trained;
    private final Given given;
    private final LocalSettings settings;
    private final Map<InferenceEngine, RunnerArchive> archives = new ConcurrentHashMap<>();
    /** What was found out of a kind of runner stays true while this program runs. */
    private final Map<RunnerKind, Long> runtimes;

    /** What a runner's own need depends on. */
    private record RunnerKind(
            int workers, long jobs, Set<String> networks, LocalSettings.Enforce enforce, DlEngine engine) {
        static RunnerKind of(RunSpec spec, LocalSettings settings) {
            return new RunnerKind(
                    spec.workers(),
                    spec.workload().jobs(),
                    spec.networks().keySet(),
                    settings.enforce(),
                    settings.dlEngine());
        }
    }

    /** With weights in the user's cache directory. */
    public LocalEngine(LocalSettings settings) {
        this(CacheDirectory.ofUser(), settings);
    }

    /** @param cache where weights and prepared pictures are kept, instead of the user's */
    public LocalEngine(Path cache, LocalSettings settings) {
        this(cache, WeightStore.installed(cache), settings);
    }

    LocalEngine(Path cache, Path trained, LocalSettings settings) {
        this(cache, trained, Given.ofUser(), settings, new ConcurrentHashMap<>());
    }

    private LocalEngine(Path cache, Path trained, Given given, LocalSettings settings, Map<RunnerKind, Long> runtimes) {
        this.cache = cache;
        this.trained = trained;
        this.given = given;
        this.settings = settings;
        this.runtimes = runtimes;
    }

    /**
     * The same, but with given weights and no others.
     *
     * @param folder has a folder for each network that will be run, with its files
     * @throws InvalidInput if there is no such folder
     */
    public LocalEngine withWeights(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInput(
                    "There is no folder " + folder + ". Name one that holds weights as" + " NETWORK/INDEX-LAYER.f32.");
        }
        return new LocalEngine(cache, folder, given, settings, runtimes);
    }

    /**
     * The same for an order from elsewhere: with the weights and pictures that came with it. Where it brought none,
     * weights are this machine's, and pictures those that ship; no other file is looked at.
     *
     * @param weights may have a folder for each network that will be run, with its files
     * @param pictures files by the names that requests give them
     */
    public LocalEngine withOrdered(Path weights, Map<String, Path> pictures) {
        return new LocalEngine(cache, weights, Given.ordered(pictures), settings, runtimes);
    }

    /** The same engine, whose runs are held to something else. */
    public LocalEngine with(LocalSettings other) {
        return new LocalEngine(cache, trained, given, other, runtimes);
    }

    /** Why this platform cannot infer, and what to do instead; empty if it can. */
    public static Optional<String> obstacle() {
        return obstacle(LocalSettings.USUAL);
    }

    /** As {@link #obstacle()}, with the engine that the settings ask for. */
    public static Optional<String> obstacle(LocalSettings settings) {
        return InferenceEngines.besideProgram().obstacle(settings.dlEngine());
    }

    /** What computes the layers. @throws InvalidInput if it is not here */
    InferenceEngine inferenceEngine() {
        return InferenceEngines.besideProgram().choose(settings.dlEngine());
    }

    @Override
    public String title() {
        return "This machine";
    }

    /** The cap is for networks alone, or this runtime's own need is taken from it; never what the profile's device needs. */
    @Override
    public RunSpec adapt(RunSpec spec) {
        long base =
                switch (settings.covers()) {
                    case NETWORKS -> 0;
                    case GROUP -> runtimeBytes(spec);
                };
        return spec.withProfile(spec.profile().withBaseBytes(base));
    }

    @Override
    public List<String> notices() {
        return Limit.notices(settings);
    }

    /** What a runner for this spec holds when it is ready, found out with one that does not go. */
    private long runtimeBytes(RunSpec spec) {
        return runtimes.computeIfAbsent(RunnerKind.of(spec, settings), kind -> {
            RunnerOrder order = order(spec);
            archive(order);
            try (Limit limit = Limit.of(settings.withSwapBytes(0), cache)) {
                return new RunnerProcess(start(Runner.class, spec, limit), limit, inferenceEngine())
                        .runtimeBytes(order);
            }
        });
    }

    @Override
    public void run(RunSpec spec, RunControl control, RunListener listener) {
        RunnerOrder order = order(spec);
        archive(order);
        CompilerThreads.giveWay();
        try (Limit limit = Limit.of(settings, cache)) {
            Process process = start(Runner.class, spec, limit);
            new RunnerProcess(process, limit, inferenceEngine()).relay(order, control, listener);
        }
    }

    /**
     * Makes everything ready that the runner will need; pictures first, which may be wrong.
     *
     * @throws InvalidInput if this machine cannot run the spec
     */
    RunnerOrder order(RunSpec spec) {
        inferenceEngine();
        if (settings.loads() == Loads.COLD && !Libc.AVAILABLE) {
            throw new InvalidInput("Cold loads need Linux, where a file can be dropped from the page cache. Use warm"
                    + " loads, perhaps at the rate of a device's storage.");
        }
        WeightStore weights = new WeightStore(cache, trained, Storage.unhindered());
        PictureStore pictures = new PictureStore(cache);
        Map<Inference.PictureFile, Path> files = new HashMap<>();
        requests(spec).forEach(request -> request.networks()
                .forEach(name -> files.computeIfAbsent(
                        new Inference.PictureFile(
                                request.image(), network(spec, name).input()),
                        wanted -> pictures.prepare(given.picture(wanted.picture()), wanted.shape()))));
        for (String name : spec.workload().networks()) {
            Network network = network(spec, name);
            prepare(network, weights);
            if (settings.loads() == Loads.WARM) {
                weights.bringIntoCache(network);
            }
        }
        return new RunnerOrder(
                RunInfo.of(spec, title()), settings.loads(), settings.loadBytesPerSecond(), files, trained);
    }

    private void prepare(Network network, WeightStore weights) {
        boolean only = !given.ordered() && !trained.equals(WeightStore.installed(cache));
        if (only && weights.random(network)) {
            throw new InvalidInput("There are no weights of " + network.name() + " in " + trained
                    + ": it has no folder "
                    + weights.trainedFolder(network).path().getFileName() + ". Put its files there, or leave --weights"
                    + " out.");
        }
        weights.prepare(network);
    }

    private static Stream<Request> requests(RunSpec spec) {
        return Stream.concat(
                spec.workload().timeline(spec.seed()).stream(), spec.workload().backToBack(spec.seed()).stream());
    }

    private static Network network(RunSpec spec, String name) {
        Network network = spec.networks().get(name);
        if (network == null) {
            throw new InvalidInput(
                    "Network " + name + " is synthetic: it has costs, but no layers that could be executed."
                            + " Use the simulator (--engine sim).");
        }
        return network;
    }

    /** The first runner of a build only becomes ready, so that all others need less; a second or two, once. */
    private void archive(RunnerOrder order) {
        RunnerArchive archive = archive();
        if (archive.isMissing()) {
            try (Limit none = Limit.none()) {
                Process process = start(Runner.class, order.info().spec(), archive.make(), none);
                new RunnerProcess(process, none, inferenceEngine()).runtimeBytes(order);
            }
        }
    }

    private RunnerArchive archive() {
        return archives.computeIfAbsent(inferenceEngine(), engine -> new RunnerArchive(cache, engine));
    }

    Process start(Class<?> main, RunSpec spec, Limit limit) {
        return start(main, spec, archive().use(), limit);
    }

    private Process start(Class<?> main, RunSpec spec, List<String> flags, Limit limit) {
        try {
            RunnerCommand command =
                    RunnerCommand.of(main, spec, cache, inferenceEngine()).with(flags);
            return command.inside(limit).builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the runner: " + e.getMessage(), e);
        }
    }
}
