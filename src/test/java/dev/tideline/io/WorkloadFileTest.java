package dev.tideline.io;

import static dev.tideline.io.Complaint.assertMentions;
import static dev.tideline.io.Complaint.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadFileTest {
    private static final String ONE = "{ \"atMs\": 0, \"networks\": [\"AgeNet\"] }";

    @TempDir
    private Path directory;

    private static final PictureFolder HERE = new PictureFolder(Path.of(""));

    private static Workload parse(String json) {
        return WorkloadFile.workload(JsonReader.parse("demo.json", json), HERE);
    }

    private static Workload withRequest(String request) {
        return parse("{ \"format\": 1, \"name\": \"demo\", \"requests\": [" + ONE + ", " + request + "] }");
    }

    private static Workload withArrivals(String arrivals) {
        return parse("{ \"format\": 1, \"name\": \"demo\", \"requests\": [], \"arrivals\": [" + arrivals + "] }");
    }

    private static void assertRefuses(String request, String message) {
        assertSays("demo.json: " + message, () -> withRequest(request));
    }

    @Test
    void readsRequestsWithTheirDefaults() {
        assertEquals(
                new Workload("demo", "", List.of(new Request(0, List.of("AgeNet"), 1, "")), List.of()),
                parse("{ \"format\": 1, \"name\": \"demo\", \"requests\": [" + ONE + "] }"));
    }

    @Test
    void readsEveryFieldOfAnArrivalProcess() {
        assertEquals(
                List.of(new Arrivals(
                        Arrivals.Process.NORMAL,
                        20,
                        800_000_000L,
                        500_000_000L,
                        List.of("FaceNet", "AgeNet"),
                        true,
                        2,
                        "face.png")),
                withArrivals("{ \"process\": \"normal\", \"count\": 20, \"meanGapMs\": 800, \"sigmaMs\": 500,"
                                + " \"networks\": [\"FaceNet\", \"AgeNet\"], \"choose\": \"one\", \"images\": 2,"
                                + " \"image\": \"face.png\" }")
                        .arrivals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "periodic", "back-to-back", "poisson", "normal", "bursty"})
    void knowsEveryProcessByItsNameInFiles(String process) {
        Workload workload = withArrivals(
                "{ \"process\": \"" + process + "\", \"count\": 2, \"meanGapMs\": 1, \"networks\": [\"AgeNet\"] }");
        assertEquals(process, workload.arrivals().get(0).process().fileName());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 100000",
        "0.000001, 1",
        "1234.567891, 1234567891",
        "1e3, 1000000000",
        "100000000000, 100000000000000000"
    })
    void takesMillisecondsToTheNanosecond(String millis, long nanos) {
        assertEquals(
                nanos,
                withRequest("{ \"atMs\": " + millis + ", \"networks\": [\"AgeNet\"] }")
                        .requests()
                        .get(1)
                        .arrivalNs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000001", "0.0000001", "100000000000.1", "1e30", "1e999999999", "\"0\"", "true"})
    void refusesTimesThatAreNegativeTooFineTooLargeOrNoNumber(String millis) {
        String shown = millis.equals("1e30") ? "1E+30" : millis.equals("1e999999999") ? "1E+999999999" : millis;
        shown = shown.equals("-0.000001") ? "-0.000001" : shown.equals("0.0000001") ? "1E-7" : shown;
        assertRefuses(
                "{ \"atMs\": " + millis + ", \"networks\": [\"AgeNet\"] }",
                "requests[1].atMs is " + shown
                        + "; expected milliseconds from 0 to 100000000000, to the nanosecond (six decimals).");
    }

    @Test
    void namesThePlaceOfAWrongValue() {
        assertRefuses(
                "{ \"atMs\": 0, \"networks\": [\"AgeNet\", 7] }",
                "requests[1].networks[1] is 7; expected a text in double quotes.");
        assertRefuses(
                "{ \"atMs\": 0, \"networks\": \"AgeNet\" }",
                "requests[1].networks is \"AgeNet\"; expected a list, [ ... ].");
        assertRefuses(
                "{ \"atMs\": 0, \"networks\": [\"AgeNet\"], \"images\": 1.5 }",
                "requests[1].images is 1.5; expected a whole number from 1 to 1000000.");
        assertRefuses(
                "{ \"atMs\": 0, \"networks\": [\"AgeNet\"], \"images\": 99999999999999999999 }",
                "requests[1].images is 99999999999999999999; expected a whole number from 1 to 1000000.");
        assertRefuses("7", "requests[1] is 7; expected an object, { ... }.");
        assertRefuses(
                "{ \"atMs\": 0, \"networks\": [] }", "requests[1]: a request without networks; name at least one.");
    }

    @Test
    void namesWhatIsMissing() {
        assertRefuses("{ \"atMs\": 0 }", "requests[1].networks is missing; expected a list, [ ... ].");
        assertSays(
                "demo.json: name is missing; expected a text.",
                () -> parse("{ \"format\": 1, \"requests\": [" + ONE + "] }"));
        assertSays("demo.json: format is missing; expected the number 1.", () -> parse("{ \"name\": \"demo\" }"));
    }

    @Test
    void namesTheFieldNearestToAnUnknownOne() {
        assertRefuses(
                "{ \"atMs\": 0, \"networks\": [\"AgeNet\"], \"imges\": 2 }",
                "Unknown field 'imges' in requests[1]. Maybe you meant images.");
        assertSays(
                "demo.json: Unknown process 'possion' in arrivals[0]. Maybe you meant poisson.",
                () -> withArrivals("{ \"process\": \"possion\", \"count\": 2, \"networks\": [\"AgeNet\"] }"));
    }

    @Test
    void saysWhereTheJsonIsMalformed() {
        assertSays(
                "demo.json: line 2, column 14: not valid JSON: Unexpected character ('m' (code 109)): was expecting comma"
                        + " to separate Object entries.",
                () -> parse("{ \"format\": 1,\n \"name\": \"de\"mo\" }"));
        assertSays(
                "demo.json: line 1, column 35: not valid JSON: Duplicate field 'name'.",
                () -> parse("{ \"format\": 1, \"name\": \"a\", \"name\": \"b\" }"));
        assertSays(
                "demo.json: line 1, column 5: not valid JSON: Unexpected close marker '}': expected ']' (for Array starting"
                        + " at line 1, column 1).",
                () -> parse("[ 1 }"));
        assertSays("demo.json: line 1, column 5: not valid JSON: Non-standard token 'NaN'.", () -> parse("[NaN]"));
        assertSays("demo.json is empty; expected an object, { ... }.", () -> parse("  \n"));
        assertSays("demo.json: the file is [1]; expected an object, { ... }.", () -> parse("[1]"));
    }

    @Test
    void refusesASecondValueAfterTheFirst() {
        assertMentions("demo.json: line 1, column ", "not valid JSON", () -> parse("{ \"format\": 1 } { }"));
    }

    @Test
    void refusesANewerFormatWithAdvice() {
        assertSays(
                "demo.json: format is 2; this version of Tideline reads format 1. Update Tideline to open it.",
                () -> parse("{ \"format\": 2, \"anything\": [] }"));
    }

    @Test
    void refusesAnEmptyWorkload() {
        assertSays(
                "demo.json: Workload demo is empty; add a request or an arrival process.",
                () -> parse("{ \"format\": 1, \"name\": \"demo\", \"requests\": [] }"));
    }

    @Test
    void refusesAProcessWithoutItsGap() {
        assertSays(
                "demo.json: arrivals[0]: meanGapMs is missing or not positive; process poisson needs it.",
                () -> withArrivals("{ \"process\": \"poisson\", \"count\": 2, \"networks\": [\"AgeNet\"] }"));
    }

    @Test
    void writesWhatItReadsBack() {
        Workload workload = new Workload(
                "two \"cameras\"",
                "Zeile 1\nZeile 2: äöü",
                List.of(
                        new Request(1, List.of("AgeNet", "FaceNet"), 3, "face.png"),
                        new Request(1_500_000_000, List.of("SoS"), 1, "")),
                List.of(
                        new Arrivals(Arrivals.Process.POISSON, 3, 123_456_789, 0, List.of("SoS"), false, 1, ""),
                        new Arrivals(
                                Arrivals.Process.NORMAL,
                                3,
                                10,
                                7,
                                List.of("SoS", "AgeNet"),
                                true,
                                2,
                                "landscape.png")));
        Path file = directory.resolve("cameras.json");
        WorkloadFile.write(file, workload);
        assertEquals(workload, WorkloadFile.read(file));
    }

    @Test
    void writesTheSameTextEachTime() {
        assertEquals(
                """
                {
                  "format": 1,
                  "name": "demo",
                  "description": "",
                  "requests": [
                    { "atMs": 0.1, "networks": ["AgeNet", "SoS"], "images": 2, "image": "face.png" }
                  ],
                  "arrivals": [
                    { "process": "normal", "count": 2, "meanGapMs": 800, "sigmaMs": 0.5, "networks": ["SoS"], "choose": "one" }
                  ]
                }
                """,
                WorkloadFile.text(
                        new Workload(
                                "demo",
                                "",
                                List.of(new Request(100_000, List.of("AgeNet", "SoS"), 2, "face.png")),
                                List.of(new Arrivals(
                                        Arrivals.Process.NORMAL,
                                        2,
                                        800_000_000,
                                        500_000,
                                        List.of("SoS"),
                                        true,
                                        1,
                                        ""))),
                        HERE));
    }

    private static final String PICTURES = """
            { "format": 1, "name": "p", "requests": [
                { "atMs": 0, "networks": ["AgeNet"], "image": "pictures/me.png" },
                { "atMs": 0, "networks": ["AgeNet"], "image": "face.png" } ],
              "arrivals": [
                { "process": "batch", "count": 1, "networks": ["AgeNet"], "image": "../you.jpg" } ] }
            """;

    @Test
    void aPictureLiesRelativeToTheFilesOwnFolder() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mine"));

        Workload read = WorkloadFile.read(Files.writeString(folder.resolve("p.json"), PICTURES));

        assertEquals(
                folder.resolve("pictures").resolve("me.png").toString(),
                read.requests().get(0).image());
        assertEquals("face.png", read.requests().get(1).image());
        assertEquals(
                directory.resolve("you.jpg").toString(), read.arrivals().get(0).image());
    }

    @Test
    void aWorkloadSavedElsewhereKeepsItsPictures() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mine"));
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere")).resolve("q.json");
        Path above = directory.resolve("above.json");
        Workload read = WorkloadFile.read(Files.writeString(folder.resolve("p.json"), PICTURES));

        WorkloadFile.write(elsewhere, read);
        WorkloadFile.write(above, read);

        assertEquals(read, WorkloadFile.read(elsewhere));
        assertEquals(read, WorkloadFile.read(above));
        assertTrue(Files.readString(above).contains("\"image\": \"mine/pictures/me.png\""), Files.readString(above));
    }

    @Test
    void aPictureThatCannotBeAFileIsNamedWithItsPlace() {
        assertMentions(
                "demo.json: requests[0]: image is 'a\u0000b', which cannot be a file's name: ",
                ".",
                () -> parse("{ \"format\": 1, \"name\": \"x\", \"requests\": [ { \"atMs\": 0, \"networks\": [\"A\"],"
                        + " \"image\": \"a\\u0000b\" } ] }"));
    }

    @Test
    void replacesAFileWithoutLeavingADraftBehind() throws IOException {
        Path file = directory.resolve("demo.json");
        Files.writeString(file, "old");
        WorkloadFile.write(file, parse("{ \"format\": 1, \"name\": \"demo\", \"requests\": [" + ONE + "] }"));
        assertEquals("demo", WorkloadFile.read(file).name());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void leavesTheOldFileWhenItCannotWrite() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("demo.json"));
        Files.writeString(folder.resolve("keep"), "old");
        Workload workload = parse("{ \"format\": 1, \"name\": \"demo\", \"requests\": [" + ONE + "] }");
        assertMentions("Cannot write " + folder + ": ", ".", () -> WorkloadFile.write(folder, workload));
        assertEquals("old", Files.readString(folder.resolve("keep")));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(folder), files.toList());
        }
        Path nowhere = directory.resolve("none").resolve("demo.json");
        assertSays(
                "Cannot write " + nowhere + ": there is no directory " + nowhere.getParent() + ". Create it first.",
                () -> WorkloadFile.write(nowhere, workload));
    }

    @Test
    void namesTheFileThatCannotBeRead() throws IOException {
        Path missing = directory.resolve("missing.json");
        assertSays(missing + " does not exist; check the path.", () -> WorkloadFile.read(missing));
        assertMentions("Cannot read " + directory + ": ", ".", () -> WorkloadFile.read(directory));
        Path latin = directory.resolve("latin.json");
        Files.write(latin, "{ \"name\": \"\u00e4\" }".getBytes(StandardCharsets.ISO_8859_1));
        assertSays(latin + " is not UTF-8 text; save it as UTF-8.", () -> WorkloadFile.read(latin));
    }

    @Test
    void refusesAFileBeyondTheLimitWithoutReadingAllOfIt() throws IOException {
        Path large = directory.resolve("large.json");
        Files.write(large, new byte[JsonSource.MOST_BYTES + 1]);
        assertSays(large + " is larger than 16 MiB; this is no file of this program.", () -> WorkloadFile.read(large));
    }

    @Test
    void refusesDeepNestingInsteadOfOverflowingTheStack() {
        assertSays(
                "demo.json: not valid JSON: Document nesting depth (1001) exceeds the maximum allowed (1000).",
                () -> parse("[".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE"})
    void refusesAnyOtherEncoding(String encoding) throws IOException {
        Path file = Files.write(directory.resolve("demo.json"), "{ \"format\": 1 }".getBytes(encoding));

        assertSays(file + " is not UTF-8 text; save it as UTF-8.", () -> WorkloadFile.read(file));
    }

    @Test
    void acceptsAByteOrderMark() {
        assertTrue(parse("\uFEFF{ \"format\": 1, \"name\": \"demo\", \"requests\": [" + ONE + "] }")
                .arrivals()
                .isEmpty());
        assertFalse(parse("{ \"format\": 1, \"name\": \"demo\", \"requests\": [" + ONE + "] }")
                .requests()
                .isEmpty());
    }
}
