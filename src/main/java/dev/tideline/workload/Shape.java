package dev.tideline.workload;

/** The shape of a blob for one image: channels x height x width of 32-bit floats. A fully connected output is n x 1 x 1. */
public record Shape(int channels, int height, int width) {
    public Shape {
        if (channels <= 0 || height <= 0 || width <= 0) {
            throw new InvalidInput("A blob of " + channels + "x" + height + "x" + width
                    + " is not possible: every side must be at least 1.");
        }
        if (Math.multiplyHigh((long) channels * height, 4L * width) != 0 || (long) channels * height * 4L * width < 0) {
            throw new InvalidInput("A blob of " + channels + "x" + height + "x" + width + " is too large to count.");
        }
    }

    public long elements() {
        return (long) channels * height * width;
    }

    public long bytes() {
        return 4 * elements();
    }

    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
