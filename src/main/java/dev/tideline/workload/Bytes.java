package dev.tideline.workload;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them. Inside the program a size is a {@code long} count of bytes; only the edges use this. */
public final class Bytes {
    public static final long KIB = 1L << 10;
    public static final long MIB = 1L << 20;
    public static final long GIB = 1L << 30;

    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*([KMGT]?)(?:i?B)?", Pattern.CASE_INSENSITIVE);

    private Bytes() {}

    /**
     * Reads "384M", "1.5G" or "5107000". Units are binary, as in cgroups: 256M is 256 x 2^20 bytes.
     *
     * @throws InvalidInput if the text is not a positive size below 8 EiB
     */
    public static long parse(String text) {
        Matcher m = SIZE.matcher(text.strip());
        if (!m.matches()) {
            throw new InvalidInput(
                    "'" + text + "' is not a size. Write a number with K, M, G or T, such as 256M or 1.5G.");
        }
        BigDecimal bytes = new BigDecimal(m.group(1))
                .multiply(BigDecimal.valueOf(unit(m.group(2))))
                .setScale(0, RoundingMode.HALF_UP);
        if (bytes.signum() <= 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new InvalidInput("'" + text + "' is out of range: a size is more than 0 and less than 8388608T.");
        }
        return bytes.longValueExact();
    }

    /** The shortest exact form with a unit where there is one ("256M", "1536M"), otherwise plain bytes; {@link #parse} reads it back. */
    public static String exact(long bytes) {
        if (bytes != 0 && bytes % GIB == 0) {
            return bytes / GIB + "G";
        }
        if (bytes != 0 && bytes % MIB == 0) {
            return bytes / MIB + "M";
        }
        return Long.toString(bytes);
    }

    /** For reading, with three significant digits: "217 MiB", "1.50 KiB", "12 B". */
    public static String human(long bytes) {
        long size = Math.abs(bytes);
        if (size < KIB) {
            return bytes + " B";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        double value = size;
        int unit = -1;
        while (value >= 1023.5 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return (bytes < 0 ? "-" : "") + String.format(Locale.ROOT, format, value) + " " + units[unit];
    }

    private static long unit(String letter) {
        return switch (letter.toUpperCase(Locale.ROOT)) {
            case "K" -> KIB;
            case "M" -> MIB;
            case "G" -> GIB;
            case "T" -> GIB * 1024;
            default -> 1;
        };
    }
}
