package dev.tideline.chart;

import java.util.stream.DoubleStream;

/** How far colours are apart (CIE 1976, from 0; 2 is just visible side by side), also for those who see fewer of them. */
final class ColourSight {
    /** Machado, Oliveira, Fernandes 2009, severity 1: protanopia and deuteranopia, on linear RGB. */
    private static final double[][][] EYES = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}
    };

    private ColourSight() {}

    static double normal(int a, int b) {
        return difference(a, b, EYES[0]);
    }

    /** The least for any of three kinds of eyes. */
    static double difference(int a, int b) {
        double least = Double.MAX_VALUE;
        for (double[][] eye : EYES) {
            least = Math.min(least, difference(a, b, eye));
        }
        return least;
    }

    private static double difference(int a, int b, double[][] eye) {
        double[] p = lab(a, eye);
        double[] q = lab(b, eye);
        return Math.sqrt(DoubleStream.of(p[0] - q[0], p[1] - q[1], p[2] - q[2])
                .map(d -> d * d)
                .sum());
    }

    private static double[] lab(int argb, double[][] eye) {
        double[] rgb = times(eye, new double[] {linear(argb >> 16), linear(argb >> 8), linear(argb)});
        double[][] toXyz = {
            {0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505},
            {0.2126, 0.7152, 0.0722},
            {0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089}
        };
        double[] xyz = times(
                toXyz,
                DoubleStream.of(rgb).map(c -> Math.max(0, Math.min(1, c))).toArray());
        double[] f = DoubleStream.of(xyz)
                .map(t -> t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0)
                .toArray();
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double[] times(double[][] m, double[] v) {
        return DoubleStream.of(0, 1, 2)
                .map(i -> m[(int) i][0] * v[0] + m[(int) i][1] * v[1] + m[(int) i][2] * v[2])
                .toArray();
    }
}
