package dev.tideline.chart;

/** Arithmetic on {@code 0xAARRGGBB}. */
final class Colors {
    private Colors() {}

    /** A colour between two opaque ones. @param share of {@code a}, 0 to 1 */
    static int mix(int a, int b, double share) {
        int mixed = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = (a >> shift & 0xff) * share + (b >> shift & 0xff) * (1 - share);
            mixed = mixed << 8 | (int) Math.round(channel);
        }
        return mixed;
    }

    /** A translucent colour laid over an opaque one. */
    static int over(int argb, int under) {
        return mix(argb, under, (argb >>> 24) / 255.0);
    }

    static int withAlpha(int argb, int alpha) {
        return argb & 0xffffff | alpha << 24;
    }

    /** WCAG 2 contrast ratio of two opaque colours, 1 to 21. */
    static double contrast(int a, int b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 0xff) + 0.7152 * linear(argb >> 8 & 0xff) + 0.0722 * linear(argb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
