package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trained weights as a user meets them: in processes of their own, with models and a cache of their own. */
class WeightsCommandTest {
    private static final String MODEL = """
            { "format": 1, "name": "Duo", "title": "Duo", "source": "made for tests", "convLayers": 2,
              "input": { "channels": 3, "height": 1, "width": 1 },
              "layers": [
                { "name": "data", "type": "Input" },
                { "name": "fc", "type": "InnerProduct", "inputs": ["data"], "outputs": 2 },
                { "name": "prob", "type": "Softmax", "inputs": ["fc"] } ] }
            """;

    private static final String PROFILE = """
            { "format": 1, "device": "Duo's", "provenance": "modelled", "source": "made for tests",
              "memoryBytes": 1000000, "baseBytes": 0, "networks": { "Duo": { "initNs": 1, "initBytes": 12, "convLayers": 2, "layers": [
                { "name": "data", "loadNs": 0, "execNs": 1, "weightBytes": 0, "outputBytes": 12 },
                { "name": "fc", "loadNs": 1, "execNs": 1, "weightBytes": 32, "outputBytes": 8 },
                { "name": "prob", "loadNs": 0, "execNs": 1, "weightBytes": 0, "outputBytes": 8 } ] } } }
            """;

    private static final String WORKLOAD = """
            { "format": 1, "name": "duo", "requests": [ { "atMs": 0, "networks": ["Duo"] } ] }
            """;

    /**
     * layers { name: "fc" blobs { num..width: 1, 1, 2, 3; data: six zeros } blobs { num..width: 1, 1, 1, 2; data: [0, ln
     * 3] } type: INNER_PRODUCT }: whatever the picture, the second class is three times as likely as the first.
     */
    private static final String CAFFEMODEL = "12 3e  22 02 66 63"
            + "  32 22  08 01 10 01 18 02 20 03  2a 18 000000000000 000000000000 000000000000 000000000000"
            + "  32 12  08 01 10 01 18 01 20 02  2a 08 00000000 549f8c3f  28 0e";

    @TempDir
    private Path folder;

    private Path trained;

    @BeforeEach
    void write() throws IOException {
        write("data/tideline/models/Duo.json", MODEL);
        write("data/tideline/profiles/duo.json", PROFILE);
        write("duo.json", WORKLOAD);
        Files.write(folder.resolve("duo.caffemodel"), HexFormat.of().parseHex(CAFFEMODEL.replace(" ", "")));
        trained = folder.resolve("cache/weights/trained/Duo");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Ran start(String... args) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.tideline.Main"),
                        Stream.of(args))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("TIDELINE_CACHE", folder.resolve("cache").toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        int code = builder.start().waitFor();
        return new Ran(code, Files.readString(out), Files.readString(err));
    }

