package dev.tideline.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.DeviceModel.Rates;
import dev.tideline.workload.Network.Declaration;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceModelTest {
    /** Rates per second chosen so that times come out in whole microseconds. */
    private static final DeviceModel ROUND =
            new DeviceModel(5_000, 1_000, 4e6, new Rates(2_000, 100e6, 40e6, 8e6, 1e6, 2e6, 4e6, 8e6));

    private static final Network NETWORK = new Network(
            "demo",
            "",
            "",
            new Shape(1, 10, 10),
            5,
            List.of(
                    layer("data", new Operator.Input()),
                    layer("conv", new Operator.Convolution(2, 3, 1, 1, 1, true), "data"),
                    layer("relu", new Operator.Relu(0), "conv"),
                    layer("norm", new Operator.Lrn(5, 1, 1), "relu"),
                    layer("max", new Operator.Pooling(true, 2, 2, 0, false), "norm"),
                    layer("mean", new Operator.Pooling(false, 0, 1, 0, true), "max"),
                    layer("both", new Operator.Concat(), "mean", "mean"),
                    layer("fc", new Operator.InnerProduct(10), "both")));

    private static Declaration layer(String name, Operator operator, String... inputs) {
        return new Declaration(name, operator, List.of(inputs));
    }

    @Test
    void givesWhatItsFormulasSay() {
        NetworkCost cost = ROUND.cost(NETWORK);
        assertEquals(8 * 5_000, cost.initNs());
        assertEquals(400, cost.initBytes());
        assertEquals(5, cost.convLayers());
        assertEquals(
                List.of(
                        new LayerCost("data", 1_000, 2_000, 0, 400, 0),
                        // 1800 MACs take 18 us, 80 bytes of weights 2 us; the im2col buffer of 3600 bytes 450 us.
                        new LayerCost("conv", 1_000 + 20_000, 2_000 + 18_000 + 450_000, 80, 800, 3600),
                        new LayerCost("relu", 1_000, 2_000 + 200_000, 0, 800, 0),
                        new LayerCost("norm", 1_000, 2_000 + 100_000, 0, 800, 0),
                        new LayerCost("max", 1_000, 2_000 + 50_000, 0, 200, 0),
                        // 2 outputs x 25 elements at a fifth of the rate.
                        new LayerCost("mean", 1_000, 2_000 + 62_500, 0, 8, 0),
                        new LayerCost("both", 1_000, 2_000 + 500, 0, 16, 0),
                        // 40 MACs take 0.4 us, 200 bytes of weights 5 us: memory decides.
                        new LayerCost("fc", 1_000 + 50_000, 2_000 + 5_000, 200, 40, 0)),
                cost.layers());
    }

    @Test
    void aFasterBoardIsFasterInEveryNetwork() {
        List<Board> byAge = List.of(Board.PI_ZERO_2_W, Board.PI_3B_PLUS, Board.PI_4B, Board.PI_5);
        for (int i = 1; i < byAge.size(); i++) {
            NetworkCost slower = byAge.get(i - 1).profile(List.of(NETWORK)).cost("demo");
            NetworkCost faster = byAge.get(i).profile(List.of(NETWORK)).cost("demo");
            assertTrue(faster.execNs() < slower.execNs(), byAge.get(i) + " executes");
            assertTrue(faster.loadNs() < slower.loadNs(), byAge.get(i) + " loads");
        }
    }

    @Test
    void namesTheNearestBoard() {
        assertEquals(Board.PI_4B, Board.of("pi-4b"));
        assertEquals(
                "Unknown board 'pi-4'. Maybe you meant pi-4b.",
                assertThrows(InvalidInput.class, () -> Board.of("pi-4")).getMessage());
    }
}
