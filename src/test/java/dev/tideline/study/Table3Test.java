package dev.tideline.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.study.Table3.Cell;
import dev.tideline.study.Verdict.Answer;
import dev.tideline.workload.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class Table3Test {
    private static final List<LoadingPolicy> POLICIES = Arrays.asList(LoadingPolicy.values());

    private static Map<Cell, Double> papers() {
        Map<Cell, Double> times = new HashMap<>();
        for (Cell cell : Table3.cells(POLICIES, Table3.SCHEDULERS, Table3.CAPS, List.of(1))) {
            Table3.paper(cell).ifPresent(ratio -> times.put(cell, ratio));
        }
        return times;
    }

    private static List<Answer> answers(Map<Cell, Double> times) {
        return new Table3(times).verdicts().stream().map(Verdict::answer).toList();
    }

    private static void change(
            Map<Cell, Double> times, LoadingPolicy loading, String scheduler, DoubleUnaryOperator change) {
        times.replaceAll(
                (cell, time) -> cell.loading() == loading && cell.scheduler().equals(scheduler)
                        ? Double.valueOf(change.applyAsDouble(time))
                        : time);
    }

    @Test
    void thePapersOwnTableHasItsShapes() {
        assertEquals(
                List.of(Answer.HOLDS, Answer.HOLDS, Answer.HOLDS, Answer.HOLDS, Answer.UNKNOWN), answers(papers()));
        assertEquals(
                List.of(
                        "at 2G it takes 0.76 to 0.84 times as long as each",
                        "at 256M it takes 1.15 to 1.31 times as long as each; of Bulk + FCFS: 2G 0.76 to 0.78, 1G 0.75"
                                + " to 0.77, 512M 0.85 to 0.90, 256M 1.15 to 1.16",
                        "2G 0.80, 1G 0.92, 512M 0.95, 256M 0.91",
                        "slowest over fastest scheduler: 2G 1.00, 1G 1.00, 512M 1.00, 256M 1.00",
                        "MEMA was not measured both ways"),
                new Table3(papers()).verdicts().stream().map(Verdict::found).toList());
    }

    @Test
    void twoAtOnceHurtAllButMema() {
        Map<Cell, Double> times = papers();
        for (Cell cell : papers().keySet()) {
            boolean mema = cell.scheduler().equals("MEMA");
            times.put(cell.atOnce(2), times.get(cell) * (mema ? 1 : 1.5));
        }
        assertEquals(Answer.HOLDS, answers(times).get(4));

        times.computeIfPresent(new Cell(LoadingPolicy.PARTIAL, "MEMA", Bytes.GIB / 4, 2), (cell, time) -> time * 1.2);
        assertEquals(Answer.DOES_NOT_HOLD, answers(times).get(4));
        assertEquals(
                "two at once take 1.50 times as long as one at a time, under MEMA 1.00 to 1.20",
                new Table3(times).verdicts().get(4).found());
    }

    @Test
    void oneCellCanBreakAShape() {
        Map<Cell, Double> times = papers();
        change(times, LoadingPolicy.PARTIAL, "SJF", time -> 1);
        change(times, LoadingPolicy.PARTIAL, "MEMA", time -> time * 1.1);
        change(times, LoadingPolicy.LINEAR, "LJF", time -> time * 1.1);

        assertEquals(
                List.of(
                        Answer.DOES_NOT_HOLD,
                        Answer.DOES_NOT_HOLD,
                        Answer.DOES_NOT_HOLD,
                        Answer.DOES_NOT_HOLD,
                        Answer.UNKNOWN),
                answers(times));
    }

    @Test
    void withoutCellsNothingCanBeTold() {
        assertEquals(
                List.of(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN),
                answers(Map.of()));
    }

    @Test
    void thePaperSaysNothingOfTwoAtOnceOrOtherCaps() {
        assertEquals(OptionalDouble.empty(), Table3.paper(new Cell(LoadingPolicy.BULK, "FCFS", Bytes.GIB, 2)));
        assertEquals(OptionalDouble.empty(), Table3.paper(new Cell(LoadingPolicy.BULK, "FCFS", Bytes.GIB / 8, 1)));
        assertEquals(OptionalDouble.empty(), Table3.paper(new Cell(LoadingPolicy.DEEPEYE, "SJF", Bytes.GIB, 1)));
    }
}
