package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five networks of the paper, in full size, on MXNet. */
class PaperNetworksTest {
    @TempDir
    private static Path folder;

    private static MxnetTensors tensors;
    private static WeightStore weights;
    private static ExecutorService workers;

    @BeforeAll
    static void open() {
        Fixtures.requireMxnet();
        tensors = MxnetTensors.open();
        weights = new WeightStore(CacheDirectory.ofUser());
        workers = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void close() {
        if (tensors != null) {
            workers.shutdown();
            tensors.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgeNet", "GenderNet", "FaceNet", "SoS", "SoS_GoogleNet"})
    void layerWiseEqualsWholeNetworkUnderEveryLoadingPolicy(String name) throws IOException {
        Network network = Catalog.shipped().network(name);
        weights.prepare(network);
        FloatBuffer picture = Fixtures.picture(network.input(), 11);
        float[] expected = whole(network, picture);

        for (LoadingPolicy loading : LoadingPolicy.values()) {
            assertArrayEquals(expected, layerWise(network, picture, loading), 1e-5f, loading.title());
        }
        requireProbabilities(expected);
    }

    private static float[] whole(Network network, FloatBuffer picture) {
        try (WholeNetwork whole = new WholeNetwork(network, tensors, weights)) {
            return whole.run(Fixtures.input(picture));
        }
    }

    private static float[] layerWise(Network network, FloatBuffer picture, LoadingPolicy loading) throws IOException {
        RunSpec spec = Fixtures.spec(Tiny.at0(network.name()), 1L << 40, loading, "FCFS", 2, network);
        Map<Inference.PictureFile, Path> pictures =
                Map.of(new Inference.PictureFile("", network.input()), file(picture));
        List<float[]> outputs = new ArrayList<>();
        RunTrace trace = new RunTrace(spec);
        try (Inference inference = new Inference(List.of(network), pictures, tensors, weights)) {
            new LocalRun(
                            spec,
                            new RunClock(),
                            inference::carryOut,
                            (time, task, output) -> {
                                outputs.add(output);
                                return new RunEvent.JobResult(time, task.job().number(), List.of(), true);
                            },
                            new RunControl(),
                            trace)
                    .run(workers);
        }
        assertEquals(
                Outcome.FINISHED,
                trace.end().orElseThrow().outcome(),
                trace.end().orElseThrow().message());
        assertEquals(1, outputs.size());
        return outputs.get(0);
    }

    private static Path file(FloatBuffer picture) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(picture.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(picture.duplicate());
        return Files.write(folder.resolve("picture"), bytes.array());
    }

    /** Random weights must not make the comparison trivial: no class may have it all. */
    private static void requireProbabilities(float[] values) {
        double sum = 0;
        for (float v : values) {
            assertTrue(v > 1e-4 && v < 0.999, "degenerate: " + v);
            sum += v;
        }
        assertEquals(1, sum, 1e-5);
    }
}
