package dev.tideline.ui.timeline;

import dev.tideline.chart.Palette;
import dev.tideline.chart.TimeText;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Sums over the selected range. JavaFX thread. */
final class RangeCard extends VBox {
    private final Runnable zoom;
    private final Runnable close;

    RangeCard(Runnable zoom, Runnable close) {
        this.zoom = zoom;
        this.close = close;
        getStyleClass().add("timeline-card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(false);
    }

    void show(RangeSummary range, Palette palette) {
        getChildren().setAll(head(range), busy(range, palette), Cards.pairs(facts(range)));
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    private HBox head(RangeSummary range) {
        Label title = Cards.label(TimeText.of(range.lengthNs()), "card-title");
        Label from = Cards.label("from " + TimeText.exact(range.fromNs()), "card-subtitle");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(
                8,
                title,
                from,
                space,
                button("range-zoom", Feather.MAXIMIZE_2, "Zoom to the range", zoom),
                button("range-close", Feather.X, "Close (Esc)", close));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Button button(String id, Feather icon, String text, Runnable action) {
        Button button = Header.iconButton(icon, text);
        button.setId(id);
        button.setOnAction(e -> action.run());
        return button;
    }

    private static GridPane busy(RangeSummary range, Palette palette) {
        GridPane grid = Cards.grid();
        grid.getColumnConstraints().clear();
        grid.addRow(0, Cards.label("busy"), right("Init"), right("Load"), right("Exec"), right("sum"));
        grid.getChildren().forEach(node -> node.getStyleClass().add("fact-label"));
        int row = 1;
        for (RangeSummary.NetworkTime n : range.networks()) {
            HBox name = new HBox(6, Cards.dot(palette.network(n.network())), Cards.label(n.network(), "fact-value"));
            name.setAlignment(Pos.CENTER_LEFT);
            grid.addRow(row++, name, time(n.initNs()), time(n.loadNs()), time(n.execNs()), time(n.busyNs()));
        }
        if (range.networks().size() > 1) {
            long sum = range.initNs() + range.loadNs() + range.execNs();
            grid.addRow(
                    row,
                    Cards.label("all", "fact-value"),
                    time(range.initNs()),
                    time(range.loadNs()),
                    time(range.execNs()),
                    time(sum));
        }
        return grid;
    }

    private static Label time(long ns) {
        Label label = right(ns == 0 ? "–" : TimeText.of(ns));
        label.getStyleClass().add("fact-value");
        return label;
    }

    private static Label right(String text) {
        Label label = new Label(text);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private static List<Fact> facts(RangeSummary range) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("tasks", range.tasks() + " ended"));
        facts.add(Fact.of("workers", String.format(Locale.ROOT, "%.0f %% busy", 100 * range.utilisation())));
        facts.add(Fact.of("promised", "at most " + Bytes.human(range.peakPromisedBytes())));
        range.peakResidentBytes().ifPresent(peak -> facts.add(Fact.of("resident", "at most " + Bytes.human(peak))));
        long paged = range.pagedInBytes() + range.pagedOutBytes();
        facts.add(Fact.of(
                "paged",
                paged == 0
                        ? "nothing"
                        : Bytes.human(range.pagedInBytes()) + " in, " + Bytes.human(range.pagedOutBytes()) + " out, "
                                + TimeText.of(range.pagingNs())));
        return facts;
    }
}
