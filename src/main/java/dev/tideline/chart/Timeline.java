package dev.tideline.chart;

import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.QueueSteps;
import dev.tideline.trace.ResidentSteps;
import dev.tideline.trace.RunTrace;

/**
 * The charts of one trace. It keeps what makes a million tasks paintable in one frame and follows the trace as that
 * grows, at a cost per new event. Keep one per trace; plots of any size, theme and choice are taken from it freely.
 *
 * <p>Lives on the thread of its trace.
 */
public final class Timeline {
    /** Two ticks and the swapped bytes. */
    private static final double READABLE_MEMORY = 64;

    private final RunTrace trace;
    private final Networks networks;
    private final WorkerLanes lanes;
    private final JobShapes shapes;
    private final Stacks stacks;
    private final Steps promised = new Steps();
    private final Steps resident = new Steps();
    private final Steps swapped = new Steps();
    private final Steps ready = new Steps();
    private final Steps waiting = new Steps();
    private final LaneColumns columns;
    private final Canvas canvas = new Canvas();
    private final Canvas stripCanvas = new Canvas();
    private final StripSums stripSums;
    private long eventsSeen = -1;

    public Timeline(RunTrace trace) {
        this.trace = trace;
        this.networks = new Networks(trace);
        this.lanes = new WorkerLanes(trace, networks);
        this.shapes = new JobShapes(trace);
        this.stacks = new Stacks(trace, networks);
        this.columns = new LaneColumns(Part.COUNT * networks.size());
        this.stripSums = new StripSums(lanes, columns, Part.COUNT * networks.size());
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

    /** The least height in pixels at which lanes, memory and values are still readable, as one of several charts. */
    public double readableHeight(Options options) {
        double lanes = options.rows() == Rows.WORKERS
                ? lanes().size() * Math.max(16, Math.min(44, 160.0 / lanes().size()))
                : JobTrack.readableHeight(trace.jobs());
        return Math.ceil(Axis.HEIGHT + lanes + (options.memory() ? Plot.GAP + READABLE_MEMORY : 0));
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

    /** Takes in what the trace has got since the last time. */
    void follow() {
        if (trace.events() == eventsSeen) {
            return;
        }
        eventsSeen = trace.events();
        lanes.grow();
        stacks.grow();
        MemorySteps memory = trace.memory();
        for (int i = promised.size(); i < memory.size(); i++) {
            promised.add(memory.timeNs(i), memory.promisedBytes(i));
        }
        ResidentSteps held = trace.resident();
        for (int i = resident.size(); i < held.size(); i++) {
            resident.add(held.timeNs(i), held.residentBytes(i));
            swapped.add(held.timeNs(i), held.swappedBytes(i));
        }
        QueueSteps queue = trace.queue();
        for (int i = ready.size(); i < queue.size(); i++) {
            ready.add(queue.timeNs(i), queue.ready(i));
            waiting.add(queue.timeNs(i), queue.waiting(i));
        }
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

    StripSums stripSums() {
        return stripSums;
    }

    LaneColumns columns() {
        return columns;
    }

    Canvas stripCanvas() {
        return stripCanvas;
    }

    Canvas canvas() {
        return canvas;
    }
}
