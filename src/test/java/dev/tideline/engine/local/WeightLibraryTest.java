package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.local.CaffeFiles.Array;
import dev.tideline.engine.local.CaffeFiles.Form;
import dev.tideline.engine.local.WeightLibrary.Entry;
import dev.tideline.engine.local.caffe.CaffeBlob;
import dev.tideline.engine.local.caffe.CaffeModel;
import dev.tideline.io.Catalog;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import dev.tideline.workload.SmallDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trained weights, from a .caffemodel to what a network says. */
class WeightLibraryTest {
    /** Every kind of layer that has weights; fc6-conv covers its whole input, as FaceNet's does. */
    private static final String MODEL = """
            { "format": 1, "name": "Mini", "title": "Mini", "source": "made for tests", "convLayers": 9,
              "input": { "channels": 4, "height": 6, "width": 6 },
              "layers": [
                { "name": "data", "type": "Input" },
                { "name": "conv/3x3", "type": "Convolution", "inputs": ["data"], "outputs": 4, "kernel": 3, "group": 2 },
                { "name": "relu", "type": "ReLU", "inputs": ["conv/3x3"] },
                { "name": "bare", "type": "Convolution", "inputs": ["relu"], "outputs": 2, "kernel": 2, "bias": false },
                { "name": "bn", "type": "BatchNorm", "inputs": ["bare"] },
                { "name": "scale", "type": "Scale", "inputs": ["bn"] },
                { "name": "fc6-conv", "type": "Convolution", "inputs": ["scale"], "outputs": 5, "kernel": 3 },
                { "name": "fc", "type": "InnerProduct", "inputs": ["fc6-conv"], "outputs": 3 },
                { "name": "prob", "type": "Softmax", "inputs": ["fc"] } ] }
            """;

    private static final Network TINY = new Fixtures.Chain(new Shape(1, 1, 1))
            .then("fc", new Operator.InnerProduct(2), "data")
            .named("Tiny");

    @TempDir
    private Path folder;

    private Network mini;
    private Map<String, List<Array>> weights;
    private Path cache;
    private WeightLibrary library;