    private JsonNode result(String... more) throws IOException, InterruptedException {
        String[] run = {"run", "duo.json", "--engine", "local", "--enforce", "never", "--json"};
        Ran ran = start(Stream.concat(Stream.of(run), Stream.of(more)).toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        return JsonMapper.builder().build().readTree(ran.out()).get("results").get(0);
    }

    private static void requireThreeToOne(JsonNode result) {
        assertEquals(false, result.get("randomWeights").asBoolean());
        assertEquals("class 1", result.get("best").get(0).get("label").asText());
        assertEquals(0.75, result.get("best").get(0).get("probability").asDouble(), 1e-6);
        assertEquals(0.25, result.get("best").get(1).get("probability").asDouble(), 1e-6);
    }

    @Test
    void installedWeightsDecideWhatARunSays() throws Exception {
        assumeTrue(LocalEngine.obstacle().isEmpty(), "there is no engine for real runs here");
        assertEquals(true, result().get("randomWeights").asBoolean());

        Ran installed = start("weights", "install", "Duo", "duo.caffemodel");

        assertEquals(new Ran(0, "Installed 1 layer, 32 B, in " + trained + System.lineSeparator(), ""), installed);
        requireThreeToOne(result());
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void anEngineThatIsAskedForReadsTheSameWeights(LocalSettings.DlEngine engine) throws Exception {
        LocalEngine.obstacle(LocalSettings.USUAL.withDlEngine(engine))
                .ifPresent(reason -> Assumptions.abort("Not tested here: " + reason));
        start("weights", "install", "Duo", "duo.caffemodel");

        requireThreeToOne(result("--dl-engine", engine.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void givenWeightsReachTheRunner() throws Exception {
        assumeTrue(LocalEngine.obstacle().isEmpty(), "there is no engine for real runs here");
        start("weights", "install", "Duo", "duo.caffemodel");
        Files.createDirectories(folder.resolve("mine"));
        Files.move(trained, folder.resolve("mine/Duo"));

        requireThreeToOne(result("--weights", "mine"));
        assertEquals(true, result().get("randomWeights").asBoolean());

        Files.write(folder.resolve("mine/Duo/001-fc.f32"), new byte[32]);
        Ran damaged = start("run", "duo.json", "--engine", "local", "--enforce", "never", "--weights", "mine");
        assertEquals(2, damaged.code());
        assertTrue(
                damaged.err().startsWith("Weight file mine/Duo/001-fc.f32 is damaged: its SHA-256 is "), damaged.err());

        Files.delete(folder.resolve("mine/Duo/SHA256SUMS"));
        assertEquals(
                0.5,
                result("--weights", "mine")
                        .get("best")
                        .get(0)
                        .get("probability")
                        .asDouble());

        Files.move(folder.resolve("mine/Duo"), folder.resolve("mine/duo2"));
        assertEquals(
                new Ran(
                        2,
                        "",
                        "There are no weights of Duo in mine: it has no folder Duo. Put its files there, or leave"
                                + " --weights out." + System.lineSeparator()),
                start("run", "duo.json", "--engine", "local", "--enforce", "never", "--weights", "mine"));
    }

    @Test
    void theSimulatorRefusesWeights() {
        Ran ran = Ran.with("run", "small-3", "--weights", folder.toString());

        assertEquals(
                new Ran(
                        2,
                        "",
                        "--weights is for real inference, but --engine is sim, which reads no weights. Add --engine local,"
                                + " or leave --weights out." + System.lineSeparator()),
                ran);
    }

    @Test
    void aFolderOfWeightsThatDoesNotExistIsNamed() {
        assumeTrue(LocalEngine.obstacle().isEmpty(), "there is no engine for real runs here");
        Ran ran = Ran.with("compare", "small-3", "--engine", "local", "--weights", "no-such-folder");

        assertEquals(
                new Ran(
                        2,
                        "",
                        "There is no folder no-such-folder. Name one that holds weights as NETWORK/INDEX-LAYER.f32."
                                + System.lineSeparator()),
                ran);
    }

    @Test
    void listsAndVerifiesWhatIsThere() throws Exception {
        start("weights", "install", "Duo", "duo.caffemodel");
        Ran list = start("weights", "list");
        Ran verified = start("weights", "verify");

        assertTrue(row(list, "Duo").matches("Duo +trained +32 B +right +\\Q" + trained + "\\E"), list.out());
        assertTrue(row(list, "AgeNet").matches("AgeNet +none yet +43.5 MiB"), list.out());
        assertEquals(list, verified);

        Files.write(trained.resolve("001-fc.f32"), new byte[32]);
        Ran damaged = start("weights", "verify");
        assertTrue(row(damaged, "Duo").contains(" wrong "), damaged.out());
        assertEquals(2, damaged.code());
        assertTrue(
                damaged.err().startsWith("Weight file " + trained.resolve("001-fc.f32") + " is damaged: "),
                damaged.err());
        Ran listed = start("weights", "list");
        assertEquals(0, listed.code());
        assertTrue(listed.out().endsWith(damaged.err()), listed.out());
    }

    private static String row(Ran ran, String network) {
        return ran.out().lines().filter(l -> l.startsWith(network)).findFirst().orElse("no row of " + network);
    }

    @Test
    void aModelThatIsNoneLeavesNothingBehind() throws Exception {
        Files.writeString(folder.resolve("duo.caffemodel"), "<html>404</html>");
        Ran ran = start("weights", "install", "Duo", "duo.caffemodel");

        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("duo.caffemodel is no .caffemodel, or is damaged: "), ran.err());
        assertEquals(false, Files.exists(folder.resolve("cache")));
    }

    @Test
    void anUnknownNetworkIsNamedWithTheNearest() throws Exception {
        assertEquals(
                new Ran(2, "", "Unknown network 'Du'. Maybe you meant Duo." + System.lineSeparator()),
                start("weights", "install", "Du", "duo.caffemodel"));
    }
}
