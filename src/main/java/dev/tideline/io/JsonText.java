package dev.tideline.io;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tideline.workload.WholeFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON as this program writes it: the same value gives the same bytes, and what has no structure below it takes one line. */
final class JsonText {
    private static final int LONG_DIGITS = 18;

    private JsonText() {}

    /** An object whose fields are written in the order they are put. Values: texts, numbers, booleans, lists and objects. */
    static Map<String, Object> object() {
        return new LinkedHashMap<>();
    }

    /** Nanoseconds as milliseconds, with as many decimals as they need. */
    static BigDecimal millis(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 6));
    }

    /** The shortest decimal that reads back as this number, without a decimal point where it is whole. */
    static BigDecimal number(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        boolean whole = shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= LONG_DIGITS;
        return whole ? shortest.setScale(0) : shortest;
    }

    static String of(Map<String, Object> file) {
        StringBuilder out = new StringBuilder();
        print(file, "", true, out);
        return out.append('\n').toString();
    }

    /** @throws dev.tideline.workload.InvalidInput naming the file, if it cannot be written */
    static void write(Path file, String text) {
        WholeFile.replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void print(Object value, String indent, boolean spread, StringBuilder out) {
        if (!spread && flat(value)) {
            out.append(line(value));
            return;
        }
        boolean object = value instanceof Map;
        String inner = indent + "  ";
        String separator = "\n";
        out.append(object ? '{' : '[');
        for (Object child : object ? ((Map<?, ?>) value).entrySet() : (List<?>) value) {
            out.append(separator).append(inner);
            if (child instanceof Map.Entry<?, ?> field) {
                out.append(name(field));
                print(field.getValue(), inner, false, out);
            } else {
                print(child, inner, false, out);
            }
            separator = ",\n";
        }
        out.append('\n').append(indent).append(object ? '}' : ']');
    }

    /** Whether it takes one line: nothing deeper below it than a list of plain values. */
    private static boolean flat(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.values().stream().noneMatch(v -> v instanceof Map || v instanceof List && !flat(v));
        }
        return !(value instanceof List<?> list) || list.stream().noneMatch(v -> v instanceof Map || v instanceof List);
    }

    /** The value on one line. */
    static String line(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.isEmpty()
                    ? "{}"
                    : object.entrySet().stream()
                            .map(field -> name(field) + line(field.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonText::line).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String name(Map.Entry<?, ?> field) {
        return quoted(field.getKey().toString()) + ": ";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