    @BeforeEach
    void model() throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        mini = Catalog.shipped()
                .network(Files.writeString(models.resolve("Mini.json"), MODEL).toString());
        weights = CaffeFiles.weights(mini, 3);
        cache = folder.resolve("cache");
        library = new WeightLibrary(cache);
    }

    private Path file(Form form) throws IOException {
        return CaffeFiles.write(folder.resolve(form + ".caffemodel"), form, weights);
    }

    private String refusal(Path file) {
        return assertThrows(InvalidInput.class, () -> library.install(mini, file))
                .getMessage();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void whatIsInstalledIsWhatIsExecuted(Form form) throws IOException {
        Fixtures.requireMxnet();
        library.install(mini, file(form));
        FloatBuffer picture = Fixtures.picture(mini.input(), 5);

        try (Tensors tensors = InferenceEngine.MXNET.open()) {
            WeightStore store = new WeightStore(cache);
            store.prepare(mini);
            assertArrayEquals(expected(picture), executed(tensors, store, picture), 1e-5f);
        }
    }

    private float[] executed(Tensors tensors, WeightStore store, FloatBuffer picture) {
        try (LayerRunner runner = new LayerRunner(new CompiledNetwork(mini, tensors, store))) {
            runner.init(Fixtures.input(picture));
            for (int i = 0; i < mini.layers().size(); i++) {
                runner.load(i);
                runner.exec(i);
            }
            return runner.output();
        }
    }

    /** The network is a chain. */
    private float[] expected(FloatBuffer picture) {
        float[] blob = new float[picture.remaining()];
        picture.duplicate().get(blob);
        for (Layer layer : mini.layers()) {
            Shape in = mini.inputOf(layer);
            blob = ReferenceMath.apply(layer, List.of(in), List.of(blob), parameters(layer));
        }
        return blob;
    }

    private float[] parameters(Layer layer) {
        FloatBuffer all = FloatBuffer.allocate((int) layer.parameters());
        weights.getOrDefault(layer.name(), List.of()).forEach(a -> all.put(a.numbers()));
        return all.array();
    }

    /** Written by hand after Caffe's published format, not by the messages that reading uses. */
    @Test
    void readsTheBytesThatCaffeWrites() throws IOException {
        // layers { name: "fc" type: INNER_PRODUCT blobs { num..height: 1 width: 2 data: [1, -2] } }
        String v1 = "12 1a  22 02 66 63  28 0e  32 12  08 01 10 01 18 01 20 02  2a 08 00 00 80 3f 00 00 00 c0";
        // layer { name: "fc" type: "a" blobs { data: [0.5] diff: [9] shape { dim: 1 } } phase: TEST }
        String current = "a2 06 1c  0a 02 66 63  12 01 61  3a 11  2a 04 00 00 00 3f  32 04 00 00 10 41  3a 03 0a 01 01"
                + " 50 01";
        CaffeModel model = CaffeModel.read(bytes("v1", v1));
        assertEquals(
                List.of(new CaffeBlob(List.of(1L, 1L, 1L, 2L), 2, false, 10, 18)),
                model.layers().get("fc"));
        assertEquals("0000803f000000c0", copied(model));

        CaffeModel newer = CaffeModel.read(bytes("current", current));
        assertEquals(
                List.of(new CaffeBlob(List.of(1L), 1, false, 12, 17)),
                newer.layers().get("fc"));
        assertEquals("0000003f", copied(newer));
    }

    private Path bytes(String name, String hex) throws IOException {
        return Files.write(folder.resolve(name), HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String copied(CaffeModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (CaffeBlob blob : model.layers().get("fc")) {
            model.copy(blob, out);
        }
        return HexFormat.of().formatHex(out.toByteArray());
    }

    @Test
    void writesAFilePerLayerAndTheirChecksums() throws IOException {
        WeightLibrary.Installed installed = library.install(mini, file(Form.V1));

        Path trained = cache.resolve("weights/trained/Mini");
        assertEquals(new WeightLibrary.Installed(trained, 6, mini.weightBytes(), List.of()), installed);
        assertEquals(
                List.of(
                        "001-conv_3x3.f32",
                        "003-bare.f32",
                        "004-bn.f32",
                        "005-scale.f32",
                        "006-fc6-conv.f32",
                        "007-fc.f32",
                        "SHA256SUMS"),
                names(trained));
        assertEquals(List.of("trained"), names(trained.getParent().getParent()));
        assertEquals(List.of("Mini"), names(trained.getParent()));
        assertEquals(
                List.of(new Entry("Mini", true, trained, mini.weightBytes(), true, "")), library.entries(mini, true));
    }

    @Test
    void whatAKilledInstallationSetAsideIsListed() throws IOException {
        library.install(mini, file(Form.V1));
        Path trained = cache.resolve("weights/trained");
        Files.move(trained.resolve("Mini"), trained.resolve(".Mini.old"));

        assertEquals(
                List.of(true),
                library.entries(mini, false).stream().map(Entry::trained).toList());
        assertEquals(List.of("Mini"), names(trained));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void layersThatOnlyTrainingNeedsAreNamedAndLeftOut() throws IOException {
        weights.put("loss1/classifier", List.of(Array.of(new float[] {1}, 1)));

        assertEquals(
                List.of("loss1/classifier"),
                library.install(mini, file(Form.CURRENT)).unused());
    }

    @Test
    void aMissingLayerIsNamed() throws IOException {
        weights.put("fc_b", weights.remove("fc"));
        Path file = file(Form.CURRENT);

        assertEquals(
                file + " has no weights for layer 'fc' of Mini, but for layer 'fc_b'. Layers go by their names: check"
                        + " that it belongs to this network.",
                refusal(file));
        assertFalse(Files.exists(cache));
    }

    @Test
    void aWrongShapeIsNamedWithTheOneThatIsNeeded() throws IOException {
        weights.put("conv/3x3", List.of(Array.of(new float[200], 4, 2, 5, 5), Array.of(new float[4], 4)));
        Path file = file(Form.V1);

        assertEquals(
                file + ": layer 'conv/3x3' is 4x2x5x5 and 1x1x1x4, but Mini needs 4x2x3x3 and 4. Install weights that"
                        + " were trained for this network, or change its file in models/.",
                refusal(file));
        assertFalse(Files.exists(cache));
    }

    @Test
    void aMissingBiasIsAWrongShape() throws IOException {
        weights.put("fc", List.of(Array.of(new float[15], 3, 5)));
        Path file = file(Form.CURRENT);

        assertTrue(refusal(file).contains("layer 'fc' is 3x5, but Mini needs 3x5 and 3."), refusal(file));
    }

    @Test
    void fewerNumbersThanTheShapeSaysIsDamage() throws IOException {
        weights.put("fc", List.of(Array.of(new float[14], 3, 5), Array.of(new float[3], 3)));
        Path file = file(Form.CURRENT);

        assertEquals(file + " is damaged: layer 'fc' has 14 numbers for a shape of 3x5. Get it again.", refusal(file));
    }

    @Test
    void aWeightThatIsNoNumberIsDamageAndChangesNothing() throws IOException {
        library.install(mini, file(Form.CURRENT));
        byte[] before = Files.readAllBytes(new WeightStore(cache).file(mini, 7));
        weights.put("fc", List.of(Array.of(new float[15], 3, 5), Array.of(new float[] {1, Float.NaN, 3}, 3)));
        Path file = file(Form.CURRENT);

        assertEquals(
                file + " is no .caffemodel, or is damaged: one of its weights is NaN. Get it again and compare its"
                        + " size.",
                refusal(file));
        assertArrayEquals(before, Files.readAllBytes(new WeightStore(cache).file(mini, 7)));
        assertEquals(List.of("Mini"), names(cache.resolve("weights/trained")));
    }

    @Test
    void newWeightsReplaceOlderOnes() throws IOException {
        library.install(mini, file(Form.CURRENT));
        Path layer = new WeightStore(cache).file(mini, 7);
        byte[] before = Files.readAllBytes(layer);
        weights = CaffeFiles.weights(mini, 4);

        library.install(mini, file(Form.V1));

        assertFalse(Arrays.equals(before, Files.readAllBytes(layer)));
        assertEquals(List.of("Mini"), names(cache.resolve("weights/trained")));
        new WeightStore(cache).prepare(mini);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void whereverAFileIsCutItIsRefused(Form form) throws IOException {
        byte[] whole = Files.readAllBytes(CaffeFiles.write(folder.resolve("whole"), form, CaffeFiles.weights(TINY, 1)));
        Path cut = folder.resolve("cut");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThrows(InvalidInput.class, () -> library.install(TINY, cut), length + " bytes");
        }
        assertFalse(Files.exists(cache));
    }

    /** Protobuf has no checksum: a flipped bit in a number is another number. Elsewhere it is noticed, or harmless. */
    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"CURRENT", "V1", "V0"})
    void aFlippedBitIsRefusedOrHarmless(Form form) throws IOException {
        byte[] whole = Files.readAllBytes(CaffeFiles.write(folder.resolve("whole"), form, CaffeFiles.weights(TINY, 1)));
        Path flipped = folder.resolve("flipped");
        int refused = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] bytes = whole.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(flipped, bytes);
            try {
                library.install(TINY, flipped);
            } catch (InvalidInput e) {
                assertTrue(e.getMessage().startsWith(flipped.toString()), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 100, refused + " refused");
        new WeightStore(cache).prepare(TINY);
        assertEquals(List.of("Tiny"), names(cache.resolve("weights/trained")));
    }

    @Test
    void saysWhatAFileIsNot() throws IOException {
        Path text = Files.writeString(folder.resolve("deploy.prototxt"), "name: \"AgeNet\"\nlayer { }\n");
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        Path nowhere = folder.resolve("nowhere");

        assertTrue(refusal(text).startsWith(text + " is no .caffemodel, or is damaged: "), refusal(text));
        assertEquals(empty + " holds no weights. Give the trained .caffemodel, not the .prototxt.", refusal(empty));
        assertEquals("There is no file " + nowhere + ". Name a .caffemodel file.", refusal(nowhere));
        assertEquals("There is no file " + folder + ". Name a .caffemodel file.", refusal(folder));
    }

    @Test
    void aFullDiskKeepsTheOlderWeightsAndNothingElse() throws IOException {
        Network wide = Fixtures.wide();
        Path small = CaffeFiles.write(folder.resolve("small"), Form.CURRENT, weights);
        Path large = CaffeFiles.write(folder.resolve("large"), Form.CURRENT, CaffeFiles.weights(wide, 1));
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 64)) {
            WeightLibrary full = new WeightLibrary(disk.folder());
            full.install(mini, small);
            List<String> before = disk.files();

            String message = assertThrows(UncheckedIOException.class, () -> full.install(wide, large))
                    .getMessage();

            assertEquals(
                    "Cannot install " + large + " in " + disk.folder().resolve("weights/trained/Wide")
                            + ": No space left on device. Free some space, or set TIDELINE_CACHE to a folder"
                            + " that can be written.",
                    message);
            assertEquals(before, disk.files());
            assertEquals(List.of("Mini"), names(disk.folder().resolve("weights/trained")));
        }
    }

    @Test
    void damageToInstalledWeightsIsNamedBeforeARun() throws IOException {
        library.install(mini, file(Form.CURRENT));
        WeightStore store = new WeightStore(cache);
        store.prepare(mini);
        byte[] bytes = Files.readAllBytes(store.file(mini, 3));
        bytes[0] ^= 1;
        Files.write(store.file(mini, 3), bytes);

        String message =
                assertThrows(InvalidInput.class, () -> store.prepare(mini)).getMessage();

        assertTrue(message.startsWith("Weight file " + store.file(mini, 3) + " is damaged: its SHA-256 is "), message);
        assertTrue(
                message.endsWith("Put the right weights of Mini there ('tideline weights install' does), or"
                        + " remove the folder " + cache.resolve("weights/trained/Mini") + "."),
                message);
        assertEquals(message, library.entries(mini, false).get(0).problem());
    }

    @Test
    void listsTrainedAndRandomWeights() throws IOException {
        assertEquals(List.of(), library.entries(mini, false));
        new WeightStore(cache).prepare(mini);
        Path random = cache.resolve("weights/random-1/Mini");
        library.install(mini, file(Form.CURRENT));
        Files.delete(cache.resolve("weights/trained/Mini/SHA256SUMS"));

        assertEquals(
                List.of(
                        new Entry("Mini", true, cache.resolve("weights/trained/Mini"), mini.weightBytes(), false, ""),
                        new Entry("Mini", false, random, mini.weightBytes(), true, "")),
                library.entries(mini, false));
    }
}
