package dev.tideline.chart;

/**
 * What of a run a chart shows.
 *
 * @param firstJob the job of the topmost lane, where lanes are jobs
 * @param memory whether the memory track is shown
 * @param queue whether the queue track is shown
 * @param memoryHeight in pixels, {@link #AUTOMATIC} for what the lanes leave
 * @param queueHeight in pixels, {@link #AUTOMATIC} for a share of the whole
 * @param bytes what the memory track has room for, {@link ByteRange#OWN} for the run's own
 */
public record Options(
        Rows rows,
        Hue hue,
        int firstJob,
        boolean memory,
        boolean queue,
        double memoryHeight,
        double queueHeight,
        ByteRange bytes) {
    public static final double AUTOMATIC = 0;
    public static final Options DEFAULT =
            new Options(Rows.WORKERS, Hue.NETWORK, 0, true, true, AUTOMATIC, AUTOMATIC, ByteRange.OWN);

    public Options by(Rows other) {
        return new Options(other, hue, firstJob, memory, queue, memoryHeight, queueHeight, bytes);
    }

    public Options colouredBy(Hue other) {
        return new Options(rows, other, firstJob, memory, queue, memoryHeight, queueHeight, bytes);
    }

    public Options from(int job) {
        return new Options(rows, hue, Math.max(0, job), memory, queue, memoryHeight, queueHeight, bytes);
    }

    public Options showing(boolean memoryTrack, boolean queueTrack) {
        return new Options(rows, hue, firstJob, memoryTrack, queueTrack, memoryHeight, queueHeight, bytes);
    }

    /** With the user's own heights; what does not fit is cut. */
    public Options sized(double memoryTrack, double queueTrack) {
        return new Options(rows, hue, firstJob, memory, queue, memoryTrack, queueTrack, bytes);
    }

    public Options within(ByteRange range) {
        return new Options(rows, hue, firstJob, memory, queue, memoryHeight, queueHeight, range);
    }
}
