package dev.tideline.ui;

import dev.tideline.workload.Request;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

/** A request on which a network can be dropped, to be asked for with the others. */
final class RequestRow extends TableRow<Request> {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    RequestRow(BiConsumer<Integer, String> drop) {
        setOnDragOver(Drags::accept);
        setOnDragEntered(e -> pseudoClassStateChanged(TARGET, !isEmpty()));
        setOnDragExited(e -> pseudoClassStateChanged(TARGET, false));
        setOnDragDropped(e -> Drags.dropped(e, network -> drop.accept(isEmpty() ? -1 : getIndex(), network)));
    }
}
