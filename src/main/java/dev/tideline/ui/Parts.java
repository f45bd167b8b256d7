package dev.tideline.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * What the window consists of, built after it is shown, a little in each frame: a control costs its skin and its styles
 * once, and a window full of them would stand still for most of a second. Lives on the JavaFX thread.
 */
final class Parts {
    private final Deque<Runnable> unbuilt = new ArrayDeque<>();

    /** A place for what {@code build} will make. Parts are built in the order in which places were asked for. */
    Region place(Supplier<? extends Region> build) {
        StackPane place = new StackPane();
        place.setMinWidth(0);
        unbuilt.add(() -> {
            Region part = build.get();
            unbuilt.addFirst(() -> place.getChildren().add(part));
        });
        return place;
    }

    /** Takes the children out of what is being built; they come back one by one, before the next part. */
    void fill(List<Node> children) {
        List<Node> all = List.copyOf(children);
        children.clear();
        for (int i = all.size() - 1; i >= 0; i--) {
            Node child = all.get(i);
            unbuilt.addFirst(() -> add(children, child));
        }
    }

    private void add(List<Node> children, Node child) {
        if (child instanceof GridPane grid) {
            fill(grid.getChildren());
        }
        children.add(child);
    }

    boolean complete() {
        return unbuilt.isEmpty();
    }

    /** To be called once per frame. */
    void buildNext() {
        Runnable next = unbuilt.poll();
        if (next != null) {
            next.run();
        }
    }
}
