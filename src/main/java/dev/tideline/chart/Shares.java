package dev.tideline.chart;

/** A pixel column as a stack: from the bottom Exec, Load, Init, paging, each as high as its share of the time. */
final class Shares {
    private Shares() {}

    static void fill(Canvas canvas, int column, long[] busy, long length, Tints tints) {
        int height = canvas.height();
        long sum = 0;
        int below = 0;
        double perNs = (double) height / length;
        for (int part = 0; part < Part.COUNT; part++) {
            for (int c = part; c < busy.length; c += Part.COUNT) {
                if (busy[c] > 0) {
                    sum += busy[c];
                    int above = (int) Math.min(height, Math.max(1, sum * perNs + 0.5));
                    if (above > below) {
                        canvas.fill(column, height - above, height - below, tints.fill(c));
                        below = above;
                    }
                }
            }
        }
    }
}
