package dev.tideline.engine.local;

import dev.tideline.engine.Engine;
import dev.tideline.engine.EngineContract;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.Network;
import dev.tideline.workload.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, in this process: the runner without its process. */
class LocalExecutionTest extends EngineContract {
    private static final Network BRANCHING = Fixtures.branching();
    private static final Network WIDE = Fixtures.wide();

    @TempDir
    private static Path cache;

    private static LocalExecution execution;
    private static Map<Inference.PictureFile, Path> pictures = new HashMap<>();

    @BeforeAll
    static void open() throws IOException {
        Fixtures.requireMxnet();
        WeightStore weights = new WeightStore(cache);
        weights.prepare(BRANCHING);
        weights.prepare(WIDE);
        Shape shape = BRANCHING.input();
        Path file = Files.write(cache.resolve("picture"), new byte[(int) shape.bytes()]);
        pictures.put(new Inference.PictureFile("", shape), file);
        execution = new LocalExecution(InferenceEngine.MXNET.open(), weights, 2);
    }

    @AfterAll
    static void close() {
        if (execution != null) {
            execution.close();
        }
    }

    @Override
    protected Engine engine() {
        return new Engine() {
            @Override
            public String title() {
                return "In this process";
            }

            @Override
            public void run(RunSpec spec, RunControl control, RunListener listener) {
                execution.run(spec, pictures, new RunClock(), control, listener);
            }
        };
    }

    @Override
    protected RunSpec spec(LoadingPolicy loading, String scheduler) {
        long cap = WIDE.weightBytes() * 5 / 4;
        return Fixtures.spec(Tiny.at0("Branching", "Wide", "Branching"), cap, loading, scheduler, 2, BRANCHING, WIDE);
    }
}
