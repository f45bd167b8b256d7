package dev.tideline.ui.timeline;

import dev.tideline.chart.Palette;
import dev.tideline.chart.Theme;
import dev.tideline.chart.TimeText;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunTrace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The difference between runs in words, and where the time of each went in bars. Figures of long runs are worked out on
 * another thread, which is safe because runs are compared when they have ended. Otherwise JavaFX thread.
 */
final class ComparePanel extends VBox {
    private List<RunTrace> traces = List.of();
    private List<RunFigures> figures = List.of();
    private List<String> names = List.of();
    private Theme theme = Theme.LIGHT;
    private final ObservableBooleanValue roomy;
    private boolean asked;

    /** @param roomy whether there is room for more than the main sentence */
    ComparePanel(ObservableBooleanValue roomy) {
        this.roomy = roomy;
        roomy.addListener((o, was, is) -> fill());
        getStyleClass().add("timeline-compare");
        hide();
    }

    void hide() {
        traces = List.of();
        figures = List.of();
        setVisible(false);
        setManaged(false);
    }

    void show(List<RunTrace> compared, List<String> called) {
        traces = List.copyOf(compared);
        names = List.copyOf(called);
        figures = List.of();
        asked = false;
        setVisible(true);
        setManaged(true);
        getChildren().setAll(Cards.label("The runs are compared when all of them have ended.", "card-subtitle"));
        pulse();
    }

    void setTheme(Theme value) {
        theme = value;
        fill();
    }

    /** Begins to compare when the last run has ended. */
    void pulse() {
        if (asked || traces.isEmpty() || traces.stream().anyMatch(t -> t.end().isEmpty())) {
            return;
        }
        asked = true;
        List<RunTrace> mine = traces;
        List<String> called = names;
        CompletableFuture.supplyAsync(() -> IntStream.range(0, mine.size())
                        .mapToObj(i -> RunFigures.of(mine.get(i), called.get(i)))
                        .toList())
                .thenAccept(result -> Platform.runLater(() -> take(mine, result)));
    }

    private void take(List<RunTrace> of, List<RunFigures> result) {
        if (of == traces) {
            figures = result;
            fill();
        }
    }

    private void fill() {
        if (figures.isEmpty()) {
            return;
        }
        getChildren().clear();
        List<String> sentences = new Comparison(figures).sentences();
        for (int i = 0; i < sentences.size(); i++) {
            Label label = Cards.label(sentences.get(i), i == 0 ? "compare-headline" : "compare-sentence");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            getChildren().add(label);
        }
        if (roomy.get()) {
            getChildren().addAll(bars(), key());
        } else {
            getChildren().remove(1, getChildren().size());
        }
        setAccessibleText(String.join(" ", sentences));
    }

    private GridPane bars() {
        GridPane grid = Cards.grid();
        long longest = figures.stream().mapToLong(RunFigures::makespanNs).max().orElse(1);
        for (int row = 0; row < figures.size(); row++) {
            RunFigures run = figures.get(row);
            PartsBar bar = new PartsBar(longest);
            CriticalChain.Parts parts = run.chain();
            bar.add(parts.pagingNs(), theme.cap(), "paging");
            bar.add(parts.loadNs(), kind(TaskKind.LOAD), "loading");
            bar.add(parts.execNs(), kind(TaskKind.EXEC), "executing");
            bar.add(parts.initNs(), kind(TaskKind.INIT), "initialising");
            bar.add(parts.waitingNs(), theme.frame(), "waiting");
            grid.add(Cards.label(run.name(), "fact-value"), 0, row);
            grid.add(bar, 1, row);
            grid.add(Cards.label(TimeText.of(run.makespanNs()), "fact-value"), 2, row);
        }
        return grid;
    }

    private FlowPane key() {
        return new FlowPane(
                14,
                2,
                entry(theme.cap(), "paging"),
                entry(kind(TaskKind.LOAD), "loading"),
                entry(kind(TaskKind.EXEC), "executing"),
                entry(kind(TaskKind.INIT), "initialising"),
                entry(theme.frame(), "waiting"),
                Cards.label("along the chain of tasks that held the run up", "fact-label"));
    }

    private static HBox entry(int colour, String name) {
        HBox entry = new HBox(5, Cards.dot(colour), Cards.label(name, "fact-label"));
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    private int kind(TaskKind kind) {
        return new Palette(traces.get(0).spec().workload(), theme).kind(kind);
    }
}
