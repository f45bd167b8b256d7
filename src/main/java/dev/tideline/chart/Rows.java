package dev.tideline.chart;

/** What a lane of the timeline is. */
public enum Rows {
    WORKERS,
    JOBS
}
