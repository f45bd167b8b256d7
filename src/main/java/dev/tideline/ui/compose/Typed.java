package dev.tideline.ui.compose;

import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Lookup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What a user types into a field, read and written. Complaints are {@link InvalidInput}. */
public final class Typed {
    private static final BigDecimal NS_PER_MS = BigDecimal.valueOf(1_000_000);

    private Typed() {}

    /** "800" or "0.5": milliseconds, to nanoseconds. */
    public static long ms(String what, String text) {
        try {
            return new BigDecimal(text.strip())
                    .multiply(NS_PER_MS)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidInput(
                    "'" + text + "' is not a time for " + what + ". Write milliseconds, such as 800 or 0.5.");
        }
    }

    public static String ms(long ns) {
        return BigDecimal.valueOf(ns).divide(NS_PER_MS).stripTrailingZeros().toPlainString();
    }

    public static int count(String what, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below serves both.
        }
        throw new InvalidInput("'" + text + "' is not possible for " + what + ". Write a whole number from " + least
                + " to " + most + ".");
    }

    public static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInput("'" + text + "' is not a seed. Write a whole number, such as 7.");
        }
    }

    /** "384M", not beyond what a machine can have. */
    public static long cap(String text) {
        long bytes = Bytes.parse(text);
        if (bytes < Bytes.MIB) {
            throw new InvalidInput("A cap of '" + text + "' holds nothing. Write a size such as 256M or 1.5G.");
        }
        return bytes;
    }

    /** "40M" in bytes; nothing is 0. */
    public static long sizeOrNone(String text) {
        return text.isBlank() || text.strip().equals("0") ? 0 : Bytes.parse(text);
    }

    /** "AgeNet, FaceNet": names with their own capitals; ignores the case that was typed. */
    public static List<String> networks(String text, Collection<String> known) {
        List<String> names = Arrays.stream(text.split("[,;]"))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw new InvalidInput("Name at least one network, such as "
                    + known.stream().findFirst().orElse("AgeNet") + ".");
        }
        return names.stream()
                .map(n -> Lookup.typed("network", n, known, Function.identity()))
                .toList();
    }
}
