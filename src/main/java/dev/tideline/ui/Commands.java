package dev.tideline.ui;

import dev.tideline.io.RunFile;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Path;
import java.util.List;

/** What buttons, menus and keys do. Lives on the JavaFX thread. */
final class Commands {
    private final Session session;
    private final WorkloadFiles files;
    private final Exports exports;
    private final FilePrompt prompt;
    private final Dialogs dialogs;
    private final Agents agents;

    Commands(Session session, WorkloadFiles files, Exports exports, FilePrompt prompt, Dialogs dialogs, Agents agents) {
        this.session = session;
        this.files = files;
        this.exports = exports;
        this.prompt = prompt;
        this.dialogs = dialogs;
        this.agents = agents;
    }

    void run() {
        attempt(session::run);
    }

    /** Runs when nothing does: one key for both. */
    void pauseOrResume() {
        if (session.runs().state().get() == Runs.State.IDLE) {
            run();
        } else {
            session.runs().pauseOrResume();
        }
    }

    void stop() {
        session.runs().stop();
    }

    void step() {
        session.runs().step();
    }

    void undo() {
        session.changes().undo();
    }

    void redo() {
        session.changes().redo();
    }

    WorkloadFiles files() {
        return files;
    }

    void openRun() {
        prompt.open("Open a run file", FileKind.RUN).ifPresent(this::openRun);
    }

    private void openRun(Path file) {
        session.background().run(() -> RunFile.read(file), read -> {
            Run run = session.runs()
                    .add(file.getFileName().toString(), read.info().engine(), read.trace(), file);
            session.shown().setAll(List.of(run));
        });
    }

    void export(FileKind kind) {
        attempt(() -> exports.export(kind));
    }

    private void attempt(Runnable command) {
        try {
            command.run();
        } catch (InvalidInput e) {
            dialogs.complain(e);
        }
    }

    /** Simulated against real runs of the list. */
    void calibrate() {
        List<Run> runs = List.copyOf(session.runs().list());
        session.background()
                .run(
                        () -> CalibrationView.of(runs),
                        found -> dialogs.tell("Predicted against measured", CalibrationView.show(found)));
    }

    void connect() {
        dialogs.open(new ConnectDialog(session, agents)::show);
    }

    void help() {
        Keys.show(dialogs);
    }
}
