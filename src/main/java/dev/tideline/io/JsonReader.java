package dev.tideline.io;

import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A value in a JSON file that knows its file and its path inside the file, so that every complaint names both, the value
 * and what was expected. Immutable; the accessors that take a field name need an object and say so if it is something else.
 */
final class JsonReader {
    static final int FORMAT = 1;

    private static final int NANOSECOND_DIGITS_OF_A_MILLISECOND = 6;

    private final String file;
    private final String path;
    /** As {@link JsonSource} gives it. */
    private final Object value;

    private JsonReader(String file, String path, Object value) {
        this.file = file;
        this.path = path;
        this.value = value;
    }

    /** @throws InvalidInput if the file cannot be read, is too large, or is not the JSON of a known format */
    static JsonReader open(Path file) {
        return top(file.toString(), JsonSource.read(file));
    }

    static JsonReader open(String file, InputStream in) throws IOException {
        return top(file, JsonSource.read(file, in));
    }

    static JsonReader parse(String file, String text) {
        return top(file, JsonSource.parse(file, text));
    }

    private static JsonReader top(String file, Object value) {
        JsonReader top = new JsonReader(file, "", value);
        top.checkFormat();
        return top;
    }

    private void checkFormat() {
        fields();
        long format = has("format") ? whole("format", 1, Integer.MAX_VALUE) : missing("format", "the number " + FORMAT);
        if (format > FORMAT) {
            throw new InvalidInput(file + ": format is " + format + "; this version of Tideline reads format " + FORMAT
                    + ". Update Tideline to open it.");
        }
    }

    /** Complains about any field that is not among the known ones. @return this */
    JsonReader fields(String... known) {
        for (Object name : fields().keySet()) {
            if (!Set.of(known).contains(name)) {
                throw new Located(unknown("field", name.toString(), List.of(known)));
            }
        }
        return this;
    }

    private Map<?, ?> fields() {
        if (value instanceof Map<?, ?> fields) {
            return fields;
        }
        throw wrong("an object, { ... }");
    }

    private String unknown(String what, String name, Collection<String> known) {
        InvalidInput complaint = path.isEmpty()
                ? InvalidInput.unknown(what, name, known)
                : InvalidInput.unknown(what, name, path, known);
        return file + ": " + complaint.getMessage();
    }

    boolean has(String field) {
        return fields().containsKey(field);
    }

    /** The value of a field that must be there. */
    JsonReader get(String field, Object expected) {
        return has(field) ? child(field) : missing(field, expected);
    }

    private JsonReader child(String field) {
        boolean plain = field.indexOf('.') < 0 && field.indexOf('[') < 0;
        String step = plain ? (path.isEmpty() ? "" : ".") + field : "[\"" + field + "\"]";
        return new JsonReader(file, path + step, fields().get(field));
    }

    String text(String field) {
        return get(field, "a text").asText();
    }

    String text(String field, String absent) {
        return has(field) ? text(field) : absent;
    }

