package dev.tideline.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.engine.Tiny;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Network.Declaration;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSpecTest {
    @Test
    void namesTheProfileWhoseLayersAreNotTheModels() {
        Network oneLayer = new Network(
                "AB", "", "", new Shape(1, 2, 2), 1, List.of(new Declaration("a", new Operator.Input(), List.of())));

        InvalidInput refused = assertThrows(
                InvalidInput.class,
                () -> new RunSpec(
                        Tiny.at0("AB"),
                        Map.of("AB", oneLayer),
                        Tiny.profile(Tiny.AB),
                        1 << 20,
                        LoadingPolicy.LINEAR,
                        "FCFS",
                        1,
                        1,
                        0,
                        MemoryModel.IDEAL,
                        7));

        assertEquals(
                "Profile " + Tiny.profile(Tiny.AB).name()
                        + ": it gives 2 layers for AB, its model has 1; they must match one to one.",
                refused.getMessage());
    }
}
