package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The process that {@link LocalBench} measures in. Reads what to measure as the runner does and writes lines of text.
 * One thread, but for the workers.
 *
 * <p>Whole: a worker's thread lets MXNet load all weights (from the same files, in the fastest way known), make its graph
 * ready and execute it once. Layers: the run from its first request to its last task, with dispatcher, events,
 * and giving back memory, which the whole network's time leaves out. Files are in the page cache; the ways take turns.
 * Where one thread does all that counts, its processor time is the better figure on a machine with other work.
 */
public final class LocalBenchRunner {
    private static final int REPEATS = 20;
    private static final int WARM_UPS = 3;
    private static final int IMAGES = 20;

    private final RunnerOrder order;
    private final PrintStream out;
    private final WeightStore weights;
    private final MxnetTensors tensors;
    private final LocalExecution one;
    private final LocalExecution two;

    private LocalBenchRunner(RunnerOrder order, PrintStream out) {
        this.order = order;
        this.out = out;
        this.weights = order.weights(CacheDirectory.ofUser());
        this.tensors = MxnetTensors.open();
        this.one = new LocalExecution(tensors, weights, 1);
        this.two = new LocalExecution(tensors, weights, 2);
    }

    public static void main(String[] args) throws IOException {
        RunnerOrder order = RunnerOrder.read(new DataInputStream(new FileInputStream(FileDescriptor.in)));
        FileOutputStream lines = new FileOutputStream(FileDescriptor.out);
        try (PrintStream out = new PrintStream(lines, true, StandardCharsets.UTF_8)) {
            new LocalBenchRunner(order, out).run();
        }
    }

    /** A duration as the clock and as the processor count it. */
    private record Time(double ms, double processorMs) {
        static Time of(long ns, long processorNs) {
            return new Time(ns / 1e6, processorNs / 1e6);
        }
    }

    private void run() throws IOException {
        RunSpec spec = order.info().spec();
        dispatcher(spec);
        line("One image, files in the page cache, median of %d: ms (ms of processor time).", REPEATS);
        line("%-14s %15s %15s %15s %10s %6s", "network", "MXNet whole", "layers, Bulk", "ratio", "Partial, 2", "ratio");
        for (String name : spec.workload().networks()) {
            compare(spec, spec.networks().get(name));
        }
        one.close();
        two.close();
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Tasks that do nothing, one worker: what is left is deciding, promising, and writing events down. */
    private void dispatcher(RunSpec spec) throws IOException {
        Network largest = spec.networks().values().stream()
                .max(Comparator.comparingInt(n -> n.layers().size()))
                .orElseThrow();
        RunSpec many = alone(spec, largest, IMAGES, LoadingPolicy.PARTIAL, 1);
        int tasks = IMAGES * many.graphs().get(largest.name()).size();
        List<Double> each = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + REPEATS; i++) {
            each.add(rehearsed(many).processorMs() * 1000 / tasks);
        }
        line(
                "Dispatcher: %.1f microseconds of processor time for each of %d tasks (%d x %s, Partial + FCFS).",
                median(each), tasks, IMAGES, largest);
    }

    private Time rehearsed(RunSpec spec) throws IOException {
        try (EventStream nowhere = nowhere(spec);
                EventRelay events = new EventRelay(nowhere)) {
            return timed(listener -> one.rehearse(spec, listener), events);
        }
    }

    private static EventStream nowhere(RunSpec spec) throws IOException {
        return new EventStream(OutputStream.nullOutputStream(), RunInfo.of(spec, "benchmark"), e -> {});
    }

    private void compare(RunSpec spec, Network network) throws IOException {
        String symbol = new WholeSymbol(network).json();
        NetworkInput input = NetworkInput.file(
                order.pictures().get(new Inference.PictureFile(LocalBench.DEFAULT_PICTURE, network.input())));
        RunSpec bulk = alone(spec, network, 1, LoadingPolicy.BULK, 1);
        Times whole = new Times();
        Times layers = new Times();
        Times partial = new Times();
        for (int i = 0; i < WARM_UPS + REPEATS; i++) {
            long began = System.nanoTime();
            whole.add(one.onWorker(() -> whole(began, network, symbol, input)));
            layers.add(run(one, bulk));
            partial.add(run(two, alone(spec, network, 1, LoadingPolicy.PARTIAL, 2)));
        }
        line(
                "%-14s %15s %15s %6.2f (%6.2f) %10.1f %6.2f",
                network,
                whole,
                layers,
                layers.ms() / whole.ms(),
                layers.processorMs() / whole.processorMs(),
                partial.ms(),
                partial.ms() / whole.ms());
    }

    /** @param beganNs before the worker was woken, as a run's clock begins */
    private Time whole(long beganNs, Network network, String symbol, NetworkInput input) {
        long processor = Libc.threadCpuNs();
        try (WholeNetwork loaded = new WholeNetwork(network, symbol, tensors, weights)) {
            loaded.run(input);
            return Time.of(System.nanoTime() - beganNs, Libc.threadCpuNs() - processor);
        }
    }

    private Time run(LocalExecution execution, RunSpec spec) throws IOException {
        try (EventStream nowhere = nowhere(spec);
                EventRelay events = new EventRelay(nowhere)) {
            return timed(
                    listener -> execution.run(spec, order.pictures(), new RunClock(), new RunControl(), listener),
                    events);
        }
    }

    /** How long a run took by its own clock, and how much its first worker's thread worked for it. */
    private Time timed(Consumer<RunListener> run, RunListener events) {
        long[] tookNs = new long[1];
        long before = one.onWorker(() -> Libc.threadCpuNs());
        run.accept(event -> {
            if (event instanceof RunEvent.RunEnded end) {
                requireFinished(end);
                tookNs[0] = end.timeNs();
            }
            events.on(event);
        });
        return Time.of(tookNs[0], one.onWorker(() -> Libc.threadCpuNs()) - before);
    }

    private static void requireFinished(RunEvent.RunEnded end) {
        if (end.outcome() != Outcome.FINISHED) {
            throw new IllegalStateException("A measured run did not finish: " + end.message());
        }
    }

    private static RunSpec alone(RunSpec spec, Network network, int images, LoadingPolicy loading, int workers) {
        Request request = new Request(0, List.of(network.name()), images, LocalBench.DEFAULT_PICTURE);
        return spec.withWorkload(Workload.of(request))
                .withPolicies(loading, "FCFS")
                .withWorkers(workers);
    }

    /** Of several turns, the first few of which do not count. */
    private static final class Times {
        private final List<Double> ms = new ArrayList<>();
        private final List<Double> processorMs = new ArrayList<>();

        void add(Time time) {
            ms.add(time.ms());
            processorMs.add(time.processorMs());
        }

        double ms() {
            return median(ms);
        }

        double processorMs() {
            return median(processorMs);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f (%.1f)", ms(), processorMs());
        }
    }

    private static double median(List<Double> turns) {
        List<Double> counted = turns.stream().skip(WARM_UPS).sorted().toList();
        int middle = counted.size() / 2;
        return (counted.get(middle) + counted.get(counted.size() - 1 - middle)) / 2;
    }
}
