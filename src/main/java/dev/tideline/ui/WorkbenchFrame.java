package dev.tideline.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.tideline.chart.Face;
import dev.tideline.engine.remote.Discovery;
import dev.tideline.trace.RunEvent;
import dev.tideline.ui.compose.Draft;
import dev.tideline.ui.play.Speed;
import dev.tideline.ui.timeline.TimelinePane;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * The workbench in a stage: builds what the window consists of, restores how it was left, and keeps it on close. Lives on
 * the JavaFX thread.
 */
final class WorkbenchFrame {
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 480;

    private final Stage stage;
    private final Places places;
    private final Remembered remembered;
    private final FilePrompt prompt;
    private final Dialogs dialogs;
    private final Background background;
    private final Session session;
    private final WorkloadFiles files;
    private final Commands commands;
    private final WorkbenchWindow window;

    /** With the desktop's own file dialogs. */
    WorkbenchFrame(Stage stage, Places places) {
        this(
                stage,
                places,
                FilePrompt.desktop(
                        stage, Path.of(Remembered.read(places.remembered()).folder())),
                Discovery::new);
    }

    /** @param search for agents in the local network */
    WorkbenchFrame(Stage stage, Places places, FilePrompt prompt, Agents.Search search) {
        this.stage = stage;
        this.places = places;
        this.prompt = prompt;
        this.remembered = Remembered.read(places.remembered());
        this.dialogs = new Dialogs(() -> stage, this::style);
        this.background = new Background(dialogs::complain);
        this.session = new Session(background, new Runs(background, new Recordings(places.runs()), dialogs::complain));
        session.settings().set(remembered.settings());
        session.local().set(remembered.local());
        session.dark().set(remembered.dark());
        session.scalePercent().set(remembered.scalePercent());
        session.speed().set(Speed.STOPS.get(remembered.speed()));
        session.dark().subscribe(WorkbenchFrame::theme);
        this.files = new WorkloadFiles(session, prompt, dialogs, places.autosave());
        TimelinePane timeline = new TimelinePane();
        Exports exports = new Exports(session, prompt, new Pictures(session, timeline), this::tell);
        this.commands = new Commands(session, files, exports, prompt, dialogs, new Agents(places.remote(), search));
        this.window = new WorkbenchWindow(session, commands, timeline);
        stage.setScene(scene());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnCloseRequest(this::closing);
        session.runs().onEnd(this::notice);
        stage.titleProperty().bind(session.composer().title().map(title -> title + " \u2013 Tideline"));
    }

    Session session() {
        return session;
    }

    Commands commands() {
        return commands;
    }

    /** Whether the window is all there, some frames after it is shown. */
    boolean complete() {
        return window.complete();
    }

    private void tell(String text) {
        window.ready(text);
    }

    private String style() {
        return window.style();
    }

    private Scene scene() {
        Scene scene = new Scene(window.root(), remembered.width(), remembered.height());
        for (String sheet : new String[] {"modena-compat.css", "wb.css"}) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(WorkbenchFrame.class.getResource(sheet), sheet)
                            .toExternalForm());
        }
        return scene;
    }

    private static void theme(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Makes the bundled typefaces known to the toolkit and reads their widths. On any thread, before the first frame. */
    static void loadFonts() {
        for (Face face : Face.values()) {
            try (InputStream file = face.open()) {
                Font.loadFont(file, WorkbenchWindow.FONT_SIZE);
                face.width("", WorkbenchWindow.FONT_SIZE);
            } catch (IOException e) {
                throw new UncheckedIOException("The bundled typeface " + face + " cannot be read", e);
            }
        }
    }

    /** Shows the window, and what there is to choose from and to look at as soon as it is read. */
    void open(CompletableFuture<Start> start) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> dialogs.complain(e));
        place();
        stage.show();
        // JDK-8316423: under some window managers JavaFX 21 opens every window 200 x 200, unless told again.
        Platform.runLater(this::place);
        start.whenComplete((read, e) -> Platform.runLater(() -> {
            if (e == null) {
                begin(read);
            } else {
                dialogs.complain(e.getCause() == null ? e : e.getCause());
            }
        }));
    }

    private void place() {
        window.dividers(remembered.dividers());
        stage.setWidth(remembered.width());
        stage.setHeight(remembered.height());
        boolean visible = !Screen.getScreensForRectangle(
                        new Rectangle2D(remembered.x(), remembered.y(), remembered.width(), remembered.height()))
                .isEmpty();
        if (visible && remembered.x() > 0) {
            stage.setX(remembered.x());
            stage.setY(remembered.y());
        } else {
            stage.centerOnScreen();
        }
        stage.setMaximized(remembered.maximized());
    }

    private void begin(Start start) {
        session.shelf().set(start.shelf());
        if (!start.shelf().profiles().containsKey(session.settings().get().profile())) {
            session.settings().set(session.settings().get().withProfile(Shelf.FIRST_PROFILE));
        }
        if (start.unsaved()) {
            session.composer().restore(Draft.of(start.workload()), start.file());
        } else {
            session.composer().open(Draft.of(start.workload()), start.file());
        }
        demonstrate();
        start.shelf().problems().stream().findFirst().ifPresent(problem -> dialogs.complain(new InvalidInput(problem)));
    }

    /** The first window already shows a chart: what is composed, simulated. */
    private void demonstrate() {
        try {
            session.simulate(Speed.FASTEST);
        } catch (InvalidInput e) {
            window.ready(e.getMessage());
        }
    }

    private void notice(Run run) {
        if (run.killedForMemory()) {
            dialogs.notify(
                    "Run " + run.number() + " was killed for lack of memory",
                    run.trace().end().map(RunEvent.RunEnded::message).orElse(""));
        }
    }

    private void closing(Event e) {
        e.consume();
        if (runsElsewhereMayBeLeft()) {
            files.beforeClosing(this::close);
        }
    }

    /** @return whether the window may close */
    private boolean runsElsewhereMayBeLeft() {
        List<Run> elsewhere = session.runs().elsewhere();
        if (elsewhere.isEmpty()) {
            return true;
        }
        ButtonData answer = dialogs.goingOn("Run " + elsewhere.get(0).number() + " on "
                        + elsewhere.get(0).engine())
                .getButtonData();
        if (answer == ButtonData.NO) {
            elsewhere.forEach(run -> session.runs().stop(run));
        }
        return answer == ButtonData.YES || answer == ButtonData.NO;
    }

    void close() {
        window.close();
        session.runs().close();
        keep();
        background.close();
        stage.hide();
    }

    private void keep() {
        Remembered now = new Remembered(
                stage.getX(),
                stage.getY(),
                stage.isMaximized() ? remembered.width() : stage.getWidth(),
                stage.isMaximized() ? remembered.height() : stage.getHeight(),
                stage.isMaximized(),
                window.dividers(),
                session.dark().get(),
                session.scalePercent().get(),
                session.speed().get().stop(),
                session.ownSettings(),
                session.local().get(),
                prompt.folder().toString(),
                session.composer().file().map(Path::toString).orElse(""));
        try {
            now.write(places.remembered());
        } catch (IOException e) {
            // Only convenience is lost, and the window is closing.
            System.getLogger("dev.tideline.ui").log(System.Logger.Level.DEBUG, e);
        }
    }
}
