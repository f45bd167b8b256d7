package dev.tideline.ui;

import dev.tideline.io.Catalog;
import dev.tideline.io.WorkloadFile;
import dev.tideline.ui.compose.Draft;
import dev.tideline.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;

/** Opens and saves the workload, and keeps it safe by itself. Lives on the JavaFX thread; files are touched elsewhere. */
final class WorkloadFiles {
    private static final Path NO_FILE = Path.of("");

    private final Session session;
    private final Composer composer;
    private final FilePrompt prompt;
    private final Dialogs dialogs;
    private final Path autosave;

    WorkloadFiles(Session session, FilePrompt prompt, Dialogs dialogs, Path autosave) {
        this.session = session;
        this.composer = session.composer();
        this.prompt = prompt;
        this.dialogs = dialogs;
        this.autosave = autosave;
        composer.draft().addListener((o, before, now) -> keep());
    }

    void create() {
        afterAsking(() -> open(Draft.EMPTY, NO_FILE));
    }

    void open() {
        afterAsking(() -> prompt.open("Open a workload", FileKind.WORKLOAD).ifPresent(this::open));
    }

    private void open(Path file) {
        session.background().run(() -> WorkloadFile.read(file), w -> open(Draft.of(w), file));
    }

    private void open(Draft opened, Path from) {
        session.leaveScenario();
        composer.open(opened, from);
    }

    /** One that ships: to be looked at, changed, and saved elsewhere. */
    void openSample(String name) {
        afterAsking(() -> {
            Catalog catalog = session.shelf().get().catalog();
            session.background().run(() -> catalog.workload(name), w -> open(Draft.of(w), NO_FILE));
        });
    }

    void save() {
        save(() -> {});
    }

    void saveAs() {
        saveAs(() -> {});
    }

    private void save(Runnable then) {
        composer.file().ifPresentOrElse(file -> write(file, then), () -> saveAs(then));
    }

    private void saveAs(Runnable then) {
        prompt.save("Save the workload", FileKind.WORKLOAD, composer.now().name())
                .ifPresent(file -> write(file, then));
    }

    private void write(Path file, Runnable then) {
        Draft draft = composer.now();
        Workload workload = draft.workload();
        session.background()
                .run(
                        () -> {
                            WorkloadFile.write(file, workload);
                            return file;
                        },
                        written -> {
                            composer.savedTo(written, draft);
                            keep();
                            then.run();
                        });
    }

    /** Goes on at once if nothing would be lost, otherwise after Save or Continue. */
    void afterAsking(Runnable then) {
        afterAsking("Continue", then);
    }

    /** The same before the window closes. */
    void beforeClosing(Runnable then) {
        afterAsking("Close", then);
    }

    private void afterAsking(String leave, Runnable then) {
        if (!composer.unsaved()) {
            then.run();
            return;
        }
        ButtonType answer = dialogs.unsaved(composer.now().name(), leave);
        if (answer == Dialogs.SAVE) {
            save(then);
        } else if (answer.getButtonData() == ButtonData.NO) {
            then.run();
        }
    }

    /** What is in no file goes into the autosave; what is, needs none. */
    private void keep() {
        Draft kept = composer.unsaved() ? composer.now() : Draft.EMPTY;
        session.background()
                .run(
                        () -> {
                            write(kept, autosave);
                            return kept;
                        },
                        done -> {});
    }

    private static void write(Draft draft, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (draft.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                WorkloadFile.write(file, draft.workload());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The workload could not be kept in " + file, e);
        }
    }
}
