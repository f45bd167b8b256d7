package dev.tideline.ui;

import dev.tideline.ui.timeline.TimelinePane;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Opens the workbench in a process of its own and ends it as soon as a frame was shown of what the argument names, "chart"
 * (one with tasks), "complete" (all parts of the window) or "empty" (a window with nothing in it, instead of the workbench:
 * what JavaFX takes by itself). The process's life is the time to it.
 */
public final class WindowStart {
    private WindowStart() {}

    public static void main(String[] args) {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            if (Window.getWindows().size() == 1) {
                watch(Window.getWindows().get(0), args[0]);
            }
        });
        if (args[0].equals("empty")) {
            Application.launch(Empty.class);
        }
        Workbench.launch();
    }

    /** A window of the workbench's size. */
    public static final class Empty extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new Pane(), 1440, 900));
            stage.show();
        }
    }

    private static void watch(Window window, String what) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (shows(window.getScene(), what)) {
                    frames++;
                }
                if (frames == 2) {
                    // Halts: nothing that the user has is to be touched by a measurement.
                    Runtime.getRuntime().halt(0);
                }
            }
        }.start();
    }

    private static boolean shows(Scene scene, String what) {
        return switch (what) {
            case "empty" -> true;
            case "chart" -> showsRun(scene);
            // The table of runs is the last part.
            default -> showsRun(scene) && scene.lookup("#table") != null;
        };
    }

    private static boolean showsRun(Scene scene) {
        return scene.lookup(".timeline") instanceof TimelinePane pane
                && pane.trace().filter(t -> t.spans().size() > 0).isPresent();
    }
}