    private String asText() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("a text in double quotes");
    }

    boolean flag(String field, boolean absent) {
        if (!has(field)) {
            return absent;
        }
        JsonReader place = child(field);
        if (place.value instanceof Boolean flag) {
            return flag;
        }
        throw place.wrong("true or false");
    }

    long whole(String field, long least, long most) {
        Whole expected = new Whole(least, most);
        JsonReader place = get(field, expected);
        return place.exact(place.decimal(expected), least, most, expected);
    }

    long whole(String field, long least, long most, long absent) {
        return has(field) ? whole(field, least, most) : absent;
    }

    int count(String field, int least, int most) {
        return (int) whole(field, least, most);
    }

    int count(String field, int least, int most, int absent) {
        return (int) whole(field, least, most, absent);
    }

    /** Milliseconds, decimals allowed, as exact nanoseconds. */
    long millisAsNanos(String field, long mostNanos) {
        Millis expected = new Millis(mostNanos);
        JsonReader place = get(field, expected);
        BigDecimal millis = place.decimal(expected);
        if (millis.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw place.wrong(expected);
        }
        return place.exact(millis.movePointRight(NANOSECOND_DIGITS_OF_A_MILLISECOND), 0, mostNanos, expected);
    }

    long millisAsNanos(String field, long mostNanos, long absent) {
        return has(field) ? millisAsNanos(field, mostNanos) : absent;
    }

    double number(String field, double least, double most, double absent) {
        if (!has(field)) {
            return absent;
        }
        JsonReader place = child(field);
        Between expected = new Between(least, most);
        double number = place.decimal(expected).doubleValue();
        if (!(number >= least && number <= most)) {
            throw place.wrong(expected);
        }
        return number;
    }

    private BigDecimal decimal(Object expected) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw wrong(expected);
    }

    /** Compares before converting: 1e999999999 must not be written out. */
    private long exact(BigDecimal number, long least, long most, Object expected) {
        if (number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw wrong(expected);
        }
        return number.longValueExact();
    }

    /** One of the named values. */
    <T> T choice(String field, Map<String, T> values) {
        JsonReader place = get(field, "one of " + String.join(", ", values.keySet()));
        String name = place.asText();
        if (!values.containsKey(name)) {
            throw new Located(unknown(field, name, values.keySet()));
        }
        return values.get(name);
    }

    <T> T choice(String field, Map<String, T> values, T absent) {
        return has(field) ? choice(field, values) : absent;
    }

    List<JsonReader> list(String field) {
        JsonReader place = get(field, "a list, [ ... ]");
        if (!(place.value instanceof List<?> values)) {
            throw place.wrong("a list, [ ... ]");
        }
        List<JsonReader> elements = new ArrayList<>(values.size());
        for (Object element : values) {
            elements.add(new JsonReader(file, place.path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    List<JsonReader> listOrNone(String field) {
        return has(field) ? list(field) : List.of();
    }

    List<String> texts(String field) {
        return list(field).stream().map(JsonReader::asText).toList();
    }

    List<String> textsOrNone(String field) {
        return has(field) ? texts(field) : List.of();
    }

    /** The fields of an object whose names are data, in the order of the file. */
    Map<String, JsonReader> entries(String field) {
        JsonReader place = get(field, "an object, { ... }");
        Map<String, JsonReader> entries = new LinkedHashMap<>();
        place.fields().keySet().forEach(name -> entries.put(name.toString(), place.child(name.toString())));
        return entries;
    }

    /** Makes a value that checks itself, and adds the place to its complaint. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (Located e) {
            throw e;
        } catch (InvalidInput e) {
            throw new Located(path.isEmpty() ? file : file + ": " + path, e);
        }
    }

    private InvalidInput wrong(Object expected) {
        String text = JsonText.line(value);
        String shown = text.length() <= 60 ? text : text.substring(0, 57) + "...";
        return new Located(
                file + ": " + (path.isEmpty() ? "the file" : path) + " is " + shown + "; expected " + expected + ".");
    }

    private <T> T missing(String field, Object expected) {
        String place = (path.isEmpty() ? "" : path + ".") + field;
        throw new Located(file + ": " + place + " is missing; expected " + expected + ".");
    }

    // What was expected is put in words only when something else was found.

    private record Whole(long least, long most) {
        @Override
        public String toString() {
            return "a whole number from " + least + " to " + most;
        }
    }

    private record Millis(long mostNanos) {
        @Override
        public String toString() {
            return "milliseconds from 0 to " + mostNanos / 1_000_000 + ", to the nanosecond (six decimals)";
        }
    }

    private record Between(double least, double most) {
        @Override
        public String toString() {
            return "a number from " + JsonText.number(least).toPlainString() + " to "
                    + JsonText.number(most).toPlainString();
        }
    }

    /** A complaint that names its place already. */
    private static final class Located extends InvalidInput {
        Located(String message) {
            super(message);
        }

        Located(String place, InvalidInput complaint) {
            super(place + ": " + complaint.getMessage(), complaint);
        }
    }
}
