package dev.tideline.ui;

import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the bottom: engine, memory, progress and rate; work under way with Cancel; the bound. On the JavaFX thread. */
final class StatusPart {
    static final String PREPARING = "Preparing: making weights, starting the runner";

    private final Session session;
    private final Label state = new Label();
    private final Label memory = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label jobs = new Label();
    private final Label rate = new Label();
    private final HBox work = new HBox();
    private final Label bound = new Label();
    private final HBox root = new HBox();

    StatusPart(Session session) {
        this.session = session;
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        root.getStyleClass().add("wb-status");
        work.getStyleClass().add("wb-pair");
        progress.getStyleClass().add("small");
        progress.setAccessibleText("Finished jobs");
        memory.setTooltip(new Tooltip());
        state.setAccessibleText("State of the engine");
        root.getChildren().addAll(state, progress, jobs, memory, rate, spacer, work, bound);
        session.background().tasks().addListener((ListChangeListener<Task<?>>) c -> showWork());
        ready("Ready");
    }

    Region root() {
        return root;
    }

    /** A sentence until something runs. */
    void ready(String text) {
        state.setText(text);
    }

    /** At most a few times a second. */
    void show(Run run) {
        figures(true);
        RunTrace trace = run.trace();
        Metrics m = run.metrics().get();
        state.setText(
                switch (session.runs().isLive(run) ? session.runs().state().get() : Runs.State.IDLE) {
                    case IDLE -> ended(run);
                    case RUNNING -> session.runs().preparing(run) ? preparing(run) : running(run);
                    case PAUSED ->
                        run.engine() + " paused at "
                                + Figures.time(session.runs().nowNs(run));
                });
        progress.setProgress((double) m.finishedJobs() / trace.spec().workload().jobs());
        jobs.setText(run.progress());
        memory.setText(memory(trace));
        memory.getTooltip()
                .setText("Promised to tasks that were started, of "
                        + trace.spec().availableInWords());
        double perSecond = session.runs().eventsPerSecond();
        rate.setText(perSecond >= 1 ? String.format(Locale.ROOT, "%,.0f events/s", perSecond) : "");
        bound.setText(bound(run, m));
    }

    /** What goes on before the first event. */
    static String preparing(Run run) {
        return run.elsewhere() ? run.watch().trouble().orElse("Preparing: waiting for " + run.engine()) : PREPARING;
    }

    /** An agent's device may slow it down, and the connection to it break. */
    private static String running(Run run) {
        String device = run.watch().deviceInWords();
        return run.watch().trouble().orElse(run.engine() + " running" + (device.isEmpty() ? "" : " \u00b7 " + device));
    }

    /** Of runs side by side it says when each ended; the rest is in the comparison. */
    void showComparison(List<Run> runs) {
        figures(false);
        state.setText("Compared: "
                + runs.stream().map(StatusPart::ended).map(StatusPart::inner).collect(Collectors.joining(", ")));
    }

    private static String inner(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** What only one run has. */
    private void figures(boolean shown) {
        for (Node node : List.of(progress, jobs, memory, rate, bound)) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    private static String bound(Run run, Metrics m) {
        if (m.jobs() == 0 || !run.simulated()) {
            return "";
        }
        String gap = run.trace().end().isPresent() ? ", gap " + Figures.gap(m.makespanNs(), m.lowerBoundNs()) : "";
        return "lower bound " + Figures.time(m.lowerBoundNs()) + gap;
    }

    private static String memory(RunTrace trace) {
        var steps = trace.memory();
        long promised = steps.size() == 0 ? 0 : steps.promisedBytes(steps.size() - 1);
        return "promised " + Figures.bytes(promised) + " of "
                + Bytes.human(trace.spec().availableBytes());
    }

    private static String ended(Run run) {
        return run.trace()
                .end()
                .map(end -> "Run " + run.number() + " " + run.state().get() + " at " + Figures.time(end.timeNs())
                        + (end.message().isEmpty() ? "" : ": " + end.message()))
                .orElse("Run " + run.number() + " is incomplete");
    }

    private void showWork() {
        work.getChildren().clear();
        for (Task<?> task : session.background().tasks()) {
            Label title = new Label();
            title.textProperty().bind(task.titleProperty());
            ProgressBar bar = new ProgressBar();
            bar.getStyleClass().add("small");
            bar.progressProperty().bind(task.progressProperty());
            Button cancel = new Button("Cancel");
            cancel.getStyleClass().addAll("small", "flat");
            cancel.setOnAction(e -> task.cancel());
            work.getChildren().addAll(title, bar, cancel);
        }
    }
}
