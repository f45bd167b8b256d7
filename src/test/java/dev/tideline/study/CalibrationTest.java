package dev.tideline.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.study.Verdict.Answer;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Swap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final long AMPLE = 10_000;
    private static final long TIGHT = 200;
    private static final Profile DEVICE = swapping(1_000_000_000, Tiny.AB);

    private static Profile swapping(long bytesPerSecond, NetworkCost cost) {
        Profile plain = Tiny.profile(cost);
        return new Profile(
                plain.name(),
                plain.device(),
                plain.provenance(),
                plain.source(),
                plain.memoryBytes(),
                0,
                0,
                0,
                0,
                new Swap(bytesPerSecond, bytesPerSecond),
                Map.of(cost.network(), cost));
    }

    private static RunSpec spec(LoadingPolicy loading, long cap) {
        return Tiny.spec(Tiny.at0("AB", "AB"), DEVICE, cap, loading, "FCFS", 1, 2);
    }

    private static Calibration calibration(Engine device, RunSpec... specs) {
        List<RunSpec> all = List.of(specs);
        return Calibration.of(
                all.stream().map(spec -> Tiny.run(new Simulator(), spec)).toList(),
                new Rounds(device, all, 3).run((spec, done, of, next) -> next));
    }

    private static List<Answer> answers(Calibration calibration) {
        return calibration.verdicts().stream().map(Verdict::answer).toList();
    }

    @Test
    void aDeviceThatIsAsPredictedMeetsTheTargets() {
        Calibration calibration = calibration(
                new OtherDevice(costs -> costs),
                spec(LoadingPolicy.BULK, AMPLE),
                spec(LoadingPolicy.LINEAR, AMPLE),
                spec(LoadingPolicy.BULK, TIGHT),
                spec(LoadingPolicy.LINEAR, TIGHT));

        assertEquals(
                List.of(false, false, true, true),
                calibration.cells().stream().map(Calibration.Cell::pages).toList());
        assertTrue(calibration.cells().stream().allMatch(cell -> cell.ratio().orElseThrow() == 1));
        assertEquals(List.of(Answer.HOLDS, Answer.HOLDS, Answer.HOLDS), answers(calibration));
        assertEquals("0.0 % over 2 cells", calibration.verdicts().get(0).found());
        assertEquals("1 of 1", calibration.verdicts().get(2).found());
    }

    @Test
    void tasksThatCostMoreThanPredictedAreFoundByNetworkAndKind() {
        NetworkCost slowLoads =
                Tiny.network("AB", 1, 10, 1, Tiny.layer(4, 3, 100, 20, 5), Tiny.layer(8, 5, 200, 30, 0));
        Calibration calibration = calibration(
                new OtherDevice(costs -> swapping(1_000_000_000, slowLoads)), spec(LoadingPolicy.LINEAR, AMPLE));

        assertEquals(
                List.of(
                        new Calibration.Share("AB", TaskKind.INIT, false, 2, 2),
                        new Calibration.Share("AB", TaskKind.LOAD, false, 12, 24),
                        new Calibration.Share("AB", TaskKind.EXEC, false, 16, 16)),
                calibration.shares());
        assertEquals(30.0 / 42, calibration.cells().get(0).ratio().orElseThrow());
        assertEquals(List.of(Answer.DOES_NOT_HOLD, Answer.DOES_NOT_HOLD, Answer.UNKNOWN), answers(calibration));
    }

    @Test
    void policiesThatAreMeasuredTheOtherWayRoundAreOutOfOrder() {
        Engine favouringBulk = new Engine() {
            @Override
            public String title() {
                return "Favouring Bulk";
            }

            @Override
            public void run(RunSpec spec, RunControl control, RunListener listener) {
                long speed = spec.loading() == LoadingPolicy.BULK ? 1_000_000_000_000L : 10_000_000;
                new Simulator().run(spec.withProfile(swapping(speed, Tiny.AB)), control, listener);
            }
        };
        Calibration calibration =
                calibration(favouringBulk, spec(LoadingPolicy.BULK, TIGHT), spec(LoadingPolicy.LINEAR, TIGHT));

        assertEquals(List.of(Answer.UNKNOWN, Answer.UNKNOWN, Answer.DOES_NOT_HOLD), answers(calibration));
        assertEquals("0 of 1", calibration.verdicts().get(2).found());
    }

    @Test
    void aCellThatWasNotMeasuredIsLeftOut() {
        RunSpec spec = spec(LoadingPolicy.BULK, AMPLE);
        Calibration calibration =
                Calibration.of(List.of(Tiny.run(new Simulator(), spec)), List.of(new Repeats(spec, new ArrayList<>())));

        assertFalse(calibration.cells().get(0).ratio().isPresent());
        assertEquals(List.of(), calibration.shares());
        assertEquals(List.of(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN), answers(calibration));
    }

    @Test
    void pairsRunsThatWereAskedForAlikeWhateverAnEngineNeedsForItself() {
        RunSpec bulk = spec(LoadingPolicy.BULK, AMPLE);
        RunSpec adapted = bulk.withProfile(bulk.profile().withBaseBytes(50));
        RunTrace predicted = simulated(bulk);
        RunTrace first = simulated(adapted);
        RunTrace second = simulated(adapted);

        Calibration paired = Calibration.pairing(
                List.of(predicted, simulated(spec(LoadingPolicy.LINEAR, AMPLE))),
                List.of(first, simulated(spec(LoadingPolicy.PARTIAL, AMPLE)), second));

        assertEquals(
                List.of(new Calibration.Cell(predicted, new Repeats(adapted, List.of(first, second)))), paired.cells());
    }

    @Test
    void whatAMachineHasBecomeSlowerIsToldFromWhatIsPredictedWrong() {
        NetworkCost twice = Tiny.network("AB", 2, 10, 1, Tiny.layer(4, 6, 100, 20, 5), Tiny.layer(8, 10, 200, 30, 0));
        Engine slower = new OtherDevice(costs -> swapping(1_000_000_000, twice));
        RunSpec tight = spec(LoadingPolicy.PARTIAL, TIGHT).withWorkers(2);
        RunSpec ample = tight.withCap(AMPLE);
        Pace pace = pace(slower, tight, ample);

        assertEquals(
                ample.withWorkers(1).withPolicies(LoadingPolicy.LINEAR, "FCFS"),
                pace.cell().spec());
        assertEquals(2, pace.factor().orElseThrow());
        Calibration calibration = calibration(slower, ample);
        assertEquals(new Calibration.Errors(0.5, 0.5, 1), calibration.errors(1).orElseThrow());
        assertEquals(
                new Calibration.Errors(0, 0, 1),
                calibration.errors(pace.factor().orElseThrow()).orElseThrow());
    }

    @Test
    void aMachineThatPagesTellsNoPace() {
        assertTrue(pace(new OtherDevice(costs -> costs), spec(LoadingPolicy.BULK, TIGHT / 2))
                .factor()
                .isEmpty());
    }

    private static Pace pace(Engine device, RunSpec... compared) {
        return new Pace(
                calibration(device, Pace.spec(List.of(compared))).cells().get(0));
    }

    private static RunTrace simulated(RunSpec spec) {
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }
}
