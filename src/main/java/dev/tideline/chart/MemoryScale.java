package dev.tideline.chart;

import dev.tideline.workload.Bytes;

/**
 * Which byte lies at which height: 0 above the room for swapped bytes, which are as high as those above.
 *
 * @param swapped for how many bytes there is room below 0
 */
record MemoryScale(double zeroY, double pixelsPerByte, long top, long swapped) {
    private static final double TICK_DISTANCE = 21;

    /** In pixels, below the axis: a value and its label fit, however few bytes are swapped out. */
    private static final double SWAP_ROOM = 26;

    static MemoryScale of(ByteRange range, Box box) {
        double share = range.swapped() / ((double) range.top() + range.swapped());
        double least = range.swapped() == 0 ? 0 : Math.min(SWAP_ROOM, box.height() / 4);
        double zero = Math.round(box.bottom() - Math.max(least, share * box.height()));
        double pixelsPerByte = (zero - box.y()) / range.top();
        return new MemoryScale(zero, pixelsPerByte, range.top(), (long) ((box.bottom() - zero) / pixelsPerByte));
    }

    double y(long bytes) {
        return zeroY - bytes * pixelsPerByte;
    }

    boolean shows(long bytes) {
        return bytes <= top;
    }

    /** A power of two, so that labels are round. */
    long tickStep() {
        long step = Bytes.KIB;
        while (step * pixelsPerByte < TICK_DISTANCE && step < Long.MAX_VALUE / 4) {
            step *= 2;
        }
        return step;
    }

    /** The largest power of two that what is swapped out has room for, 0 if that is not even a KiB. */
    long swapTick() {
        return swapped < Bytes.KIB ? 0 : Long.highestOneBit(swapped);
    }
}
