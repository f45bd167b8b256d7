package dev.tideline.engine.remote.agent;

/**
 * How much an agent keeps and takes.
 *
 * @param mostRuns ended runs that are kept; the oldest goes first
 * @param mostRunBytes of their files together
 * @param mostQueued orders that may wait
 * @param mostObjectBytes of one weight file or picture
 * @param objectQuotaBytes of all together; what was not used for longest goes first
 * @param freeBytes that stay free on the disk whatever is sent
 */
public record Keeping(
        int mostRuns, long mostRunBytes, int mostQueued, long mostObjectBytes, long objectQuotaBytes, long freeBytes) {
    /** 200 runs or 2 GiB of them, 1000 waiting orders, objects of 1 GiB and 4 GiB together, 256 MiB left free. */
    public static final Keeping USUAL = new Keeping(200, 2L << 30, 1000, 1L << 30, 4L << 30, 256L << 20);
}
