package dev.tideline.ui;

import dev.tideline.workload.Request;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** The networks of a request, each with its dot. */
final class Chips {
    private static final double CELL_PADDING = 18;

    private Chips() {}

    /** @param width where they have to fit, on as many lines as it takes */
    static Node of(Request request, Session session, ObservableDoubleValue width) {
        FlowPane chips = new FlowPane();
        chips.getStyleClass().add("wb-chips");
        for (String network : request.networks()) {
            Label chip = new Label(network, Hues.dot(network, session));
            chip.getStyleClass().add("wb-chip");
            chips.getChildren().add(chip);
        }
        chips.prefWrapLengthProperty().bind(Bindings.subtract(width, CELL_PADDING));
        return chips;
    }
}
