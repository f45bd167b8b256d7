package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.wire.RunInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerProcessTest {
    private static final RunSpec SPEC =
            Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 1 << 20, LoadingPolicy.BULK, "FCFS", 1, 1);

    @Test
    void saysHowARunnerDiedThatNeverTookItsOrder() throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell));
        Process dead = new ProcessBuilder(shell.toString(), "-c", "echo no such flag >&2; exit 7").start();
        dead.waitFor();
        List<RunEvent> events = new ArrayList<>();

        new RunnerProcess(dead, Limit.none(), InferenceEngine.MXNET)
                .relay(
                        new RunnerOrder(RunInfo.of(SPEC, "test"), Loads.WARM, 0, Map.of(), Path.of("")),
                        new RunControl(),
                        events::add);

        String message = "The runner ended before its run did (exit code 7). Its last words: no such flag";
        assertEquals(List.of(new RunEvent.RunEnded(0, Outcome.FAILED, message)), events);
    }
}
