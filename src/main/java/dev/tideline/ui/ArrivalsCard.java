package dev.tideline.ui;

import dev.tideline.ui.compose.Typed;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** One arrival process: what it asks for, a strip of its seeded arrivals, and a form. Lives on the JavaFX thread. */
final class ArrivalsCard {
    private static final int MOST_COUNT = 1_000_000;
    private static final int MOST_DRAWN = 2000;

    private final Session session;
    private final int index;
    private final Supplier<Collection<String>> known;
    private final VBox root;
    private final Label problem = new Label();
    private final ArrivalStrip drawing;
    private Arrivals shown = new Arrivals(Arrivals.Process.BATCH, 1, 0, 0, List.of("-"), false, 1, "");
    private final Checked checked = new Checked(this::complain);
    private boolean filling;

    @FXML
    private ToggleButton open;

    @FXML
    private Button remove;

    @FXML
    private Pane strip;

    @FXML
    private Label stripText;

    @FXML
    private GridPane form;

    @FXML
    private ComboBox<Arrivals.Process> process;

    @FXML
    private TextField count;

    @FXML
    private TextField gap;

    @FXML
    private TextField sigma;

    @FXML
    private TextField networks;

    @FXML
    private ComboBox<String> choose;

    @FXML
    private TextField images;

    ArrivalsCard(Session session, int index, Supplier<Collection<String>> known) {
        this.session = session;
        this.index = index;
        this.known = known;
        this.root = Form.load(this, "arrivals.fxml");
        this.drawing = new ArrivalStrip(strip);
        problem.getStyleClass().add("wb-problem");
        problem.setWrapText(true);
        root.getChildren().add(problem);
        complain("");
        form.visibleProperty().bind(open.selectedProperty());
        form.managedProperty().bind(open.selectedProperty());
        remove.setOnAction(e -> session.composer().edit(d -> d.withoutArrivals(index)));
        process.getItems().setAll(Arrivals.Process.values());
        process.setConverter(Choices.named(Arrivals.Process::fileName));
        choose.getItems().setAll("all", "one at random");
        bindFields();
        session.settings().addListener((o, before, now) -> preview(shown));
    }

    VBox root() {
        return root;
    }

    void open() {
        open.setSelected(true);
    }

    /** @throws InvalidInput saying which field is wrong, which is opened then */
    void settle() {
        try {
            checked.settle();
        } catch (InvalidInput e) {
            open();
            throw e;
        }
    }

    private void bindFields() {
        process.valueProperty().addListener((o, before, now) -> take());
        choose.valueProperty().addListener((o, before, now) -> take());
        checked.field("Count", count, t -> Typed.count("count", t, 1, MOST_COUNT), v -> preview(), v -> take());
        checked.field("Gap", gap, t -> Typed.ms("the gap", t), v -> preview(), v -> take());
        checked.field("Sigma", sigma, t -> Typed.ms("sigma", t), v -> preview(), v -> take());
        checked.field("Networks", networks, t -> Typed.networks(t, known.get()), v -> preview(), v -> take());
        checked.field("Images", images, t -> Typed.count("images", t, 1, MOST_COUNT), v -> preview(), v -> take());
    }

    /** Shows a process without taking focus or text from a field that is being typed in. */
    void show(Arrivals arrivals) {
        filling = true;
        shown = arrivals;
        open.setText(summary(arrivals));
        process.setValue(arrivals.process());
        choose.setValue(choose.getItems().get(arrivals.chooseOne() ? 1 : 0));
        fill(count, Integer.toString(arrivals.count()));
        fill(gap, Typed.ms(arrivals.meanGapNs()));
        fill(sigma, Typed.ms(arrivals.sigmaNs()));
        fill(networks, String.join(", ", arrivals.networks()));
        fill(images, Integer.toString(arrivals.images()));
        gap.setDisable(!arrivals.process().hasGaps());
        sigma.setDisable(arrivals.process() != Arrivals.Process.NORMAL);
        filling = false;
        preview(arrivals);
    }

    private static void fill(TextField field, String text) {
        if (!field.isFocused() || !field.getText().strip().equals(text)) {
            field.setText(text);
        }
    }

    private static String summary(Arrivals a) {
        String gap = a.process().hasGaps() ? ", gap " + Typed.ms(a.meanGapNs()) + " ms" : "";
        return a.process().fileName() + "  " + a.count() + " \u00d7 "
                + String.join(a.chooseOne() ? " | " : " + ", a.networks()) + gap;
    }

    private Arrivals typed() {
        Arrivals.Process kind = process.getValue();
        long gapNs = Typed.ms("the gap", gap.getText());
        return new Arrivals(
                kind,
                Typed.count("count", count.getText(), 1, MOST_COUNT),
                kind.hasGaps() && gapNs == 0 ? 800_000_000L : gapNs,
                Typed.ms("sigma", sigma.getText()),
                Typed.networks(networks.getText(), known.get()),
                choose.getSelectionModel().getSelectedIndex() == 1,
                Typed.count("images", images.getText(), 1, MOST_COUNT),
                shown.image());
    }

    private void take() {
        if (!filling) {
            attempt(() -> session.composer().edit(d -> d.withArrivals(index, typed())));
        }
    }

    private void preview() {
        if (!filling) {
            attempt(() -> preview(typed()));
        }
    }

    private void attempt(Runnable change) {
        try {
            change.run();
            complain("");
        } catch (InvalidInput e) {
            complain(e.getMessage());
        }
    }

    private void preview(Arrivals arrivals) {
        long[] times = times(few(arrivals));
        drawing.show(times);
        stripText.setText(arrivals.backToBack() ? arrivals.process().sentence() : caption(arrivals, times));
    }

    /** A preview needs no more than it has pixels, and must not take longer than a frame. */
    private static Arrivals few(Arrivals a) {
        return new Arrivals(
                a.process(),
                Math.min(a.count(), MOST_DRAWN),
                a.meanGapNs(),
                a.sigmaNs(),
                a.networks(),
                a.chooseOne(),
                a.images(),
                a.image());
    }

    private long[] times(Arrivals arrivals) {
        return arrivals.backToBack()
                ? new long[0]
                : arrivals.requests(Workload.seedOf(session.settings().get().seed(), index)).stream()
                        .mapToLong(Request::arrivalNs)
                        .toArray();
    }

    private String caption(Arrivals arrivals, long[] times) {
        long last = times[times.length - 1] / 1_000_000 * 1_000_000;
        String first = times.length < arrivals.count() ? "the first " + times.length + " of " : "";
        return first + arrivals.count() + " requests, the last at " + Typed.ms(last) + " ms (seed "
                + session.settings().get().seed() + ")";
    }

    private void complain(String message) {
        problem.setText(message);
        problem.setVisible(!message.isEmpty());
        problem.setManaged(!message.isEmpty());
    }
}
