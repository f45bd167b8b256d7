package dev.tideline.chart;

import dev.tideline.trace.RunTrace;

/**
 * The charts of one trace. It keeps what makes a million tasks paintable in one frame and follows the trace as that
 * grows, at a cost per new event. Keep one per trace; plots of any size, theme and choice are taken from it freely.
 *
 * <p>Lives on the thread of its trace.
 */
public final class Timeline {
    private final RunTrace trace;
    private final Networks networks;
    private final WorkerLanes lanes;
    private final JobShapes shapes;
    private final Stacks stacks;
    private final ResidentTimes residentTimes;
    private final Steps promised;
    private final Steps resident;
    private final Steps swapped;
    private final Steps ready;
    private final Steps waiting;
    private final LaneColumns columns;
    private final Canvas canvas = new Canvas();
    private long eventsSeen = -1;

    public Timeline(RunTrace trace) {
        this.trace = trace;
        this.networks = new Networks(trace);
        this.lanes = new WorkerLanes(trace, networks);
        this.shapes = new JobShapes(trace);
        this.stacks = new Stacks(trace, networks);
        this.residentTimes = new ResidentTimes(trace);
        this.promised = new Steps(trace.memory()::timeNs, trace.memory()::promisedBytes);
        this.resident = new Steps(residentTimes::at, trace.resident()::residentBytes);
        this.swapped = new Steps(residentTimes::at, trace.resident()::swappedBytes);
        this.ready = new Steps(trace.queue()::timeNs, trace.queue()::ready);
        this.waiting = new Steps(trace.queue()::timeNs, trace.queue()::waiting);
        this.columns = new LaneColumns(Part.COUNT * networks.size());
        follow();
    }

    public RunTrace trace() {
        return trace;
    }

    /** A layout for an area of this size; taking one is cheap, once per frame is fine. */
    public Plot plot(Options options, Theme theme, double width, double height) {
        return plot(options, theme, 0, 0, width, height);
    }

    /** A layout with its upper left corner at x, y of the surface. */
    public Plot plot(Options options, Theme theme, double x, double y, double width, double height) {
        follow();
        return new Plot(this, options, theme, new Box(x, y, Math.floor(width), Math.floor(height)));
    }

    /** A plot whose heights are those of printed figures: the lanes take what memory and queue leave. */
    Plot figurePlot(Options options, Theme theme, Box box) {
        follow();
        return new Plot(this, options, theme, box);
    }

    /** The strip that shows the whole run and which part of it is visible. */
    public Strip strip(Options options, Theme theme, double width, double height) {
        follow();
        return new Strip(this, options, theme, new Box(0, 0, Math.floor(width), Math.floor(height)));
    }

    /** The legend of a plot with these options. */
    public Legend legend(Options options, Theme theme) {
        follow();
        return new Legend(this, options, new Palette(trace.spec().workload(), theme));
    }

    /** Takes in what the trace has got since the last time. */
    void follow() {
        if (trace.events() == eventsSeen) {
            return;
        }
        eventsSeen = trace.events();
        lanes.grow();
        stacks.grow();
        residentTimes.grow();
        promised.grow(trace.memory().size());
        resident.grow(trace.resident().size());
        swapped.grow(trace.resident().size());
        ready.grow(trace.queue().size());
        waiting.grow(trace.queue().size());
    }

    Networks networks() {
        return networks;
    }

    WorkerLanes lanes() {
        return lanes;
    }

    JobShapes shapes() {
        return shapes;
    }

    Stacks stacks() {
        return stacks;
    }

    Steps promised() {
        return promised;
    }

    Steps resident() {
        return resident;
    }

    Steps swapped() {
        return swapped;
    }

    Steps ready() {
        return ready;
    }

    Steps waiting() {
        return waiting;
    }

    LaneColumns columns() {
        return columns;
    }

    Canvas canvas() {
        return canvas;
    }
}
