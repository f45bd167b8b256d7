package dev.tideline.trace;

/** How many tasks were ready and untaken, and how many jobs waited to become active, by time. */
public final class QueueSteps {
    private final LongColumn time = new LongColumn();
    private final IntColumn ready = new IntColumn();
    private final IntColumn waiting = new IntColumn();
    private int most;

    void add(RunEvent.Queue e) {
        time.add(e.timeNs());
        ready.add(e.ready());
        waiting.add(e.waiting());
        most = Math.max(most, Math.max(e.ready(), e.waiting()));
    }

    public int size() {
        return time.size();
    }

    public long timeNs(int i) {
        return time.get(i);
    }

    public int ready(int i) {
        return ready.get(i);
    }

    public int waiting(int i) {
        return waiting.get(i);
    }

    /** The highest of both, for the axis. */
    public int most() {
        return most;
    }
}
