package dev.tideline.trace;

/** What the control group around a real run counted, by time; empty where nothing enforced the cap. */
public final class GroupSteps {
    private final LongColumn time = new LongColumn();
    private final LongColumn usage = new LongColumn();
    private final LongColumn swap = new LongColumn();
    private final LongColumn faults = new LongColumn();
    private final LongColumn stalled = new LongColumn();
    private final LongColumn kills = new LongColumn();
    private long usagePeak;
    private long swapPeak;

    void add(RunEvent.Group e) {
        time.add(e.timeNs());
        usage.add(e.usageBytes());
        swap.add(e.swapBytes());
        faults.add(e.majorFaults());
        stalled.add(e.stalledNs());
        kills.add(e.oomKills());
        usagePeak = Math.max(usagePeak, e.usageBytes());
        swapPeak = Math.max(swapPeak, e.swapBytes());
    }

    public int size() {
        return time.size();
    }

    public RunEvent.Group get(int i) {
        return new RunEvent.Group(time.get(i), usage.get(i), swap.get(i), faults.get(i), stalled.get(i), kills.get(i));
    }

    public long usagePeakBytes() {
        return usagePeak;
    }

    public long swapPeakBytes() {
        return swapPeak;
    }
}
