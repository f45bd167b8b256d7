package dev.tideline.engine.sim;

import dev.tideline.engine.RunControl;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A makespan that EdgeCaffe's authors recorded under a memory limit, and the same run in the simulator. */
public record RecordedRun(String cap, LoadingPolicy loading, int workers, double makespanMs) {
    private static final String RECORDINGS = "/recordings/edgecaffe-memory-limits.csv";

    /** Three images, each enlarged for FaceNet to its own size. */
    private static final Workload WORKLOAD = new Workload(
            "memory-limits",
            "AgeNet, GenderNet and FaceNet on three images at once",
            Stream.of("FaceNet@1340", "FaceNet@1275", "FaceNet@2520")
                    .map(face -> new Request(0, List.of("AgeNet", "GenderNet", face), 1, ""))
                    .toList(),
            List.of());

    /** All that were recorded, cap by cap. */
    static List<RecordedRun> all() {
        try (InputStream in = RecordedRun.class.getResourceAsStream(RECORDINGS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> of(line.split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedRun of(String[] row) {
        return new RecordedRun(row[0], LoadingPolicy.of(row[1]), Integer.parseInt(row[2]), Double.parseDouble(row[3]));
    }

    /** What the simulator makes of it, in milliseconds. @param profile of these networks, as they were run */
    double simulatedMs(Profile profile) {
        int jobs = WORKLOAD.requests().stream().mapToInt(Request::jobs).sum();
        RunSpec spec = new RunSpec(
                WORKLOAD, Map.of(), profile, Bytes.parse(cap), loading, "FCFS", workers, jobs, 0, MemoryModel.CAFFE, 0);
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RecordedOrder(loading), new RunControl(), trace);
        return Metrics.of(trace).makespanNs() / 1e6;
    }
}
