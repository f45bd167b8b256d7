package dev.tideline.ui;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.ui.compose.CapScale;
import dev.tideline.ui.compose.RunSettings;
import dev.tideline.ui.compose.Typed;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Profile;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** Cap, policies, workers, device: how the workload shall be run. Lives on the JavaFX thread. */
final class SettingsPart {
    private static final PseudoClass IGNORED = PseudoClass.getPseudoClass("ignored");
    private static final int MOST_PARALLEL = 1000;

    private final Session session;
    private final VBox root;
    private final Label problem = new Label();
    private boolean filling;

    @FXML
    private Slider cap;

    @FXML
    private TextField capText;

    @FXML
    private SegmentedButton loading;

    @FXML
    private Label loadingSentence;

    @FXML
    private ComboBox<String> scheduler;

    @FXML
    private Label schedulerSentence;

    @FXML
    private Spinner<Integer> workers;

    @FXML
    private Label parallelismLabel;

    @FXML
    private Spinner<Integer> parallelism;

    @FXML
    private Label execWorkersLabel;

    @FXML
    private Spinner<Integer> execWorkers;

    @FXML
    private TextField seed;

    @FXML
    private Label ignored;

    @FXML
    private ComboBox<String> profile;

    @FXML
    private ComboBox<MemoryModel> memoryModel;

    SettingsPart(Session session) {
        this.session = session;
        this.root = Form.load(this, "settings.fxml");
        problem.getStyleClass().add("wb-problem");
        problem.setWrapText(true);
        root.getChildren().addAll(new RealRunPart(session).root(), problem);
        complain("");
        shareTooltips();
        bindCap();
        bindPolicies();
        bindNumbers();
        bindDevice();
        session.settings().subscribe(this::show);
        session.shelf().subscribe(shelf -> showProfiles());
    }

    VBox root() {
        return root;
    }

    private void set(UnaryOperator<RunSettings> change) {
        if (!filling) {
            session.settings().set(change.apply(session.settings().get()));
        }
    }

    /** A name explains itself as its field does. */
    private void shareTooltips() {
        for (Node node : root.lookupAll(".label")) {
            if (node instanceof Label label && label.getLabelFor() instanceof Control field) {
                label.setTooltip(field.getTooltip());
            }
        }
    }

    private void bindCap() {
        cap.setLabelFormatter(Choices.named(at -> Bytes.exact(CapScale.LEAST << at.intValue())));
        cap.valueProperty().addListener((o, before, now) -> set(s -> s.withCap(CapScale.bytes(now.doubleValue()))));
        Checked checked = new Checked(this::complain);
        session.beforeRun(checked::settle);
        checked.field("Memory cap", capText, Typed::cap, v -> {}, v -> set(s -> s.withCap(v)));
        checked.field("Seed", seed, Typed::seed, v -> {}, v -> set(s -> s.withSeed(v)));
    }

    private void bindPolicies() {
        for (LoadingPolicy policy : LoadingPolicy.values()) {
            ToggleButton button = new ToggleButton(policy.title(), PolicyGraph.of(policy));
            button.setUserData(policy);
            button.setAccessibleText(policy.title() + " loading: " + policy.sentence());
            button.setTooltip(PolicyGraph.tooltip(policy));
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(e -> {
                set(s -> s.withLoading(policy));
                button.setSelected(true);
            });
            loading.getButtons().add(button);
        }
        scheduler
                .getItems()
                .setAll(Policies.schedulers().stream().map(Scheduler::name).toList());
        scheduler.valueProperty().addListener((o, before, now) -> set(s -> s.withScheduler(now)));
    }

    private void bindNumbers() {
        number(workers, 1, RunSpec.MOST_WORKERS, RunSettings::withWorkers);
        number(parallelism, 1, MOST_PARALLEL, RunSettings::withParallelism);
        number(execWorkers, 0, RunSpec.MOST_WORKERS, RunSettings::withExecWorkers);
    }

    private interface NumberEdit {
        RunSettings apply(RunSettings settings, int value);
    }

