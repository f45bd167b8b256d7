package dev.tideline.ui.timeline;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.Compared;
import dev.tideline.chart.Difference;
import dev.tideline.chart.Palette;
import dev.tideline.chart.Theme;
import dev.tideline.chart.TimeText;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.CriticalChain;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The difference between runs in words, and where the time of each went in bars. Figures of long runs are worked out on
 * another thread, which is safe because runs are compared when they have ended. Otherwise JavaFX thread.
 */
final class ComparePanel extends VBox {
    private List<ChartRun> runs = List.of();
    private List<Compared> figures = List.of();
    private Theme theme = Theme.LIGHT;
    private boolean asked;

    ComparePanel() {
        getStyleClass().add("timeline-compare");
        hide();
    }

    void hide() {
        runs = List.of();
        figures = List.of();
        setVisible(false);
        setManaged(false);
    }

    void show(List<ChartRun> compared) {
        runs = List.copyOf(compared);
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
        if (asked
                || runs.isEmpty()
                || runs.stream().anyMatch(r -> r.trace().end().isEmpty())) {
            return;
        }
        asked = true;
        List<ChartRun> mine = runs;
        CompletableFuture.supplyAsync(() -> Compared.of(mine))
                .thenAccept(result -> Platform.runLater(() -> take(mine, result)));
    }

    private void take(List<ChartRun> of, List<Compared> result) {
        if (of == runs) {
            figures = result;
            fill();
        }
    }

    private void fill() {
        if (figures.isEmpty()) {
            return;
        }
        getChildren().clear();
        List<String> sentences = Difference.sentences(figures);
        for (String sentence : sentences) {
            Label label = Cards.label(sentence, "compare-sentence");
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(label);
        }
        getChildren().addAll(bars(), key());
        setAccessibleText(String.join(" ", sentences));
    }

    private GridPane bars() {
        GridPane grid = Cards.grid();
        long longest = figures.stream().mapToLong(Compared::makespanNs).max().orElse(1);
        for (int row = 0; row < figures.size(); row++) {
            Compared run = figures.get(row);
            PartsBar bar = new PartsBar(longest);
            CriticalChain.Parts parts = run.chain();
            bar.add(parts.pagingNs(), theme.cap(), "paging");
            bar.add(parts.loadNs(), kind(TaskKind.LOAD), "loading");
            bar.add(parts.execNs(), kind(TaskKind.EXEC), "executing");
            bar.add(parts.initNs(), kind(TaskKind.INIT), "initialising");
            bar.add(parts.waitingNs(), theme.frame(), "waiting");
            grid.add(whole(run.name()), 0, row);
            grid.add(bar, 1, row);
            grid.add(whole(TimeText.of(run.makespanNs())), 2, row);
        }
        return grid;
    }

    /** Never cut: the bar gives way. */
    private static Label whole(String text) {
        Label label = Cards.label(text, "fact-value");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
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
                Cards.label("on the critical path, the tasks that held the run up", "fact-label"));
    }

    private static HBox entry(int colour, String name) {
        HBox entry = new HBox(5, Cards.dot(colour), Cards.label(name, "fact-label"));
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }

    private int kind(TaskKind kind) {
        return new Palette(runs.get(0).trace().spec().workload(), theme).kind(kind);
    }
}
