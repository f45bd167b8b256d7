package dev.tideline.ui;

import dev.tideline.trace.RunEvent.JobResult;
import dev.tideline.trace.RunEvent.Remark;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Job;
import dev.tideline.workload.ShippedPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is to be known of a run, and what its networks said of their pictures if they are real. Lives on the JavaFX thread. */
final class ResultsPart {
    private static final double PICTURE = 72;
    private static final int MOST_ROWS = 50;

    private final VBox rows = new VBox();
    private final Label remarks = new Label();
    private final Label title = new Label("RESULTS");
    private final ScrollPane scroll = new ScrollPane(rows);
    private final VBox root = new VBox();
    private List<JobResult> shown = List.of();
    private int remarked = -1;

    ResultsPart() {
        title.getStyleClass().add("wb-title");
        remarks.getStyleClass().addAll("wb-ignored-note", "wb-small");
        remarks.setWrapText(true);
        remarks.setMinHeight(Region.USE_PREF_SIZE);
        rows.getStyleClass().add("wb-arrivals");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "wb-results");
        root.getStyleClass().add("wb-section");
        root.getChildren().addAll(title, remarks, scroll);
        visible(root, false);
    }

    Region root() {
        return root;
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Called with every new figure; does nothing when nothing has come since. */
    void show(RunTrace trace) {
        List<JobResult> results = trace.results();
        int said = trace.remarks().size();
        if (results.equals(shown) && said == remarked) {
            return;
        }
        shown = results;
        remarked = said;
        remarks.setText(trace.remarks().stream().map(Remark::text).distinct().collect(Collectors.joining("\n")));
        title.setText(results.isEmpty() ? "NOTES" : "RESULTS");
        visible(root, !results.isEmpty() || said > 0);
        visible(remarks, said > 0);
        visible(scroll, !results.isEmpty());
        rows.getChildren().clear();
        results.stream().limit(MOST_ROWS).forEach(r -> rows.getChildren().add(row(trace, r)));
        if (results.size() > MOST_ROWS) {
            rows.getChildren().add(new Label("and " + (results.size() - MOST_ROWS) + " more"));
        }
    }

    private static Region row(RunTrace trace, JobResult result) {
        Job job = trace.job(result.job()).job();
        Label name = new Label(job.network() + ", job " + job.number());
        name.getStyleClass().add("wb-strong");
        Label best = new Label(result.best().stream()
                .limit(3)
                .map(s -> s.label() + String.format(Locale.ROOT, "  %.1f %%", 100 * s.probability()))
                .collect(Collectors.joining("\n")));
        best.setWrapText(true);
        HBox row = new HBox(new VBox(name, best));
        row.getStyleClass().add("wb-pair");
        picture(job.picture()).ifPresent(view -> row.getChildren().add(0, view));
        return row;
    }

    private static Optional<ImageView> picture(String name) {
        return image(name).map(image -> {
            ImageView view = new ImageView(image);
            view.setFitHeight(PICTURE);
            view.setFitWidth(PICTURE);
            view.setPreserveRatio(true);
            view.setAccessibleText("Picture " + name);
            return view;
        });
    }

    private static Optional<Image> image(String name) {
        if (ShippedPictures.has(name)) {
            return Optional.of(new Image(ShippedPictures.open(name), 2 * PICTURE, 2 * PICTURE, true, true));
        }
        Path file = Path.of(name);
        return Files.isRegularFile(file)
                ? Optional.of(new Image(file.toUri().toString(), 2 * PICTURE, 2 * PICTURE, true, true, true))
                : Optional.empty();
    }
}