    private void number(Spinner<Integer> spinner, int least, int most, NumberEdit edit) {
        IntegerSpinnerValueFactory values = new IntegerSpinnerValueFactory(least, most);
        String what = spinner.getAccessibleText();
        values.setConverter(new LenientNumber(least, most, values::getValue));
        spinner.setValueFactory(values);
        spinner.getEditor().setAccessibleText(what);
        spinner.getEditor().setPrefColumnCount(3);
        values.valueProperty().addListener((o, before, now) -> set(s -> edit.apply(s, now)));
        session.beforeRun(spinner::commitValue);
    }

    private void bindDevice() {
        profile.setConverter(Choices.named(this::device));
        profile.valueProperty().addListener((o, before, now) -> {
            if (now != null) {
                set(s -> s.withProfile(now));
            }
        });
        memoryModel.getItems().setAll(MemoryModel.values());
        memoryModel.setConverter(Choices.named(SettingsPart::words));
        memoryModel.valueProperty().addListener((o, before, now) -> set(s -> s.withMemoryModel(now)));
    }

    private static String words(MemoryModel model) {
        return switch (model) {
            case IDEAL -> "ideal: freed as soon as read";
            case CAFFE -> "as Caffe: kept to the job's end";
        };
    }

    private String device(String name) {
        Profile found = session.shelf().get().profiles().get(name);
        return found == null ? name : found.device() + " (" + provenance(found) + ")";
    }

    private void showProfiles() {
        filling = true;
        profile.getItems().setAll(session.shelf().get().profiles().keySet());
        // A value that stays the same is not drawn anew, and its title has just become known.
        profile.setValue("");
        profile.setValue(session.settings().get().profile());
        filling = false;
        showProvenance(session.settings().get());
    }

    private void show(RunSettings now) {
        filling = true;
        if (CapScale.bytes(cap.getValue()) != now.capBytes()) {
            cap.setValue(CapScale.position(now.capBytes()));
        }
        capText.setText(Bytes.exact(now.capBytes()));
        loading.getButtons().forEach(b -> b.setSelected(b.getUserData() == now.loading()));
        loadingSentence.setText(capital(now.loading().sentence()) + ".");
        scheduler.setValue(now.scheduler());
        schedulerSentence.setText(now.policy().sentence());
        workers.getValueFactory().setValue(now.workers());
        parallelism.getValueFactory().setValue(now.parallelism());
        execWorkers.getValueFactory().setValue(now.execWorkers());
        seed.setText(Long.toString(now.seed()));
        profile.setValue(now.profile());
        memoryModel.setValue(now.memoryModel());
        filling = false;
        showIgnored(now);
        showProvenance(now);
    }

    private void showIgnored(RunSettings now) {
        mark(parallelism, parallelismLabel, now.parallelismIgnored());
        mark(execWorkers, execWorkersLabel, now.execWorkersIgnored());
        String notes = Stream.of(
                        note("Parallel", now.parallelismIgnored()), note("Executing", now.execWorkersIgnored()))
                .filter(n -> !n.isEmpty())
                .collect(Collectors.joining("\n"));
        ignored.setText(notes);
        ignored.setVisible(!notes.isEmpty());
        ignored.setManaged(!notes.isEmpty());
    }

    private static String note(String what, String why) {
        return why.isEmpty() ? "" : what + " is ignored: " + why;
    }

    private static void mark(Spinner<Integer> spinner, Label label, String why) {
        spinner.pseudoClassStateChanged(IGNORED, !why.isEmpty());
        label.pseudoClassStateChanged(IGNORED, !why.isEmpty());
    }

    /** Where its figures come from, in full. */
    private void showProvenance(RunSettings now) {
        Profile device = session.shelf().get().profiles().get(now.profile());
        if (device != null) {
            Tooltip source = new Tooltip(capital(provenance(device)) + ", " + Bytes.human(device.memoryBytes())
                    + " of memory.\n" + device.source());
            source.setWrapText(true);
            source.setMaxWidth(420);
            profile.setTooltip(source);
        }
    }

    private static String provenance(Profile device) {
        return device.provenance().name().toLowerCase(Locale.ROOT);
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private void complain(String message) {
        problem.setText(message);
        problem.setVisible(!message.isEmpty());
        problem.setManaged(!message.isEmpty());
    }
}
