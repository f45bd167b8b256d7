package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalBenchTest {
    @BeforeEach
    void requireMxnet() {
        Fixtures.requireMxnet();
        Fixtures.require(LocalSettings.DlEngine.PYTORCH);
    }

    @Test
    void measuresEveryNetwork() {
        Network small = new Fixtures.Chain(new Shape(3, 20, 20))
                .then(Fixtures.convolution(4, 3, 1, 1, 1))
                .then(new Operator.InnerProduct(4))
                .named("Small");
        Network wide = Fixtures.wide();
        List<String> lines = new ArrayList<>();

        new LocalBench().run(List.of(small, wide), Fixtures.profile(small, wide), lines::add);

        assertEquals(12, lines.size(), lines.toString());
        assertTrue(
                lines.get(1).matches("Runner before its first layer: .* MiB of memory that cannot be dropped\\."),
                lines.get(1));
        assertTrue(lines.get(0).startsWith("Sampling ("), lines.get(0));
        assertTrue(
                lines.get(2)
                        .matches("Dispatcher: \\d+\\.\\d microseconds of processor time for each of 260 tasks"
                                + " \\(20 x Wide, Partial \\+ FCFS\\)\\."),
                lines.get(2));
        assertTrue(lines.get(5).startsWith("Small "), lines.get(5));
        assertTrue(lines.get(6).startsWith("Wide "), lines.get(6));
        String times = "( +[\\d.]+ \\+ [\\d.]+ = [\\d.]+){2}";
        assertTrue(lines.get(8).matches("network +MXNet +PyTorch"), lines.get(8));
        assertTrue(lines.get(9).matches("Small" + times), lines.get(9));
        assertTrue(lines.get(10).matches("Wide" + times), lines.get(10));
        assertTrue(
                lines.get(11)
                        .matches(
                                "Runner before its first layer: MXNet .* MiB, PyTorch .* MiB of memory that cannot be dropped\\."),
                lines.get(11));
    }
}
