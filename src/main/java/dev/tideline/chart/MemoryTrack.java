package dev.tideline.chart;

import dev.tideline.trace.Conditions;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.util.Optional;

/**
 * Memory over time: the device's base, on it the promised bytes of each network (weights full, blobs light), the cap, what
 * exceeds it, the line of what memory really holds, and below the axis what is swapped out. Where many changes fall into a
 * pixel column, it shows the moment with the most promised bytes in it, so that no peak is lost.
 */
final class MemoryTrack implements Track {
    private static final int PIXELS_PER_STEP = 3;
    private static final double SIZE = 10.5;
    private static final double HATCH_FROM = 4;

    private final Timeline timeline;
    private final Box box;
    private final MemoryScale bytes;
    private final long[] sums;

    MemoryTrack(Timeline timeline, Box box, ByteRange range) {
        this.timeline = timeline;
        this.box = box;
        this.bytes = MemoryScale.of(range.or(timeline.trace()), box);
        this.sums = new long[2 * timeline.networks().size()];
    }

    @Override
    public Box box() {
        return box;
    }

    private long base() {
        return timeline.trace().spec().profile().baseBytes();
    }

    private long cap() {
        return timeline.trace().spec().capBytes();
    }

    private boolean accountedOnly() {
        return timeline.trace().conditions().filter(c -> !c.enforced()).isPresent();
    }

    private boolean capInView() {
        return bytes.shows(cap());
    }

    @Override
    public void paint(Frame frame) {
        frame.surface.begin("Memory");
        frame.surface.color(frame.theme.lane());
        frame.surface.fillRect(box.x(), box.y(), box.width(), box.height());
        axis(frame);
        frame.surface.clip(box.x(), box.y(), box.width(), box.height());
        frame.grid.paint(frame.surface, box);
        stacks(frame);
        swapped(frame);
        guides(frame);
        resident(frame);
        frame.surface.color(frame.theme.muted());
        frame.surface.fillRect(box.x(), bytes.zeroY(), box.width(), 1);
        cap(frame);
        frame.surface.unclip();
        frame.surface.end();
    }

    /** The cap's label comes first; ticks that are too near to it have none. */
    private void axis(Frame frame) {
        double capY = capInView() ? bytes.y(cap()) + SIZE * 0.36 : box.y() + SIZE;
        String cap = "cap " + Bytes.exact(cap()) + (capInView() ? "" : " \u2191");
        label(frame, Face.SEMIBOLD, frame.theme.cap(), cap, capY);
        for (long b = 0; b <= bytes.top(); b += bytes.tickStep()) {
            double y = Math.min(bytes.y(b) + SIZE * 0.36, box.bottom() - 1);
            if (Math.abs(y - capY) > SIZE + 1 && y - SIZE * 0.7 >= box.y()) {
                label(frame, Face.REGULAR, frame.theme.muted(), Bytes.exact(b), y);
            }
        }
        long swap = bytes.swapTick();
        if (swap > 0 && bytes.y(-swap) - bytes.zeroY() > SIZE + 1) {
            label(frame, Face.REGULAR, frame.theme.muted(), Bytes.exact(swap), bytes.y(-swap) + SIZE * 0.36);
        }
        frame.axisName("memory", box.y(), bytes.zeroY());
        frame.axisName("swapped", bytes.zeroY(), box.bottom());
    }

    private void label(Frame frame, Face face, int color, String text, double y) {
        frame.text(face, SIZE, color, text, box.x() - 10, y, Surface.Anchor.END);
    }

    /** Over the areas, faint, so that values can be read off them. */
    private void guides(Frame frame) {
        frame.surface.color(Colors.withAlpha(frame.theme.muted(), 0x30));
        for (long b = bytes.tickStep(); b <= bytes.top(); b += bytes.tickStep()) {
            frame.surface.fillRect(box.x(), Math.floor(bytes.y(b)), box.width(), 1);
        }
        if (bytes.swapTick() > 0) {
            frame.surface.fillRect(box.x(), Math.floor(bytes.y(-bytes.swapTick())), box.width(), 1);
        }
    }

    private void stacks(Frame frame) {
        Steps steps = timeline.promised();
        int from = steps.until(frame.scale.fromNs(), 0);
        int to = steps.until(frame.scale.toNs(), from);
        base(frame);
        if ((to - from) * PIXELS_PER_STEP <= frame.columns()) {
            exact(frame, steps, Math.max(0, from - 1), to);
            over(frame);
        } else {
            columns(frame, steps);
        }
    }

    private void base(Frame frame) {
        double left = frame.x(0);
        double right = frame.x(timeline.trace().nowNs());
        frame.surface.color(frame.theme.base());
        frame.surface.fillRect(left, bytes.y(base()), right - left, bytes.zeroY() - bytes.y(base()));
    }

