package dev.tideline.ui;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.engine.local.LocalSettings.Enforce;
import dev.tideline.io.Catalog;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.ui.compose.Typed;
import dev.tideline.workload.Bytes;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * How a run on this machine or an agent is held to its cap and where its weights come from; shown while such an engine is chosen,
 * with what that means here before anything starts. Lives on the JavaFX thread.
 */
final class RealRunPart {
    private final Session session;
    private final Parent root;
    private boolean filling;

    @FXML
    private ComboBox<Enforce> enforce;

    @FXML
    private ComboBox<Covers> covers;

    @FXML
    private ComboBox<Loads> loads;

    @FXML
    private ComboBox<DlEngine> dlEngine;

    @FXML
    private TextField rate;

    @FXML
    private TextField swap;

    @FXML
    private Label where;

    @FXML
    private VBox offer;

    @FXML
    private Button measure;

    @FXML
    private Label notice;

    @FXML
    private Label problem;

    RealRunPart(Session session) {
        this.session = session;
        this.root = Form.load(this, "real-run.fxml");
        show(problem, "");
        show(notice, "");
        choices(enforce, Enforce.values(), RealRunPart::words, LocalSettings::withEnforce);
        choices(covers, Covers.values(), RealRunPart::words, LocalSettings::withCovers);
        choices(dlEngine, DlEngine.values(), RealRunPart::words, LocalSettings::withDlEngine);
        choices(loads, Loads.values(), RealRunPart::words, LocalSettings::withLoads);
        Checked checked = new Checked(text -> show(problem, text));
        checked.field("At most", rate, Typed::sizeOrNone, v -> {}, v -> set(s -> s.withLoadBytesPerSecond(v)));
        checked.field("Swap", swap, Typed::sizeOrNone, v -> {}, v -> set(s -> s.withSwapBytes(v)));
        session.beforeRun(() -> {
            if (!session.engine().get().virtualTime()) {
                checked.settle();
            }
        });
        session.local().subscribe(this::fill);
        session.shelf().subscribe(shelf -> offer());
        session.notices().addListener((o, before, now) -> show(notice, now));
        measure.setOnAction(e -> measure());
        session.engine().subscribe(choice -> {
            root.setVisible(!choice.virtualTime());
            root.setManaged(!choice.virtualTime());
            where.setText(
                    choice.agent().map(agent -> "On agent " + agent.agent()).orElse("On this machine"));
            offer();
            look();
        });
    }

    Parent root() {
        return root;
    }

    private void offer() {
        boolean measured = session.shelf().get().profiles().containsKey(profile());
        measure.setText(
                session.engine().get().agent().map(a -> "Measure " + a.agent()).orElse("Measure this machine"));
        offer.setVisible(!measured);
        offer.setManaged(!measured);
    }

    /** Name of the profile that is measured on what is chosen. */
    private String profile() {
        return session.engine().get().agent().map(Measuring::name).orElse(Catalog.THIS_MACHINE);
    }

    /** Beside everything else that goes on, with progress and Cancel in the status bar; then it is the chosen device. */
    private void measure() {
        Shelf shelf = session.shelf().get();
        Measuring measuring = session.engine()
                .get()
                .agent()
                .map(agent -> Measuring.on(agent, shelf))
                .orElseGet(() -> Measuring.here(shelf));
        measure.disableProperty().bind(measuring.runningProperty());
        session.background().show(measuring, now -> {
            session.shelf().set(now);
            session.settings().set(session.settings().get().withProfile(measuring.name()));
        });
    }

    private interface Change<T> {
        LocalSettings apply(LocalSettings settings, T value);
    }

    private <T> void choices(ComboBox<T> box, T[] values, Function<T, String> words, Change<T> change) {
        box.getItems().setAll(values);
        box.setConverter(Choices.named(words));
        box.valueProperty().addListener((o, before, now) -> set(s -> change.apply(s, now)));
    }

    private static String words(Enforce when) {
        return switch (when) {
            case AUTO -> "where the system can";
            case ALWAYS -> "always, or refuse to run";
            case NEVER -> "no, only plan with it";
        };
    }

    private static String words(Covers what) {
        return switch (what) {
            case NETWORKS -> "networks, beside the runtime";
            case GROUP -> "everything, runtime included";
        };
    }

    private static String words(Loads from) {
        return switch (from) {
            case WARM -> "page cache (warm)";
            case COLD -> "disk (cold)";
        };
    }

    private static String words(DlEngine which) {
        return switch (which) {
            case AUTO -> "the engine that fits";
            case MXNET -> "MXNet";
            case PYTORCH -> "PyTorch";
        };
    }

    private void set(UnaryOperator<LocalSettings> change) {
        if (!filling) {
            session.local().set(change.apply(session.local().get()));
            look();
        }
    }

    private void fill(LocalSettings now) {
        filling = true;
        enforce.setValue(now.enforce());
        covers.setValue(now.covers());
        loads.setValue(now.loads());
        dlEngine.setValue(now.dlEngine());
        rate.setText(text(now.loadBytesPerSecond()));
        swap.setText(text(now.swapBytes()));
        filling = false;
    }

    private static String text(long bytes) {
        return bytes == 0 ? "" : Bytes.exact(bytes);
    }

    /** Asks the engine, which asks the system, what such a run would mean here. */
    private void look() {
        EngineChoice choice = session.engineToRun();
        if (choice.agent().isPresent()) {
            show(notice, ""); // The agent says so when it prepares a run.
            return;
        }
        if (choice.virtualTime() || !choice.usable()) {
            return;
        }
        Engine engine = choice.engine();
        session.background().run(() -> String.join("\n", engine.notices()), text -> show(notice, text));
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
