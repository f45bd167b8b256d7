package dev.tideline.ui.timeline;

import dev.tideline.trace.RunTrace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/**
 * Why the selected task was taken, or why the worker stayed idle: rule, bytes, candidates. Only the first candidates are
 * recorded; all of them come from deciding the run once more on another thread. Otherwise JavaFX thread.
 */
final class WhySection extends VBox {
    private static final double LIST_HEIGHT = 260;

    private final Links links;
    private Selection shown = Selection.NOTHING;

    WhySection(Links links) {
        super(4);
        this.links = links;
        getStyleClass().add("inspector-section");
        clear();
    }

    void clear() {
        shown = Selection.NOTHING;
        getChildren().setAll(Links.note("Select a task, or a gap where a worker is idle."));
    }

    void show(RunTrace trace, Selection selection) {
        if (selection.equals(shown)) {
            return; // a decision never changes, and a list that was asked for shall stay
        }
        Optional<WhyHere> reason = WhyHere.of(trace, selection);
        clear();
        shown = selection;
        if (reason.isPresent()) {
            fill(trace, reason.get());
        } else if (selection instanceof Selection.OfIdle) {
            getChildren().setAll(Links.note("Nothing was ready: there was nothing to do for this worker."));
        }
    }

    private void fill(RunTrace trace, WhyHere here) {
        Label rule = Links.wrapped(here.rule());
        getChildren().setAll(rule, links.facts(here.facts()));
        if (here.candidates().isEmpty()) {
            return;
        }
        int first = here.candidates().size();
        boolean more = first < here.ready();
        getChildren().addAll(Cards.label(head(first, here.ready()), "inspector-subhead"), Links.note(here.order()));
        here.candidates().forEach(c -> getChildren().add(candidate(c)));
        if (more && trace.end().isPresent()) {
            Hyperlink all = new Hyperlink("Show all " + here.ready());
            all.setPadding(Insets.EMPTY);
            all.setOnAction(e -> showAll(trace, all));
            getChildren().add(all);
        }
    }

    private static String head(int first, int ready) {
        if (ready == 0) {
            return "The job that waits to become active";
        }
        return first < ready ? "First " + first + " of " + ready + " ready" : ready + " ready";
    }

    private Node candidate(WhyHere.Candidate c) {
        Node name = links.to(c.task(), c.name());
        name.getStyleClass().add(c.chosen() ? "chosen" : "candidate");
        return new VBox(name, Cards.label(c.key(), "fact-label"));
    }

    private void showAll(RunTrace trace, Hyperlink asked) {
        Selection of = shown;
        asked.setDisable(true);
        asked.setText("Deciding the run once more …");
        CompletableFuture.supplyAsync(() -> WhyHere.allCandidates(trace, of))
                .thenAccept(all -> Platform.runLater(() -> {
                    if (of.equals(shown)) {
                        getChildren().set(getChildren().indexOf(asked), list(all));
                    }
                }));
    }

    private ListView<WhyHere.Candidate> list(List<WhyHere.Candidate> all) {
        ListView<WhyHere.Candidate> list = new ListView<>();
        list.setId("all-candidates");
        list.getItems().setAll(all);
        list.setPrefHeight(LIST_HEIGHT);
        list.setMinHeight(LIST_HEIGHT);
        list.setAccessibleText("All candidates in the scheduler's order");
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(WhyHere.Candidate item, boolean nothing) {
                super.updateItem(item, nothing);
                setGraphic(nothing ? null : candidate(item));
            }
        });
        return list;
    }
}
