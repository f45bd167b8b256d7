package dev.tideline.trace;

/** What memory really held, by time: modelled by the simulator, sampled by a real engine. The device's base is included. */
public final class ResidentSteps {
    private final LongColumn time = new LongColumn();
    private final LongColumn resident = new LongColumn();
    private final LongColumn swapped = new LongColumn();
    private final LongColumn faults = new LongColumn();
    private long peak;
    private long swappedPeak;

    void add(RunEvent.Resident e) {
        time.add(e.timeNs());
        resident.add(e.residentBytes());
        swapped.add(e.swappedBytes());
        faults.add(e.majorFaults());
        peak = Math.max(peak, e.residentBytes());
        swappedPeak = Math.max(swappedPeak, e.swappedBytes());
    }

    public int size() {
        return time.size();
    }

    public long timeNs(int i) {
        return time.get(i);
    }

    public long residentBytes(int i) {
        return resident.get(i);
    }

    public long swappedBytes(int i) {
        return swapped.get(i);
    }

    public long majorFaults(int i) {
        return faults.get(i);
    }

    public long peakBytes() {
        return peak;
    }

    public long swappedPeakBytes() {
        return swappedPeak;
    }
}
