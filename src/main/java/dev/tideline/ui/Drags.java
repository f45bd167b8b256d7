package dev.tideline.ui;

import java.util.function.Consumer;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** A network on its way from the list to the requests. */
final class Drags {
    static final DataFormat NETWORK = new DataFormat("application/x-tideline-network");

    private Drags() {}

    static void accept(DragEvent e) {
        if (e.getDragboard().hasContent(NETWORK)) {
            e.acceptTransferModes(TransferMode.COPY);
            e.consume();
        }
    }

    static void dropped(DragEvent e, Consumer<String> take) {
        if (e.getDragboard().getContent(NETWORK) instanceof String network) {
            take.accept(network);
            e.setDropCompleted(true);
            e.consume();
        }
    }
}
