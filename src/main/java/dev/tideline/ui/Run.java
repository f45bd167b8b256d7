package dev.tideline.ui;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.Overlay.Marker;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.GroupSteps;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A row of the runs table: a trace with what it came to. Lives on the JavaFX thread. */
final class Run {
    static final Path NO_FILE = Path.of("");

    private final int number;
    private final String name;
    private final String engine;
    private final RunTrace trace;
    private final Path file;
    private final AgentWatch watch;
    private final ReadOnlyObjectWrapper<Metrics> metrics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> state = new ReadOnlyObjectWrapper<>();
    private String withoutEnd = "incomplete";

    /** @param watch NONE unless an agent carries it out */
    Run(int number, String name, String engine, RunTrace trace, Path file, AgentWatch watch) {
        this.number = number;
        this.name = name;
        this.engine = engine;
        this.trace = trace;
        this.file = file;
        this.watch = watch;
        measured(Metrics.of(trace));
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    String engine() {
        return engine;
    }

    /** @param markers the user's notes on it */
    ChartRun toChart(List<Marker> markers) {
        return new ChartRun(trace, engine, name, number, markers);
    }

    /** "run 2, Partial + MEMA, cap 256M": for a sentence. */
    String words() {
        return "run " + number + ", " + spec().title();
    }

    /** "3 of 18 jobs": of all that the workload asks for, arrived or not. */
    String progress() {
        return metrics.get().finishedJobs() + " of " + spec().workload().jobs() + " jobs";
    }

    /** Who enforces the cap, "accounted only" where nobody does; empty where no real memory is at stake or it is not known yet. */
    String heldBy() {
        return trace.conditions()
                .map(c -> c.enforced() ? c.enforcer() : Conditions.ACCOUNTED_ONLY)
                .orElse("");
    }

    /** Whether the kernel ended it because it needed more memory than its cap. */
    boolean killedForMemory() {
        GroupSteps counted = trace.group();
        return counted.size() > 0 && counted.get(counted.size() - 1).oomKills() > 0;
    }

    /** Whether its times are computed from the profile, so that they can be compared with bounds computed from it. */
    boolean simulated() {
        return engine.equals(new Simulator().title());
    }

    RunTrace trace() {
        return trace;
    }

    /** The file that holds it, {@link #NO_FILE} if a simulation can make it again. */
    Path file() {
        return file;
    }

    /** How it stands with the agent that carries it out; NONE for what ran here or comes from a file. */
    AgentWatch watch() {
        return watch;
    }

    /** Whether an agent carries it out, with or without this window. */
    boolean elsewhere() {
        return watch != AgentWatch.NONE;
    }

    RunSpec spec() {
        return trace.spec();
    }

    /** As of the last {@link #measured}; while it runs, a little behind. */
    ReadOnlyObjectProperty<Metrics> metrics() {
        return metrics.getReadOnlyProperty();
    }

    void measured(Metrics now) {
        metrics.set(now);
        showState();
    }

    /** What is being done with it: "running", "paused"; until then, and when its end is lost, it is "incomplete". */
    void underWay(String how) {
        withoutEnd = how;
        showState();
    }

    private void showState() {
        state.set(trace.end().map(Run::outcome).orElse(withoutEnd));
    }

    ReadOnlyObjectProperty<String> state() {
        return state.getReadOnlyProperty();
    }

    private static String outcome(RunEvent.RunEnded end) {
        return end.outcome().name().toLowerCase(java.util.Locale.ROOT);
    }
}
