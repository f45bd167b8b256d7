package dev.tideline.ui;

import dev.tideline.study.Calibration;
import dev.tideline.study.Cautions;
import dev.tideline.study.Repeats;
import dev.tideline.study.Verdict;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Predicted against measured makespans, where the time went, and whether the simulator meets its targets. JavaFX thread. */
final class CalibrationView {
    private static final double HEIGHT = 460;

    private final Calibration calibration;

    private CalibrationView(Calibration calibration) {
        this.calibration = calibration;
    }

    /** Of ended runs of both kinds, those that were asked for alike. Long runs take a moment: not for the JavaFX thread. */
    static Calibration of(List<Run> runs) {
        return Calibration.pairing(ended(runs, Run::simulated), ended(runs, run -> !run.simulated()));
    }

    private static List<RunTrace> ended(List<Run> runs, Predicate<Run> which) {
        return runs.stream()
                .filter(which)
                .map(Run::trace)
                .filter(trace -> trace.end().isPresent())
                .toList();
    }

    static Node show(Calibration calibration) {
        if (calibration.cells().isEmpty()) {
            Label none = new Label(
                    "There is no pair yet. Run the same workload with the same settings in the simulator and on"
                            + " this machine; several real runs count by their median.");
            none.setWrapText(true);
            return none;
        }
        return new CalibrationView(calibration).content();
    }

    private Node content() {
        VBox all = new VBox(12, provenance());
        cautions().forEach(all.getChildren()::add);
        all.getChildren().addAll(cells(), shares(), verdicts());
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private Label provenance() {
        var device = calibration.cells().get(0).predicted().spec().profile();
        return small("Predicted from: " + device.device() + ", "
                + device.provenance().name().toLowerCase(Locale.ROOT) + ".");
    }

    private List<Label> cautions() {
        List<Label> cautions =
                Cautions.of(calibration.cells().stream()
                                .map(Calibration.Cell::measured)
                                .toList())
                        .stream()
                        .map(CalibrationView::small)
                        .toList();
        cautions.forEach(label -> label.getStyleClass().add("wb-ignored-note"));
        return cautions;
    }

    private GridPane cells() {
        GridPane grid = grid("cap", "loading", "scheduler", "predicted", "measured", "runs", "ratio", "pages");
        for (Calibration.Cell cell : calibration.cells()) {
            Repeats measured = cell.measured();
            row(
                    grid,
                    Bytes.exact(cell.spec().capBytes()),
                    cell.spec().loading().title(),
                    cell.spec().scheduler(),
                    cell.predictedNs().isPresent()
                            ? Figures.time(cell.predictedNs().getAsLong())
                            : "\u2013",
                    measured.makespanNs().isPresent()
                            ? Figures.time(measured.makespanNs().getAsLong())
                            : measured.trouble(),
                    Integer.toString(measured.runs().size()),
                    cell.ratio().isPresent() ? ratio(cell.ratio().getAsDouble()) : "\u2013",
                    cell.pages() ? "yes" : "no");
        }
        return grid;
    }

    private GridPane shares() {
        GridPane grid = grid("network", "tasks", "pages", "predicted", "measured", "ratio");
        for (Calibration.Share share : calibration.shares()) {
            row(
                    grid,
                    share.network(),
                    share.kind().title(),
                    share.pages() ? "yes" : "no",
                    Figures.time(share.predictedNs()),
                    Figures.time(share.measuredNs()),
                    ratio(share.ratio()));
        }
        return grid;
    }

    private VBox verdicts() {
        VBox list = new VBox(6);
        for (Verdict verdict : calibration.verdicts()) {
            Label claim = new Label(verdict.claim() + ": " + verdict.answer().words() + ".");
            claim.getStyleClass().add("wb-strong");
            claim.setWrapText(true);
            list.getChildren().addAll(claim, small(verdict.found()));
        }
        return list;
    }

    private static GridPane grid(String... heads) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("wb-keys");
        for (int i = 0; i < heads.length; i++) {
            grid.add(small(heads[i]), i, 0);
        }
        return grid;
    }

    private static void row(GridPane grid, String... words) {
        int row = grid.getRowCount();
        for (int i = 0; i < words.length; i++) {
            Label label = new Label(words[i]);
            GridPane.setHalignment(label, HPos.LEFT);
            GridPane.setValignment(label, VPos.BASELINE);
            grid.add(label, i, row);
        }
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-muted", "wb-small");
        label.setWrapText(true);
        return label;
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
