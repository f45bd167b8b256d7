package dev.tideline.chart;

/** What the colour of a task tells. */
public enum Hue {
    NETWORK,
    KIND
}
