package dev.tideline.chart;

/**
 * What of a run a chart shows.
 *
 * @param firstJob the job of the topmost lane, where lanes are jobs
 * @param memory whether the memory track is shown
 * @param queue whether the queue track is shown
 */
public record Options(Rows rows, Hue hue, int firstJob, boolean memory, boolean queue) {
    public static final Options DEFAULT = new Options(Rows.WORKERS, Hue.NETWORK, 0, true, true);

    public Options by(Rows other) {
        return new Options(other, hue, firstJob, memory, queue);
    }

    public Options colouredBy(Hue other) {
        return new Options(rows, other, firstJob, memory, queue);
    }

    public Options from(int job) {
        return new Options(rows, hue, Math.max(0, job), memory, queue);
    }

    public Options showing(boolean memoryTrack, boolean queueTrack) {
        return new Options(rows, hue, firstJob, memoryTrack, queueTrack);
    }
}
