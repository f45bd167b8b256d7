package dev.tideline.ui;

import dev.tideline.ui.timeline.TimelinePane;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.stage.Window;

/**
 * Opens the workbench in a process of its own and ends it with the first frame after one that shows tasks: the
 * process's life is the time to interactive.
 */
public final class WindowStart {
    private WindowStart() {}

    public static void main(String[] args) {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            if (Window.getWindows().size() == 1) {
                watch(Window.getWindows().get(0));
            }
        });
        Workbench.launch();
    }

    private static void watch(Window window) {
        new AnimationTimer() {
            private int framesWithChart;

            @Override
            public void handle(long now) {
                if (window.getScene().lookup(".timeline") instanceof TimelinePane pane && showsRun(pane)) {
                    framesWithChart++;
                }
                if (framesWithChart == 2) {
                    // Halts: nothing that the user has is to be touched by a measurement.
                    Runtime.getRuntime().halt(0);
                }
            }
        }.start();
    }

    private static boolean showsRun(TimelinePane pane) {
        return pane.trace().filter(t -> t.spans().size() > 0).isPresent();
    }
}
