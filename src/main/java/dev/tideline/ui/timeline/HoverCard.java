package dev.tideline.ui.timeline;

import dev.tideline.chart.Hit;
import dev.tideline.chart.TimeText;
import dev.tideline.schedule.Task;
import dev.tideline.trace.RunTrace;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** What lies under the pointer, beside the pointer. JavaFX thread. */
final class HoverCard extends VBox {
    private static final double DISTANCE = 16;

    private Object shown = "";

    HoverCard() {
        getStyleClass().add("timeline-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Shows what was hit at a point of the parent, or hides. */
    void show(RunTrace trace, Hit hit, double x, double y) {
        if (hit instanceof Hit.Task task) {
            fill(trace, task.span());
        } else if (hit instanceof Hit.Idle idle && idle.idle() >= 0) {
            fill(trace, idle);
        } else {
            hide();
            return;
        }
        place(x, y);
    }

    void hide() {
        setVisible(false);
    }

    private void fill(RunTrace trace, int span) {
        Object key = trace.spans().get(span);
        if (!shown.equals(key)) {
            shown = key;
            Task task = TaskFacts.task(trace, trace.spans().task(span));
            getChildren()
                    .setAll(
                            Cards.label(TaskFacts.title(task), "card-title"),
                            Cards.label(TaskFacts.owner(task), "card-subtitle"),
                            Cards.table(new TaskFacts(trace, span).brief()));
        }
    }

    private void fill(RunTrace trace, Hit.Idle idle) {
        if (!shown.equals(idle)) {
            shown = idle;
            RunTrace.Idle moment = trace.idle(idle.idle());
            WhyHere why = WhyHere.of(trace, moment.decision());
            getChildren()
                    .setAll(
                            Cards.label("Worker " + idle.worker() + " is idle", "card-title"),
                            Cards.label(why.rule(), "card-subtitle"),
                            Cards.table(List.of(
                                    Fact.of("since", TimeText.exact(moment.timeNs())),
                                    Fact.of("ready", String.valueOf(why.ready())))),
                            Cards.table(why.facts()));
        }
    }

    /** Right of and below the pointer, or on the other side where there is no room. */
    private void place(double x, double y) {
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(width));
        Pane area = (Pane) getParent();
        double left = x + DISTANCE + width > area.getWidth() ? x - DISTANCE - width : x + DISTANCE;
        double top = y + DISTANCE + height > area.getHeight() ? y - DISTANCE - height : y + DISTANCE;
        resizeRelocate(Math.round(Math.max(0, left)), Math.round(Math.max(0, top)), width, height);
    }
}