    private void exact(Frame frame, Steps steps, int from, int to) {
        StackRuns runs = new StackRuns(frame, sums.length);
        for (int i = from; i < to; i++) {
            long end = i + 1 < steps.size()
                    ? steps.timeNs(i + 1)
                    : timeline.trace().nowNs();
            double left = frame.x(steps.timeNs(i));
            double right = frame.x(end);
            if (right > left) {
                timeline.stacks().after(i, sums);
                stack(frame, runs, left, right);
            }
        }
        runs.end();
    }

    private void stack(Frame frame, StackRuns runs, double left, double right) {
        long below = base();
        for (int c = 0; c < sums.length; c++) {
            double bottom = frame.snap(bytes.y(below));
            below += Math.max(0, sums[c]);
            runs.add(c, color(frame, c), left, right, frame.snap(bytes.y(below)), bottom);
        }
    }

    private void columns(Frame frame, Steps steps) {
        Canvas canvas = timeline.canvas();
        canvas.begin(frame.columns(), (int) (bytes.zeroY() - box.y()), frame.theme.lane(), frame.grid);
        steps.visit(frame.scale, frame.columns(), timeline.trace().nowNs(), (column, from, to) -> {
            timeline.stacks().after(steps.max(from, to), sums);
            long total = column(frame, canvas, column);
            if (capInView() && total > cap()) {
                canvas.hatch(column, row(canvas, total), row(canvas, cap()), frame.theme);
            }
        });
        canvas.paint(frame.surface, box.x(), box.y());
    }

    /** @return bytes of the whole stack */
    private long column(Frame frame, Canvas canvas, int column) {
        long below = base();
        int bottom = row(canvas, below);
        canvas.fill(column, bottom, canvas.height(), frame.theme.base());
        for (int c = 0; c < sums.length; c++) {
            if (sums[c] > 0) {
                below += sums[c];
                int top = row(canvas, below);
                canvas.fill(column, top, bottom, color(frame, c));
                bottom = top;
            }
        }
        return below;
    }

    private int row(Canvas canvas, long b) {
        return canvas.height() - (int) Math.round(b * bytes.pixelsPerByte());
    }

    private static int color(Frame frame, int clazz) {
        int place = clazz / 2;
        return clazz == Stacks.weights(place) ? frame.tints.weights(place) : frame.tints.blobs(place);
    }

    /** What the promises exceed the cap by: shaded where they do, from the cap upwards. */
    private void over(Frame frame) {
        Steps steps = timeline.promised();
        long room = cap() - base();
        if (!capInView() || timeline.trace().memory().peakBytes() <= room) {
            return;
        }
        double capY = frame.snap(bytes.y(cap()));
        Columns shaded = new Columns(frame, box.x(), (x, width, high) -> {
            double top = frame.snap(bytes.y(base() + high));
            frame.surface.color(frame.theme.overCap());
            frame.surface.fillRect(x, top, width, capY - top);
            if (width >= HATCH_FROM) {
                frame.surface.color(frame.theme.cap());
                frame.surface.hatchRect(x, top, width, capY - top, 6, 1);
            }
        });
        shaded.visit(steps, timeline.trace().nowNs(), high -> high > room);
    }

    private void swapped(Frame frame) {
        if (timeline.trace().resident().swappedPeakBytes() == 0) {
            return;
        }
        Columns below = new Columns(frame, box.x(), (x, width, high) -> {
            frame.surface.color(frame.theme.swapped());
            frame.surface.fillRect(x, bytes.zeroY(), width, frame.snap(bytes.y(-high)) - bytes.zeroY());
        });
        below.visit(timeline.swapped(), timeline.trace().nowNs(), high -> high > 0);
    }

    private void resident(Frame frame) {
        if (timeline.resident().size() > 0) {
            StepLine.paint(
                    frame, timeline.resident(), timeline.trace().nowNs(), bytes::y, frame.theme.resident(), 1.25);
        }
    }

    private void cap(Frame frame) {
        if (capInView()) {
            double y = Math.round(bytes.y(cap())) + 0.5;
            frame.surface.color(frame.theme.cap());
            frame.surface.dashedLine(box.x(), y, box.right(), y, 1.25, 6, 3);
            if (accountedOnly()) {
                frame.text(
                        Face.SEMIBOLD,
                        SIZE,
                        frame.theme.cap(),
                        Conditions.ACCOUNTED_ONLY,
                        box.x() + 4,
                        y - 4,
                        Surface.Anchor.START);
            }
        }
    }

    @Override
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        return Optional.of(new Hit.Memory(scale.timeAt(x)));
    }

    static boolean hasSwap(RunTrace trace) {
        return trace.resident().swappedPeakBytes() > 0;
    }
}
