package dev.tideline.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * From a file's bytes to its JSON value: a Map of String (in the order of the file), a List, a String, a BigDecimal, a
 * Boolean, or {@link Literal#NULL}. Complains about size, encoding and syntax, the latter with line and column.
 */
final class JsonSource {
    static final int MOST_BYTES = 16 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern OTHER_PLACE = Pattern.compile("\\[Source: [^;\\]]*; line: (\\d+), column: (\\d+)\\]");

    /** Which of its settings the parser applied: of use to who wrote this program, not to who wrote the file. */
    private static final Pattern SETTING =
            Pattern.compile(" \\(not recognized as [^)]*\\)|: enable `[^`]*` to allow|, from `[^`]*`");

    enum Literal {
        NULL;

        @Override
        public String toString() {
            return "null";
        }
    }

    private JsonSource() {}

    static Object read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in);
        } catch (NoSuchFileException e) {
            throw new InvalidInput(file + " does not exist; check the path.", e);
        } catch (IOException e) {
            throw new InvalidInput("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    static Object read(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new InvalidInput(
                    file + " is larger than " + (MOST_BYTES >> 20) + " MiB; this is no file of this program.");
        }
        try {
            refuseZeros(bytes);
            return parse(
                    file,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInput(file + " is not UTF-8 text; save it as UTF-8.", e);
        }
    }

    /** UTF-16 of Latin letters without a byte order mark is formally UTF-8: every other character is a NUL. */
    private static void refuseZeros(byte[] bytes) throws CharacterCodingException {
        for (byte b : bytes) {
            if (b == 0) {
                throw new CharacterCodingException();
            }
        }
    }

    static Object parse(String file, String text) {
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new InvalidInput(file + " is empty; expected an object, { ... }.");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw malformed(file, parser.currentTokenLocation(), "there is more after the end");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(file, e.getLocation(), reason(e));
        } catch (IOException e) {
            throw new InvalidInput("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    private static String reason(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("").strip();
        String placed = OTHER_PLACE.matcher(first).replaceAll("line $1, column $2");
        return SETTING.matcher(placed).replaceAll("");
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> Literal.NULL;
            default -> parser.getText();
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static InvalidInput malformed(String file, JsonLocation at, String reason) {
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return new InvalidInput(file + ": " + place + "not valid JSON: " + reason + ".");
    }
}
