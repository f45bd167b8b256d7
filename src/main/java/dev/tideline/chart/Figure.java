package dev.tideline.chart;

/** Something complete that can be exported: knows its size and how to paint itself. */
public interface Figure {
    String title();

    double width();

    double height();

    void paint(Surface surface);
}
