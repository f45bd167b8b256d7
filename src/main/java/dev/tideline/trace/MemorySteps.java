package dev.tideline.trace;

/**
 * Every change of the ledger, by time; several may share one instant. {@code weightsDelta} and {@code blobsDelta} say
 * what a task of {@code job} took or gave, {@code promisedBytes} the sum over all jobs after it.
 */
public final class MemorySteps {
    private final LongColumn time = new LongColumn();
    private final IntColumn job = new IntColumn();
    private final LongColumn weights = new LongColumn();
    private final LongColumn blobs = new LongColumn();
    private final LongColumn promised = new LongColumn();
    private long peak;

    void add(RunEvent.Promised e) {
        time.add(e.timeNs());
        job.add(e.job());
        weights.add(e.weightsDelta());
        blobs.add(e.blobsDelta());
        promised.add(e.promisedBytes());
        peak = Math.max(peak, e.promisedBytes());
    }

    public int size() {
        return time.size();
    }

    public long timeNs(int i) {
        return time.get(i);
    }

    public int job(int i) {
        return job.get(i);
    }

    public long weightsDelta(int i) {
        return weights.get(i);
    }

    public long blobsDelta(int i) {
        return blobs.get(i);
    }

    public long promisedBytes(int i) {
        return promised.get(i);
    }

    public long peakBytes() {
        return peak;
    }
}
