package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Task;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Runs specs in this process, one after the other. The workers' threads stay for its life, because MXNet keeps up to 20
 * MiB for every thread that ever ran an operator. One thread at a time may call {@link #run}.
 */
final class LocalExecution implements AutoCloseable {
    private final Tensors tensors;
    private final WeightStore weights;
    private final ExecutorService workers;

    /** @param workers the most that a run may have */
    LocalExecution(Tensors tensors, WeightStore weights, int workers) {
        this.tensors = tensors;
        this.weights = weights;
        this.workers = Executors.newFixedThreadPool(workers, named());
        warmUp(workers);
    }

    private void warmUp(int threads) {
        List<WarmUp> warmUps = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            warmUps.add(new WarmUp(tensors, weights));
        }
        onEachWorker(warmUps);
    }

    /** Each thread gets exactly one: none ends its own before all have begun. */
    private void onEachWorker(List<? extends Runnable> steps) {
        CyclicBarrier all = new CyclicBarrier(steps.size());
        List<Callable<Object>> each = new ArrayList<>();
        for (Runnable step : steps) {
            each.add(() -> {
                all.await();
                step.run();
                return step;
            });
        }
        try {
            for (Future<Object> done : workers.invokeAll(each)) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The workers could not be warmed up: " + e.getMessage(), e);
        }
    }

    /** Not one of them keeps a process alive that has failed. */
    private static ThreadFactory named() {
        AtomicInteger next = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "worker " + next.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Does something on one of the workers' threads. */
    <T> T onWorker(Callable<T> step) {
        try {
            return workers.submit(step).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A worker cannot do its work: " + e.getMessage(), e);
        }
    }

    /** Lets the dispatcher go through a spec without executing anything; its results are nonsense. */
    void rehearse(RunSpec spec, RunListener listener) {
        float[] output = new float[2];
        say(spec, listener);
        new LocalRun(spec, new RunClock(), task -> output, results(spec), new RunControl(), listener).run(workers);
    }

    /**
     * Makes a spec's networks ready and executes each once on every worker's thread, so that the run's times do not hold
     * what only the first time costs. Weights are not read, and pages that nobody writes take no memory.
     */
    Inference ready(RunSpec spec, Map<Inference.PictureFile, Path> pictures) {
        Inference inference = new Inference(spec.networks().values(), pictures, tensors, weights);
        onEachWorker(Collections.nCopies(spec.workers(), (Runnable) inference::rehearse));
        return inference;
    }

    /** Runs to the end with networks that are not ready yet. Weights and pictures must be there. */
    void run(
            RunSpec spec,
            Map<Inference.PictureFile, Path> pictures,
            RunClock clock,
            RunControl control,
            RunListener listener) {
        try (Inference inference = new Inference(spec.networks().values(), pictures, tensors, weights)) {
            run(spec, inference, clock, control, listener);
        }
    }

    /** Runs to the end; all events come from one thread at a time. @param inference of this spec */
    void run(RunSpec spec, Inference inference, RunClock clock, RunControl control, RunListener listener) {
        say(spec, listener);
        new LocalRun(spec, clock, inference::carryOut, results(spec), control, listener).run(workers);
    }

    private void say(RunSpec spec, RunListener listener) {
        remark(spec).ifPresent(text -> listener.on(new RunEvent.Remark(0, text)));
    }

    private Optional<String> remark(RunSpec spec) {
        String random = spec.networks().values().stream()
                .filter(weights::random)
                .map(Network::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return random.isEmpty()
                ? Optional.empty()
                : Optional.of("Random weights of the right sizes stand in for trained ones (" + random
                        + "): times and memory are real, what they say of a picture means nothing.");
    }

    private LocalRun.Results results(RunSpec spec) {
        Map<String, Labels> labels = new HashMap<>();
        spec.networks().values().forEach(network -> labels.put(network.name(), Labels.of(network)));
        return (timeNs, task, output) -> result(spec, labels, timeNs, task, output);
    }

    private RunEvent.JobResult result(
            RunSpec spec, Map<String, Labels> labels, long timeNs, Task task, float[] output) {
        String network = task.job().network();
        return new RunEvent.JobResult(
                timeNs,
                task.job().number(),
                labels.get(network).best(output),
                weights.random(spec.networks().get(network)));
    }

    @Override
    public void close() {
        workers.shutdown();
        tensors.close();
    }
}
