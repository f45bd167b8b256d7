package dev.tideline.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON as this program writes it: the same value gives the same bytes, and what has no structure below it takes one line. */
final class JsonText {
    private static final int LONG_DIGITS = 18;

    private JsonText() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode texts(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** Nanoseconds as milliseconds, with as many decimals as they need. */
    static JsonNode millis(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 6));
    }

    /** The shortest decimal that reads back as this number, without a decimal point where it is whole. */
    static JsonNode number(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    private static JsonNode plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        boolean whole = shortest.scale() <= 0 && shortest.precision() - shortest.scale() <= LONG_DIGITS;
        return whole
                ? JsonNodeFactory.instance.numberNode(shortest.longValueExact())
                : JsonNodeFactory.instance.numberNode(shortest);
    }

    static String of(JsonNode value) {
        StringBuilder out = new StringBuilder();
        print(value, "", true, out);
        return out.append('\n').toString();
    }

    /** Replaces the file at once: it has the old content or the new one, whatever happens in between. */
    static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(draft);
            throw new InvalidInput("Cannot write " + file + ": " + JsonReader.reason(e), e);
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The complaint about the write itself says more.
        }
    }

    private static void print(JsonNode value, String indent, boolean spread, StringBuilder out) {
        if (!spread && flat(value)) {
            line(value, out);
            return;
        }
        boolean object = value.isObject();
        String inner = indent + "  ";
        out.append(object ? '{' : '[');
        String separator = "\n";
        if (object) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                out.append(separator).append(inner).append(name(field));
                print(field.getValue(), inner, false, out);
                separator = ",\n";
            }
        } else {
            for (JsonNode element : value) {
                out.append(separator).append(inner);
                print(element, inner, false, out);
                separator = ",\n";
            }
        }
        out.append('\n').append(indent).append(object ? '}' : ']');
    }

    private static boolean flat(JsonNode value) {
        return !value.isContainerNode() || !children(value).anyMatch(child -> deep(child, value.isObject()));
    }

    private static boolean deep(JsonNode child, boolean listsAllowed) {
        boolean plainList = listsAllowed && child.isArray() && children(child).noneMatch(JsonNode::isContainerNode);
        return child.isContainerNode() && !plainList;
    }

    private static Stream<JsonNode> children(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false);
    }

    private static void line(JsonNode value, StringBuilder out) {
        if (value.isObject() && !value.isEmpty()) {
            out.append(value.properties().stream()
                    .map(field -> name(field) + lineOf(field.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }")));
        } else if (value.isArray()) {
            out.append(children(value).map(JsonText::lineOf).collect(Collectors.joining(", ", "[", "]")));
        } else {
            out.append(value);
        }
    }

    private static String lineOf(JsonNode value) {
        StringBuilder out = new StringBuilder();
        line(value, out);
        return out.toString();
    }

    private static String name(Map.Entry<String, JsonNode> field) {
        return JsonNodeFactory.instance.textNode(field.getKey()) + ": ";
    }
}
