package dev.tideline.chart;

import java.util.Locale;

/** Nanoseconds as people read them. */
public final class TimeText {
    private static final String[] UNITS = {"ns", "\u00B5s", "ms", "s"};
    private static final long[] UNIT_NS = {1, 1_000, 1_000_000, 1_000_000_000};
    private static final int[] ROUND = {1, 2, 5};

    private TimeText() {}

    /** With three significant digits: "12.3 ms", "950 µs", "-4.25 s"; none is "0 s". */
    public static String of(long ns) {
        if (ns == 0) {
            return "0 s";
        }
        long size = Math.abs(ns);
        int unit = unitOf(size);
        double value = (double) size / UNIT_NS[unit];
        if (value >= 999.5 && unit < UNITS.length - 1) {
            unit++;
            value /= 1000;
        }
        String format = unit == 0 || value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
        return (ns < 0 ? "\u2212" : "") + String.format(Locale.ROOT, format, value) + " " + UNITS[unit];
    }

    /** Finer than anybody measures, with no more than six significant digits: "1.23457 ms", "4.95824 s". */
    public static String exact(long ns) {
        int unit = unitOf(Math.abs(ns));
        int whole = Long.toString(Math.abs(ns) / UNIT_NS[unit]).length();
        int decimals = Math.max(0, Math.min(3 * unit, 6 - whole));
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", (double) ns / UNIT_NS[unit]);
        return trimmed(digits) + " " + UNITS[unit];
    }

    /** The i-th of the steps 1, 2, 5, 10, 20, 50 ... nanoseconds. */
    static long step(int i) {
        long step = ROUND[i % 3];
        for (int k = 0; k < i / 3 && step < TimeScale.LONGEST_NS / 10; k++) {
            step *= 10;
        }
        return step;
    }

    /** A tick's label: as many decimals as its step needs, in the unit of the largest time shown, or a smaller one if those are over three. */
    static String at(long ns, long step, long largest) {
        int unit = unitOf(largest);
        while (unit > 0 && decimals(step, unit) > 3) {
            unit--;
        }
        String sign = ns < 0 ? "\u2212" : "";
        String digits =
                String.format(Locale.ROOT, "%." + decimals(step, unit) + "f", (double) Math.abs(ns) / UNIT_NS[unit]);
        return ns == 0 ? "0" : sign + digits + " " + UNITS[unit];
    }

    private static int decimals(long step, int unit) {
        int decimals = 0;
        for (long rest = UNIT_NS[unit]; step % rest != 0; rest /= 10) {
            decimals++;
        }
        return decimals;
    }

    private static int unitOf(long ns) {
        int unit = 0;
        while (unit < UNITS.length - 1 && ns >= UNIT_NS[unit + 1]) {
            unit++;
        }
        return unit;
    }

    private static String trimmed(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
