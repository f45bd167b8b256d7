package dev.tideline.ui;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.NetworkPlan;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.QuadCurve;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/** The task graph of a loading policy for a network of a few layers, loads above, executions below: the real one, small. */
final class PolicyGraph {
    private final TaskGraph graph;
    private final double node;
    private final double gap;
    private final Pane pane = new Pane();

    private PolicyGraph(LoadingPolicy policy, int layers, int convLayers, double node, double gap) {
        List<LayerCost> costs = IntStream.range(0, layers)
                .mapToObj(i -> new LayerCost("l" + i, 1, 1, 1, 1, 0))
                .toList();
        NetworkPlan plan = NetworkPlan.chain(new NetworkCost("n", 1, 1, convLayers, 0, 1, costs));
        this.graph = new TaskGraph(plan, policy, MemoryModel.IDEAL);
        this.node = node;
        this.gap = gap;
        draw();
    }

    /** For a button. */
    static Node of(LoadingPolicy policy) {
        return new PolicyGraph(policy, 4, 2, 5, 5).pane;
    }

    /** Larger, with its sentence. */
    static Tooltip tooltip(LoadingPolicy policy) {
        Label caption = new Label(policy.title() + ": " + policy.sentence()
                + ".\nAbove: loads of four layers. Below: their executions. Lines: what waits for what.");
        VBox box = new VBox(8, new PolicyGraph(policy, 4, 2, 14, 20).pane, caption);
        box.getStyleClass().add("wb-graph-tip");
        Tooltip tooltip = new Tooltip();
        tooltip.setGraphic(box);
        tooltip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        return tooltip;
    }

    private void draw() {
        pane.getStyleClass().add("wb-graph");
        int layers = graph.plan().layers();
        double width = layers * node + (layers - 1) * gap;
        double height = 2 * node + gap;
        pane.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        pane.setPrefSize(width, height);
        pane.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (int offset = 1; offset < graph.size(); offset++) {
            for (int next : graph.successors(offset)) {
                pane.getChildren().add(edge(offset, next));
            }
        }
        for (int offset = 1; offset < graph.size(); offset++) {
            Rectangle box = new Rectangle(x(offset), y(offset), node, node);
            box.setArcWidth(node / 2.5);
            box.setArcHeight(node / 2.5);
            box.getStyleClass().add(load(offset) ? "wb-load" : "wb-exec");
            pane.getChildren().add(box);
        }
    }

    /** A line from middle to middle; the one edge that passes over others' nodes bends. */
    private Shape edge(int from, int to) {
        double half = node / 2;
        double x1 = x(from) + half;
        double y1 = y(from) + half;
        double x2 = x(to) + half;
        double y2 = y(to) + half;
        boolean far = Math.abs(TaskGraph.layer(to) - TaskGraph.layer(from)) > 1;
        Shape line =
                far ? new QuadCurve(x1, y1, (x1 + x2) / 2, (y1 + y2) / 2 + gap / 3, x2, y2) : new Line(x1, y1, x2, y2);
        line.getStyleClass().add("wb-edge");
        return line;
    }

    private static boolean load(int offset) {
        return TaskGraph.kind(offset) == TaskKind.LOAD;
    }

    private double x(int offset) {
        return TaskGraph.layer(offset) * (node + gap);
    }

    private double y(int offset) {
        return load(offset) ? 0 : node + gap;
    }
}
