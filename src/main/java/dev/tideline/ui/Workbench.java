package dev.tideline.ui;

import dev.tideline.io.Catalog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.stage.Stage;

/** The workbench as an application. {@link #launch} opens it and returns when its window is closed. */
public final class Workbench extends Application {
    private static final Logger FX = Logger.getLogger("javafx");

    private final Places places = Places.ofUser();
    private CompletableFuture<Start> start = new CompletableFuture<>();

    /**
     * Opens the window and blocks until it is closed. Ask {@link #obstacle} first.
     *
     * @param args none are looked at
     */
    public static void launch(String... args) {
        // JavaFX complains of being on the class path, where it belongs.
        FX.setLevel(Level.SEVERE);
        Application.launch(Workbench.class, args);
    }

    /** Why no window can open here, in one sentence with advice; empty if one can. */
    public static String obstacle() {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        boolean display = List.of("DISPLAY", "WAYLAND_DISPLAY").stream()
                .anyMatch(v -> !System.getenv().getOrDefault(v, "").isEmpty());
        boolean elsewhere = !System.getProperty("glass.platform", "").isEmpty();
        return linux && !display && !elsewhere
                ? "There is no display for the window. Set DISPLAY, or use the command line: tideline --help."
                : "";
    }

    /** On a thread of the launcher, while the toolkit starts. */
    @Override
    public void init() {
        start = CompletableFuture.supplyAsync(() -> Start.read(places, Catalog.ofUser()));
        WorkbenchFrame.loadFonts();
    }

    @Override
    public void start(Stage stage) {
        new WorkbenchFrame(stage, places).open(start);
    }
}
