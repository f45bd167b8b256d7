package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.local.SharedSwap;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.RunsCsv;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.study.Calibration;
import dev.tideline.study.Pace;
import dev.tideline.study.Repeats;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesTest {
    private static final RunSpec SPEC =
            Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 1000, LoadingPolicy.LINEAR, "FCFS", 2, 2);
    private static final Conditions ENFORCED = enforced(2000, 1000);
    private static final Conditions ACCOUNTED =
            new Conditions(Conditions.Covers.NETWORKS, "", "no right", 0, 1000, 0, Conditions.Loads.WARM, 0, "");

    private static final Engine REFUSING = new Engine() {
        @Override
        public String title() {
            return "Refusing";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            throw new InvalidInput("No room.");
        }
    };

    @TempDir
    private Path folder;

    private final List<Repeats> shown = new ArrayList<>();

    private static Conditions enforced(long limitBytes, long runtimeBytes) {
        return new Conditions(
                Conditions.Covers.NETWORKS,
                "cgroup v1",
                "",
                limitBytes,
                runtimeBytes,
                0,
                Conditions.Loads.WARM,
                0,
                "PyTorch");
    }

    private static RunTrace run(Conditions held) {
        RunTrace trace = new RunTrace(SPEC);
        trace.on(new RunEvent.Began(0, held));
        new Simulator().run(SPEC, new RunControl(), trace);
        return trace;
    }

    @Test
    void aSeriesWithoutAFinishedRunFailsWhenItHasBeenShown() {
        Series series = new Series(REFUSING, List.of(SPEC), 2, new PrintWriter(new StringWriter()));

        RunFailed failed = assertThrows(RunFailed.class, () -> series.run(SharedSwap::none, shown::addAll));
        assertEquals("No run finished. The first: No room.", failed.getMessage());
        assertEquals(2, shown.get(0).runs().size());
    }

    @Test
    void exportsSayWhetherTheCapWasEnforced() throws IOException {
        Repeats measured = new Repeats(SPEC, List.of(run(ENFORCED), run(ACCOUNTED)));
        RunTrace predicted = new RunTrace(SPEC);
        new Simulator().run(SPEC, new RunControl(), predicted);
        List<RunsCsv.Row> rows = new ArrayList<>(Series.rows("This machine", measured));
        rows.add(new RunsCsv.Row("Simulator", 0, predicted));
        Path csv = folder.resolve("runs.csv");
        RunsCsv.write(rows, csv);

        List<String> lines = Files.readAllLines(csv);
        assertEquals(
                List.of(
                        ",yes,cgroup v1,networks,2000,1000,0,warm,0,PyTorch,",
                        ",no,,networks,0,1000,0,warm,0,,",
                        ",,,,,,,,,,"),
                lines.stream().skip(1).map(SeriesTest::conditionsAndMessage).toList());
        String json = CalibrationJson.of(
                Calibration.of(List.of(predicted), List.of(measured)),
                new Pace(new Calibration.Cell(predicted, measured)),
                "This machine",
                "1 processor");
        assertEquals(1, json.split("\"enforced\" : true", -1).length - 1, json);
        assertEquals(1, json.split("\"enforced\" : false", -1).length - 1, json);
    }

    private static String conditionsAndMessage(String line) {
        String[] columns = line.split(",", -1);
        return "," + String.join(",", List.of(columns).subList(columns.length - 10, columns.length));
    }
}
