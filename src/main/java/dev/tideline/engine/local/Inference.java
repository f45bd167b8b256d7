package dev.tideline.engine.local;

import dev.tideline.schedule.Task;
import dev.tideline.workload.Job;
import dev.tideline.workload.Network;
import dev.tideline.workload.Shape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Carries the tasks of a run's jobs out, on whichever worker's thread they come. Native memory of a job lives from its
 * Init to its last Exec.
 */
final class Inference implements AutoCloseable {
    /** Which file holds the input that a network wants of a picture. */
    record PictureFile(String picture, Shape shape) {}

    private final Map<String, CompiledNetwork> networks = new HashMap<>();
    private final Map<String, Map<String, NetworkInput>> inputs = new HashMap<>();
    private final Map<Integer, LayerRunner> jobs = new ConcurrentHashMap<>();

    Inference(Iterable<Network> networks, Map<PictureFile, Path> pictures, Tensors tensors, WeightStore weights) {
        for (Network network : networks) {
            Map<String, NetworkInput> byPicture = new HashMap<>();
            pictures.forEach((picture, file) -> {
                if (picture.shape().equals(network.input())) {
                    byPicture.put(picture.picture(), NetworkInput.file(file));
                }
            });
            this.networks.put(network.name(), new CompiledNetwork(network, tensors, weights));
            inputs.put(network.name(), byPicture);
        }
    }

    /** Goes through every network once, on the thread that calls: native libraries keep things for each thread. */
    void rehearse() {
        networks.forEach((name, network) -> LayerRunner.rehearse(
                network, inputs.get(name).values().stream().findFirst().orElse(memory -> {})));
    }

    /** See {@link LocalRun.Work}. */
    float[] carryOut(Task task) {
        Job job = task.job();
        switch (task.kind()) {
            case INIT -> init(job);
            case LOAD -> jobs.get(job.number()).load(task.layer());
            case EXEC -> {
                LayerRunner runner = jobs.get(job.number());
                runner.exec(task.layer());
                return task.layer() == task.plan().layers() - 1 ? end(job) : LocalRun.NO_OUTPUT;
            }
        }
        return LocalRun.NO_OUTPUT;
    }

    private void init(Job job) {
        LayerRunner runner = new LayerRunner(networks.get(job.network()));
        jobs.put(job.number(), runner);
        runner.init(inputs.get(job.network()).get(job.picture()));
    }

    private float[] end(Job job) {
        try (LayerRunner runner = jobs.remove(job.number())) {
            return runner.output();
        }
    }

    /** Gives back what unfinished jobs hold. No task may be running. */
    @Override
    public void close() {
        List.copyOf(jobs.values()).forEach(LayerRunner::close);
        jobs.clear();
    }
}
