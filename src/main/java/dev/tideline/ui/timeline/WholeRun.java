package dev.tideline.ui.timeline;

import dev.tideline.chart.Timeline;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.VBox;

/** Above the charts: what their colours mean, and all of the first run in one strip. JavaFX thread. */
final class WholeRun extends VBox {
    private final View view;
    private final ObservableBooleanValue roomForLegend;
    private final List<Runnable> painters = new ArrayList<>();

    WholeRun(View view, ObservableBooleanValue roomForLegend) {
        this.view = view;
        this.roomForLegend = roomForLegend;
    }

    void clear() {
        painters.clear();
        getChildren().clear();
    }

    void show(Chart chart, List<Timeline> timelines) {
        Overview overview = new Overview(chart, view);
        Legend legend = new Legend(timelines, view);
        legend.visibleProperty().bind(roomForLegend);
        legend.managedProperty().bind(roomForLegend);
        painters.add(overview::paint);
        painters.add(legend::paint);
        getChildren().setAll(legend, overview);
    }

    void paint() {
        painters.forEach(Runnable::run);
    }
}
