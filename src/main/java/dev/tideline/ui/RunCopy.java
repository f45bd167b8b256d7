package dev.tideline.ui;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.RunFile;
import dev.tideline.io.RunRecorder;
import dev.tideline.trace.RunEvent;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives a run its run file: a copy of the one it has, or, of a simulated run, by simulating it again up to where it ended:
 * the same spec gives the same events, so nothing needs to be kept of runs that nobody exports. Any thread.
 */
final class RunCopy {
    private RunCopy() {}

    static void write(Run run, Path target, RunControl control) {
        if (run.file().equals(Run.NO_FILE)) {
            simulate(run, target, control);
        } else {
            copy(run.file(), target);
        }
    }

    private static void copy(Path source, Path target) {
        WholeFile.replace(target, out -> Files.copy(source, out));
    }

    private static void simulate(Run run, Path target, RunControl control) {
        long shownUntil = run.trace().nowNs();
        RunRecorder recorder = RunFile.record(target, RunInfo.of(run.spec(), run.engine()), event -> {});
        try (recorder) {
            new Simulator().run(run.spec(), control, event -> {
                if (event.timeNs() <= shownUntil && !(event instanceof RunEvent.RunEnded)) {
                    recorder.on(event);
                }
            });
            run.trace().end().ifPresent(recorder::on);
        }
        recorder.loss().ifPresent(message -> {
            throw new InvalidInput(message);
        });
    }
}
