package dev.tideline.ui;

import dev.tideline.chart.RunNames;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.Metrics;
import dev.tideline.workload.Bytes;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Above the chart: which run it is, under what settings, and the figures that matter. Lives on the JavaFX thread. */
final class Headline {
    private static final double WIDEST_SHARE = 0.7;

    private final Label title = new Label();
    private final Label settings = new Label();
    private final Tile makespan = new Tile("makespan");
    private final Tile response = new Tile("mean response");
    private final Tile memory = new Tile("peak promised");
    private final Tile paged = new Tile("paged");
    private final Tile busy = new Tile("utilisation");
    private final List<Tile> tiles = List.of(makespan, response, memory, paged, busy);
    private final HBox root = new HBox();
    private boolean comparing;

    private static final class Tile {
        private final Label value = new Label();
        private final Label note = new Label();
        private final Tooltip explanation = new Tooltip();
        private final VBox root;

        Tile(String what) {
            Label name = new Label(what);
            name.getStyleClass().addAll("text-muted", "wb-small");
            value.getStyleClass().add("wb-figure");
            note.getStyleClass().addAll("text-muted", "wb-small");
            root = new VBox(name, value, note);
            root.getStyleClass().add("wb-tile");
            root.setMinWidth(Region.USE_PREF_SIZE);
        }

        void show(String figure, String remark) {
            value.setText(figure);
            note.setText(remark);
        }

        void explain(String text) {
            explanation.setText(text);
            Tooltip.install(root, explanation);
        }
    }

    Headline() {
        title.getStyleClass().add("wb-run-title");
        settings.getStyleClass().addAll("text-muted", "wb-small");
        settings.setTooltip(new Tooltip());
        settings.getTooltip().textProperty().bind(settings.textProperty());
        VBox words = new VBox(title, settings);
        words.setMinWidth(0);
        words.getStyleClass().add("wb-tile");
        HBox.setHgrow(words, Priority.ALWAYS);
        root.getStyleClass().add("wb-headline");
        root.setMinWidth(0);
        root.getChildren().add(words);
        tiles.forEach(t -> root.getChildren().add(t.root));
        root.widthProperty().addListener(o -> fit());
    }

    Region root() {
        return root;
    }

    /** What is told apart; the figures of each are in the comparison itself. */
    void showComparison(List<Run> runs) {
        title.setText(String.join(
                "  \u00b7  ",
                RunNames.of(runs.stream().map(r -> r.toChart(List.of())).toList())));
        settings.setText("compared on one time scale; the first is what the others are measured against");
        comparing = true;
        fit();
    }

    /** In a narrow window the words keep their place and the last figures give way; the table of runs has them all. */
    private void fit() {
        double left = root.getWidth() * WIDEST_SHARE;
        for (Tile tile : tiles) {
            left -= tile.root.prefWidth(-1) + root.getSpacing();
            tile.root.setVisible(!comparing && left > 0);
            tile.root.setManaged(tile.root.isVisible());
        }
    }

    void show(Run run) {
        comparing = false;
        var spec = run.spec();
        title.setText(run.number() + "  " + spec.title());
        String device = spec.profile().device() + " ("
                + spec.profile().provenance().name().toLowerCase(Locale.ROOT) + ")";
        settings.setText(spec.workload().name() + ", "
                + (run.simulated() ? "simulated for " + device : run.engine() + "; expected times from " + device)
                + ", " + spec.workers() + (spec.workers() == 1 ? " worker" : " workers") + ", seed " + spec.seed()
                + run.trace()
                        .conditions()
                        .map(c -> ". " + c.describe(spec.capBytes()))
                        .orElse(""));
        figures(run, run.metrics().get());
        fit();
    }

    private void figures(Run run, Metrics m) {
        makespan.show(Figures.time(m.makespanNs()), gap(run, m));
        response.show(Figures.response(m, m.meanResponseNs()), "p95 " + Figures.response(m, m.p95ResponseNs()));
        memory.show(
                Figures.bytes(m.peakPromisedBytes()),
                "of " + Bytes.human(run.spec().availableBytes())
                        + (accountedOnly(run) ? ", " + Conditions.ACCOUNTED_ONLY : ""));
        memory.explain("Most bytes promised at once to tasks that were started, of "
                + run.spec().availableInWords());
        paged.show(Figures.bytes(m.pagedInBytes() + m.pagedOutBytes()), pagingTime(run, m));
        busy.show(Figures.percent(m.utilisation()), run.progress());
    }

    private static boolean accountedOnly(Run run) {
        return run.heldBy().equals(Conditions.ACCOUNTED_ONLY);
    }

    /** A profile without a swap device pages for nothing. */
    private static String pagingTime(Run run, Metrics m) {
        boolean free = m.pagedOutBytes() > 0 && !run.spec().profile().swap().costs();
        return free ? "free in this profile" : Figures.spell(m.pagingNs()) + " of task time";
    }

    private static String gap(Run run, Metrics m) {
        if (run.trace().end().isEmpty()) {
            return "so far";
        }
        return run.simulated() ? Figures.gap(m.makespanNs(), m.lowerBoundNs()) + " over bound" : "measured";
    }
}
