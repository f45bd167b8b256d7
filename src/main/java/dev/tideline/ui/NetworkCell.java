package dev.tideline.ui;

import dev.tideline.workload.Bytes;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A network in the list: dot, name, size, and how its weights fall into conv part and fc part. */
final class NetworkCell extends ListCell<NetworkItem> {
    private static final double ASIDE = 16;

    private final Session session;
    private final Label name = new Label();
    private final Label size = new Label();
    private final Label layers = new Label();
    private final Region conv = new Region();
    private final Region fc = new Region();
    private final HBox bar = new HBox(conv, fc);
    private final HBox head = new HBox();
    private final VBox box = new VBox(head, bar);
    private final Tooltip tooltip = new Tooltip();

    NetworkCell(Session session, Runnable add) {
        this.session = session;
        name.getStyleClass().add("wb-strong");
        name.setMinWidth(0);
        size.getStyleClass().addAll("text-muted", "wb-small");
        layers.getStyleClass().addAll("text-muted", "wb-small");
        size.setMinWidth(Region.USE_PREF_SIZE);
        layers.setMinWidth(Region.USE_PREF_SIZE);
        head.getStyleClass().add("wb-pair");
        bar.getStyleClass().add("wb-parts");
        bar.widthProperty().addListener((o, before, width) -> share(width.doubleValue()));
        box.getStyleClass().add("wb-network");
        box.setMinWidth(0);
        box.setPrefWidth(0);
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && !isEmpty()) {
                add.run();
            }
        });
        setOnDragDetected(e -> drag());
    }

    private void drag() {
        if (!isEmpty()) {
            Dragboard board = startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.put(Drags.NETWORK, getItem().name());
            board.setContent(content);
            // Beside the pointer, so that it does not hide where it is dropped.
            board.setDragView(name.snapshot(null, null), -ASIDE, 0);
        }
    }

    @Override
    protected void updateItem(NetworkItem item, boolean empty) {
        super.updateItem(item, empty);
        setText("");
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        name.setText(item.name());
        size.setText(Bytes.human(item.weightBytes()));
        layers.setText(item.layers() + " layers");
        head.getChildren().setAll(dot(item), name, spacer(), layers, size);
        share(bar.getWidth());
        colour(item);
        tooltip.setText(item.title() + "\n" + item.parts() + "\nconv " + Bytes.human(item.convBytes()) + ", fc "
                + Bytes.human(item.weightBytes() - item.convBytes()) + "\nDouble click, Enter or drag: ask for it");
        setTooltip(tooltip);
        setAccessibleText(item.name() + ", " + Bytes.human(item.weightBytes()) + ", " + item.parts());
        setGraphic(box);
    }

    private Node dot(NetworkItem item) {
        return Hues.dot(item.name(), session);
    }

    private static Region spacer() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private void share(double width) {
        if (getItem() != null) {
            double convWidth = Math.rint(width * getItem().convShare());
            conv.setPrefWidth(convWidth);
            fc.setPrefWidth(width - convWidth);
        }
    }

    private void colour(NetworkItem item) {
        String hue = Hues.web(Hues.of(item.name(), session));
        conv.setStyle("-fx-background-color: " + hue);
        fc.setStyle("-fx-background-color: " + hue + "66");
    }
}
