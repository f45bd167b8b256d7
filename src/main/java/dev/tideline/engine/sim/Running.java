package dev.tideline.engine.sim;

import dev.tideline.engine.ArrivalQueue;
import dev.tideline.schedule.Task;

/**
 * A task on a simulated worker, passing through its stages: dispatch (a fixed time), paging (shares the swap device), and
 * its own work (shares compute or storage). Progress is kept as work left at an anchor time; with an uncontended
 * resource the end is exact, otherwise each end is rounded up to the next nanosecond.
 */
final class Running {
    /** Slack for the rounding of floating-point work, below a nanosecond: long work loses more digits. */
    private static final double SLACK = 1e-6;

    private static final double SLACK_OF_WORK = 1e-14;
    private static final double MOST_SLACK = 0.25;

    private enum Stage {
        DISPATCH,
        PAGING,
        WORK,
        DONE
    }

    final Task task;
    private final PagingModel memory;
    private final Resource swap;
    private final Resource own;
    private Stage stage = Stage.DISPATCH;
    private double left;
    private double slack;
    private long anchorNs;
    private long endNs;
    private double stretch = 1;
    private boolean sharing;
    private final long startNs;
    private PagingModel.Paging paging;
    private int part;
    private long pagingSinceNs;
    private long pagingNs;
    private long inBytes;
    private long outBytes;

    /** Touches the task's memory. */
    Running(Task task, PagingModel memory, Resource swap, Resource own, long startNs) {
        this.task = task;
        this.memory = memory;
        this.swap = swap;
        this.own = own;
        this.startNs = startNs;
        this.endNs = startNs;
        this.pagingSinceNs = startNs;
        take(memory.start(task));
    }

    private void take(PagingModel.Paging next) {
        paging = next;
        inBytes += next.inBytes();
        outBytes += next.outBytes();
    }

    /** When the present stage ends if nothing else starts or finishes. */
    long endNs() {
        return endNs;
    }

    long startNs() {
        return startNs;
    }

    long pagingNs() {
        return pagingNs;
    }

    long pagedInBytes() {
        return inBytes;
    }

    long pagedOutBytes() {
        return outBytes;
    }

    boolean done() {
        return stage == Stage.DONE;
    }

    boolean working() {
        return stage == Stage.WORK;
    }

    /** Leaves the stage that ends now and enters the next. Whoever shares a resource must {@link #adjust} afterwards. */
    void advance(long nowNs) {
        leave();
        switch (stage) {
            case DISPATCH -> enter(Stage.PAGING, swap, paging.aloneNs(), nowNs);
            case PAGING -> {
                pagingNs += nowNs - pagingSinceNs;
                enter(Stage.WORK, own, workNs(), nowNs);
            }
            case WORK, DONE -> {
                part++;
                if (part < paging.parts()) {
                    take(memory.fill(task));
                    pagingSinceNs = nowNs;
                    enter(Stage.PAGING, swap, paging.aloneNs(), nowNs);
                } else {
                    stage = Stage.DONE;
                }
            }
        }
    }

    /** Of this part: an equal share, and together exactly the task's. */
    private long workNs() {
        long parts = paging.parts();
        return task.expectedNs() / parts + (part < task.expectedNs() % parts ? 1 : 0);
    }

    private void enter(Stage next, Resource resource, long workNs, long nowNs) {
        stage = next;
        left = workNs;
        slack = Math.min(MOST_SLACK, SLACK + SLACK_OF_WORK * workNs);
        anchorNs = nowNs;
        sharing = workNs > 0;
        if (sharing) {
            resource.enter();
            stretch = resource.stretch();
        }
        endNs = end();
    }

    private void leave() {
        if (sharing) {
            resource().leave();
            sharing = false;
        }
    }

    private Resource resource() {
        return stage == Stage.PAGING ? swap : own;
    }

    /** Takes up the rate that its resource gives now. */
    void adjust(long nowNs) {
        if (!sharing || resource().stretch() == stretch) {
            return;
        }
        left = Math.max(0, left - (nowNs - anchorNs) / stretch);
        anchorNs = nowNs;
        stretch = resource().stretch();
        endNs = end();
    }

    private long end() {
        long end = Math.addExact(anchorNs, (long) Math.ceil(left * stretch - slack));
        if (end == ArrivalQueue.NEVER) {
            throw new ArithmeticException("the end of time");
        }
        return end;
    }
}
