package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tideline.engine.local.LocalEngine;
import dev.tideline.io.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a user gets wrong: exit code 2, nothing on standard output, one message that names file, place and value. */
class BadInputTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run no-such-file.json | no-such-file.json does not exist; check the path.",
                "run small-33 | Unknown workload 'small-33'. Maybe you meant small-3.",
                "run small-3 --scheduler mena | Unknown scheduler 'mena'. Maybe you meant MEMA.",
                "run small-3 --loading partal | Unknown loading policy 'partal'. Maybe you meant partial.",
                "run small-3 --memory-model cafe | Unknown memory model 'cafe'. Maybe you meant caffe.",
                "run small-3 --profile pi-4 | Unknown profile 'pi-4'. Maybe you meant pi-4b.",
                "run small-3 --engine lokal | Unknown engine 'lokal'. Maybe you meant local.",
                "run small-3 --workers 0 | workers is 0; it must be from 1 to 256.",
                "run small-3 --parallel 0 | parallel is 0; at least one network must be active.",
                "run small-3 --exec-workers 3 | exec-workers is 3; it must be from 1 to the 2 workers, or 0 for all.",
                "run small-3 --export run.bmp | Cannot tell the format of 'run.bmp'. Let its name end in .svg, .png or"
                        + " .pdf.",
                "export no-such.tide --to run.svg | no-such.tide does not exist; check the path.",
                "compare small-3 --schedulers mema,fcsf | Unknown scheduler 'fcsf'. Maybe you meant FCFS.",
            })
    void theMessageSaysWhatToDo(String commandLine, String message) {
        assertRefused(message, commandLine.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "run small-3 --memory 12Q | Invalid value for option '--memory': '12Q' is not a size. Write a number with"
                        + " K, M, G or T, such as 256M or 1.5G.",
                "run small-3 --memory -5 | Invalid value for option '--memory': '-5' is not a size. Write a number with"
                        + " K, M, G or T, such as 256M or 1.5G.",
                "run small-3 --memory 9999999999T | Invalid value for option '--memory': '9999999999T' is out of range: a"
                        + " size is more than 0 and less than 8388608T.",
                "run small-3 --workers two | Invalid value for option '--workers': 'two' is not an int",
                "run small-3 --csv= | Invalid value for option '--csv': the name is empty. Write a file or directory.",
                "run small-3 --schedular=mema | Unknown option: '--schedular=mema'",
                "run | Missing required parameter: 'WORKLOAD'",
                "rum | Unmatched argument at index 0: 'rum'",
            })
    void wrongArgumentsPointToTheHelp(String commandLine, String message) {
        Ran ran = Ran.with(commandLine.split(" "));

        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertEquals(message, ran.err().lines().findFirst().orElse(""));
        assertTrue(ran.err().contains(" --help'."), ran.err());
    }

    @Test
    void anUnknownNetworkIsNamedWithItsPlace() throws IOException {
        Path demo = workload("\"networks\": [\"FaceNet\", \"AgeNt\"]");

        assertRefused(
                "Unknown network 'AgeNt' in requests[0].networks[1] of " + demo + ". Maybe you meant AgeNet.",
                "run",
                demo.toString());
    }

    @Test
    void aProfileWithoutANetworkOfTheWorkloadIsNamed() {
        Ran ran = Ran.with("run", "teaching-flip", "--profile", "pi-5");

        assertEquals(2, ran.code());
        assertTrue(
                ran.err()
                        .startsWith("Unknown network 'Four-heavy' in requests[0].networks[0] of teaching-flip. Profile"
                                + " pi-5 knows "),
                ran.err());
    }

    /** Relative to the workload, and said before anything is generated or started. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gone.png | There is no picture '%s'. Give a PNG or JPEG file, or one of the shipped face.png and"
                        + " landscape.png.",
                "demo.json | Picture '%s' cannot be decoded: no decoder knows it. Give a PNG or JPEG file.",
            })
    void aPictureThatIsNoneIsNamedWithItsFile(String picture, String message) throws IOException {
        assumeTrue(LocalEngine.obstacle().isEmpty(), "Not tested here: no real runs on this machine.");
        Path demo = workload("\"networks\": [\"AgeNet\"], \"image\": \"" + picture + "\"");

        assertRefused(String.format(message, folder.resolve(picture)), "run", demo.toString(), "--engine", "local");
    }

    @Test
    void anUnknownEngineForTheLayersIsNamed() {
        for (String command : new String[] {"run", "compare", "compare-engines"}) {
            assertRefused(
                    "Unknown dl-engine 'pytorh'. Maybe you meant pytorch.",
                    command,
                    "small-3",
                    "--dl-engine",
                    "pytorh");
        }
    }

    /** A network of the user, whose layers do not make one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ \"name\": \"a\", \"type\": \"ReLU\", \"inputs\": [\"b\"] },"
                        + " { \"name\": \"b\", \"type\": \"ReLU\", \"inputs\": [\"a\"] } | layers[1] 'a': input 'b' comes at"
                        + " or after this layer, which would be a cycle; layers are listed in execution order.",
                "{ \"name\": \"a\", \"type\": \"ReLU\", \"inputs\": [\"dota\"] } | layers[1] 'a': Unknown input 'dota'."
                        + " Maybe you meant data.",
                "{ \"name\": \"a\", \"type\": \"Convolution\", \"inputs\": [\"data\"], \"outputs\": 4, \"kernel\": 9 } |"
                        + " layers[1] 'a': a kernel of 9 does not fit an input side of 8 with pad 0.",
                "{ \"name\": \"a\", \"type\": \"Pooling\", \"inputs\": [\"data\"], \"pool\": \"max\", \"kernel\": 2,"
                        + " \"stride\": 2 }, { \"name\": \"b\", \"type\": \"Concat\", \"inputs\": [\"data\", \"a\"] } |"
                        + " layers[2] 'b': cannot concatenate 3x8x8 and 3x4x4: heights and widths differ.",
            })
    void aNetworkWhoseLayersDoNotFitTogetherIsNamedWithThePlace(String layers, String message) throws IOException {
        assumeTrue(System.getenv("XDG_DATA_HOME") == null, "Not tested here: XDG_DATA_HOME is set.");
        Path demo = workload("\"networks\": [\"AgeNet\"]");
        String home = System.setProperty("user.home", folder.toString());
        try {
            Path models = Files.createDirectories(Catalog.userDirectory().resolve(Catalog.Kind.NETWORKS.folder()));
            Path model = Files.writeString(
                    models.resolve("AgeNet.json"),
                    "{ \"format\": 1, \"name\": \"AgeNet\", \"input\": { \"channels\": 3, \"height\": 8, \"width\": 8 },"
                            + " \"layers\": [ { \"name\": \"data\", \"type\": \"Input\" }, " + layers + " ] }");

            assertRefused(model + ": " + message, "run", demo.toString());
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void aComparisonOfAWorkloadWithASlashInItsNameIsWrittenBesideTheOthers() throws IOException {
        Path written = Path.of("a-b-compare.svg");
        Path demo = Files.writeString(
                folder.resolve("demo.json"),
                "{ \"format\": 1, \"name\": \"a/b\", \"requests\": [ { \"atMs\": 0, \"networks\": [\"AgeNet\"] } ] }");
        try {
            assertEquals(0, Ran.with("compare", demo.toString()).code());
            assertTrue(Files.exists(written));
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Test
    void malformedJsonIsNamedWithLineAndColumn() throws IOException {
        Path demo = Files.writeString(folder.resolve("demo.json"), "{ \"format\": 1,\n  \"name\" \"x\" }");

        Ran ran = Ran.with("run", demo.toString());

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains(demo.toString()) && ran.err().contains("line 2"), ran.err());
    }

    @Test
    void aNegativeTimeAndAnEmptyWorkloadAreNamed() throws IOException {
        Path negative = workload("\"networks\": [\"AgeNet\"], \"images\": -1");
        Ran ran = Ran.with("run", negative.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("requests[0].images") && ran.err().contains("-1"), ran.err());

        Path empty = Files.writeString(
                folder.resolve("empty.json"), "{ \"format\": 1, \"name\": \"empty\", \"requests\": [] }");
        Ran none = Ran.with("run", empty.toString());
        assertEquals(2, none.code());
        assertTrue(none.err().contains("empty"), none.err());
    }

    @Test
    void aDamagedRunFileIsNamedWithTheByte() throws IOException {
        Path run = folder.resolve("run.tide");
        assertEquals(0, Ran.with("run", "small-3", "--trace", run.toString()).code());
        byte[] bytes = Files.readAllBytes(run);
        bytes[bytes.length / 2] ^= 1;
        Files.write(run, bytes);

        Ran ran = Ran.with(
                "export", run.toString(), "--to", folder.resolve("run.svg").toString());

        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().startsWith(run + ": the message at byte "), ran.err());
    }

    @Test
    void anUnwritableTargetIsRefusedBeforeTheRun() {
        Path nowhere = folder.resolve("no such folder").resolve("run.svg");

        assertRefused(
                "Cannot write " + nowhere + ": there is no directory " + nowhere.getParent() + ". Create it first.",
                "run",
                "small-3",
                "--export",
                nowhere.toString());
    }

    private Path workload(String request) throws IOException {
        return Files.writeString(
                folder.resolve("demo.json"),
                "{ \"format\": 1, \"name\": \"demo\", \"requests\": [ { \"atMs\": 0, " + request + " } ] }");
    }

    private static void assertRefused(String message, String... args) {
        Ran ran = Ran.with(args);
        assertEquals(message + System.lineSeparator(), ran.err());
        assertEquals("", ran.out());
        assertEquals(2, ran.code());
    }
}
