package dev.tideline.engine.local;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Real inference on this machine, in a child process: whatever happens there is the run's result, and this process
 * lives on. {@link #run} blocks the calling thread, generates missing weights first (a second for the largest network of
 * the paper) and hands all events on from there. Immutable; several runs at once are possible, but share the machine.
 */
public final class LocalEngine implements Engine {
    private final Path cache;

    /** With weights in the user's cache directory. */
    public LocalEngine() {
        this(CacheDirectory.ofUser());
    }

    LocalEngine(Path cache) {
        this.cache = cache;
    }

    /** Why this platform cannot infer, and what to do instead; empty if it can. */
    public static Optional<String> obstacle() {
        return InferenceEngines.obstacle();
    }

    @Override
    public String title() {
        return "This machine";
    }

    @Override
    public void run(RunSpec spec, RunControl control, RunListener listener) {
        RunnerOrder order = order(spec);
        RunnerProcess runner = new RunnerProcess(start(Runner.class, spec));
        runner.relay(order, control, listener);
    }

    /** Makes everything ready that the runner will need; pictures first, which may be wrong. @throws InvalidInput if this machine cannot run the spec */
    RunnerOrder order(RunSpec spec) {
        obstacle().ifPresent(reason -> {
            throw new InvalidInput(reason);
        });
        WeightStore weights = new WeightStore(cache);
        PictureStore pictures = new PictureStore(cache);
        Map<Inference.PictureFile, Path> files = new HashMap<>();
        requests(spec).forEach(request -> request.networks()
                .forEach(name -> files.computeIfAbsent(
                        new Inference.PictureFile(
                                request.image(), network(spec, name).input()),
                        wanted -> pictures.prepare(wanted.picture(), wanted.shape()))));
        for (String name : spec.workload().networks()) {
            weights.prepare(network(spec, name));
        }
        return new RunnerOrder(RunInfo.of(spec, title()), files);
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

    Process start(Class<?> main, RunSpec spec) {
        try {
            return RunnerCommand.of(main, spec, cache).builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the runner: " + e.getMessage(), e);
        }
    }
}
