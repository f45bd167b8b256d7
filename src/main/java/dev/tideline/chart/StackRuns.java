package dev.tideline.chart;

/** Rectangles of a stack, class by class, painted once where neighbours have the same top and bottom. On the painting thread. */
final class StackRuns {
    private final Frame frame;
    private final Run[] runs;

    private record Run(int color, double left, double right, double top, double bottom) {
        boolean continuedBy(Run next) {
            return right == next.left && top == next.top && bottom == next.bottom;
        }
    }

    StackRuns(Frame frame, int classes) {
        this.frame = frame;
        this.runs = new Run[classes];
    }

    void add(int clazz, int color, double left, double right, double top, double bottom) {
        Run run = new Run(color, left, right, top, bottom);
        Run before = runs[clazz];
        if (before != null && before.continuedBy(run)) {
            runs[clazz] = new Run(color, before.left, right, top, bottom);
            return;
        }
        paint(clazz);
        runs[clazz] = run;
    }

    void end() {
        for (int clazz = 0; clazz < runs.length; clazz++) {
            paint(clazz);
        }
    }

    private void paint(int clazz) {
        Run run = runs[clazz];
        if (run != null && run.bottom > run.top) {
            frame.surface.color(run.color);
            frame.surface.fillRect(run.left, run.top, run.right - run.left, run.bottom - run.top);
        }
    }
}
