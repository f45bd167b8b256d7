package dev.tideline.ui;

import dev.tideline.chart.Palette;
import dev.tideline.chart.Theme;
import dev.tideline.ui.compose.Draft;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** The chart's colours in lists and forms. */
final class Hues {
    private Hues() {}

    static Theme theme(boolean dark) {
        return dark ? Theme.DARK : Theme.LIGHT;
    }

    static Color color(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255, (argb >>> 24) / 255.0);
    }

    /** "#0072b2": for styles. */
    static String web(int argb) {
        return String.format("#%06x", argb & 0xffffff);
    }

    /** The hue a network has, or would have, in the chart of what is composed. */
    static int of(String network, Session session) {
        Draft draft = session.composer().now();
        Theme theme = theme(session.dark().get());
        if (draft.isEmpty() || !draft.workload().networks().contains(network)) {
            return Palette.of(network, theme);
        }
        return new Palette(draft.workload(), theme).network(network);
    }

    static Node dot(String network, Session session) {
        Region dot = new Region();
        dot.getStyleClass().add("wb-dot");
        dot.setStyle("-fx-background-color: " + web(of(network, session)));
        return dot;
    }
}
