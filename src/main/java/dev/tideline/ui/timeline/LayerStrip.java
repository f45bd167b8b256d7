package dev.tideline.ui.timeline;

import dev.tideline.chart.Surface;
import dev.tideline.chart.Theme;
import dev.tideline.schedule.NetworkPlan;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The layers of a job as a strip of cells, each by where it is. JavaFX thread. */
final class LayerStrip extends Region {
    private static final double LEAST = 7;
    private static final double MOST = 16;
    private static final double ROW = 14;
    private static final double GAP = 1;

    private final Canvas canvas = new Canvas();
    private final FxSurface surface = new FxSurface(canvas);
    private final Tooltip tooltip = new Tooltip();
    private final JobMoment job;
    private final NetworkPlan plan;
    private final Theme theme;
    private final int colour;

    LayerStrip(JobMoment job, NetworkPlan plan, Theme theme, int colour) {
        this.job = job;
        this.plan = plan;
        this.theme = theme;
        this.colour = colour;
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words());
        Tooltip.install(this, tooltip);
        setOnMouseMoved(e -> tooltip.setText(cellText(e.getX(), e.getY())));
    }

    private String words() {
        Map<LayerState, Long> counts =
                job.layers().stream().collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
        return job.network() + ", job " + job.job() + ": "
                + counts.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey().words())
                        .collect(Collectors.joining(", "));
    }

    private String cellText(double x, double y) {
        int cell = (int) (y / (ROW + GAP)) * columns(getWidth()) + (int) (x / pitch(getWidth()));
        if (cell < 0 || cell >= job.layers().size()) {
            return words();
        }
        return cell + " " + plan.layer(cell).name() + ": "
                + job.layers().get(cell).words();
    }

    private double pitch(double width) {
        return Math.max(LEAST, Math.min(MOST, Math.floor(width / job.layers().size())));
    }

    private int columns(double width) {
        return Math.max(1, (int) (width / pitch(width)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width < 0 ? 260 : width);
        return Math.ceil(job.layers().size() / (double) columns) * (ROW + GAP);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 60;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getScene() != null) {
            paint();
        }
    }

    private void paint() {
        surface.beginFrame();
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double pitch = pitch(getWidth());
        int columns = columns(getWidth());
        for (int i = 0; i < job.layers().size(); i++) {
            cell(surface, job.layers().get(i), i % columns * pitch, i / columns * (ROW + GAP), pitch - GAP);
        }
    }

    private void cell(Surface s, LayerState state, double x, double y, double width) {
        paint(s, state, theme, colour, x, y, width, ROW);
    }

    /** One cell, also for the key. */
    static void paint(
            Surface s, LayerState state, Theme theme, int colour, double x, double y, double width, double height) {
        switch (state) {
            case ON_DISK -> {
                s.color(theme.frame());
                s.strokeRect(x, y, width, height, 1);
            }
            case LOADING -> {
                s.color(faint(colour, 0x38));
                s.fillRect(x, y, width, height);
                s.color(colour);
                s.hatchRect(x, y, width, height, 4, 1.2);
                s.strokeRect(x, y, width, height, 1);
            }
            case RESIDENT -> {
                s.color(faint(colour, 0x78));
                s.fillRect(x, y, width, height);
            }
            case RUNNING -> {
                s.color(colour);
                s.fillRect(x, y, width, height);
                s.color(theme.text());
                s.strokeRect(x, y, width, height, 1.5);
            }
            case EXECUTED -> {
                s.color(theme.grid());
                s.fillRect(x, y, width, height);
            }
        }
    }

    private static int faint(int colour, int alpha) {
        return colour & 0xffffff | alpha << 24;
    }
}
