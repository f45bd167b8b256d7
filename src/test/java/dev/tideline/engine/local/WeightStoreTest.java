package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import dev.tideline.workload.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightStoreTest {
    private static final Network TINY = new Fixtures.Chain(new Shape(1, 2, 2))
            .then("conv1/1x1", Fixtures.convolution(2, 1, 1, 0, 1), "data")
            .then("fc", new Operator.InnerProduct(3), "conv1/1x1")
            .named("Tiny");

    @TempDir
    private Path cache;

    private static float[] floats(Path file) throws IOException {
        var buffer = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Test
    void generatesTheSameWeightsOnEveryMachine() throws IOException {
        WeightStore store = new WeightStore(cache);

        store.prepare(TINY);

        Path file = store.file(TINY, 1);
        assertEquals(cache.resolve("weights/random-1/Tiny/001-conv1_1x1.f32"), file);
        assertArrayEquals(new float[] {-0.00466423947f, -0.0045570964f, -0.0414853618f, -0.048922617f}, floats(file));
    }

    /** And none leaves the cache. */
    @Test
    void noTwoNetworksShareAFolder() {
        WeightStore store = new WeightStore(cache);
        List<String> names = List.of("a_b", "a/b", "a b", "a*b", "a%2Fb", "a:b", ".", "..", "\u00e4", "a\\b");

        List<Path> folders = names.stream()
                .map(name -> store.file(named(name), 1).getParent())
                .toList();

        assertEquals(names.size(), folders.stream().distinct().count(), folders.toString());
        folders.forEach(folder -> assertEquals(
                cache.resolve("weights/random-1"), folder.normalize().getParent()));
        assertEquals("a_b", folders.get(0).getFileName().toString());
    }

    @Test
    void noTwoLayersShareAFile() {
        Network network = new Fixtures.Chain(new Shape(1, 2, 2))
                .then("a/b", Fixtures.convolution(2, 1, 1, 0, 1), "data")
                .then("a_b", Fixtures.convolution(2, 1, 1, 0, 1), "a/b")
                .named("Tiny");
        WeightStore store = new WeightStore(cache);

        assertEquals("001-a_b.f32", store.file(network, 1).getFileName().toString());
        assertEquals("002-a_b.f32", store.file(network, 2).getFileName().toString());
    }

    private static Network named(String name) {
        return new Fixtures.Chain(new Shape(1, 2, 2))
                .then("fc", new Operator.InnerProduct(3), "data")
                .named(name);
    }

    @Test
    void scalesWeightsSoThatActivationsKeepTheirSize() throws IOException {
        Network wide = new Fixtures.Chain(new Shape(3, 4, 4))
                .then("conv", Fixtures.convolution(8, 1, 1, 0, 1), "data")
                .then("fc", new Operator.InnerProduct(100), "conv")
                .named("Wide");
        WeightStore store = new WeightStore(cache);
        store.prepare(wide);

        float[] values = floats(store.file(wide, 2));
        double sum = 0;
        double squares = 0;
        int weights = 100 * 8 * 16;
        for (int i = 0; i < weights; i++) {
            sum += values[i];
            squares += values[i] * values[i];
        }

        assertEquals(weights + 100, values.length);
        assertEquals(0, sum / weights, 0.005);
        assertEquals(2.0 / 128, squares / weights, 0.001);
    }

    @Test
    void generatesOnlyWhatIsMissing() throws IOException {
        WeightStore store = new WeightStore(cache);
        store.prepare(TINY);
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(store.file(TINY, 1), longAgo);
        byte[] missing = Files.readAllBytes(store.file(TINY, 2));
        Files.delete(store.file(TINY, 2));

        store.prepare(TINY);

        assertEquals(longAgo, Files.getLastModifiedTime(store.file(TINY, 1)));
        assertArrayEquals(missing, Files.readAllBytes(store.file(TINY, 2)));
    }

    @Test
    void namesFileAndSizesWhenAWeightFileIsTooShort() throws IOException {
        WeightStore store = new WeightStore(cache);
        store.prepare(TINY);
        Path file = store.file(TINY, 1);
        Files.write(file, new byte[7]);

        String expected = "weights of layer 'conv1/1x1' of Tiny: " + file + " has 7 bytes, but needs 16."
                + " Delete it to have it made again, or install the weights that belong to this network.";
        assertEquals(
                expected,
                assertThrows(InvalidInput.class, () -> store.prepare(TINY)).getMessage());
        assertEquals(
                expected,
                assertThrows(InvalidInput.class, () -> store.read(TINY, 1, ByteBuffer.allocate(16)))
                        .getMessage());
    }

    @Test
    void usesTrainedWeightsWhereTheyAreInstalled() throws IOException {
        WeightStore store = new WeightStore(cache);
        assertTrue(store.random(TINY));

        Path trained = Files.createDirectories(cache.resolve("weights/trained/Tiny"));
        Files.write(trained.resolve("001-conv1_1x1.f32"), new byte[16]);
        assertEquals(trained.resolve("001-conv1_1x1.f32"), store.file(TINY, 1));
        assertFalse(store.random(TINY));
        InvalidInput missing = assertThrows(InvalidInput.class, () -> store.prepare(TINY));

        assertEquals(
                "Weight file " + trained.resolve("002-fc.f32")
                        + " is missing. Put the right weights of Tiny there ('tideline weights install' does), or"
                        + " remove the folder " + trained + ".",
                missing.getMessage());
    }

    @Test
    void readsWeightsAndBiasesIntoTheirOwnBuffers() throws IOException {
        WeightStore store = new WeightStore(cache);
        store.prepare(TINY);
        ByteBuffer weights = ByteBuffer.allocateDirect(8);
        ByteBuffer biases = ByteBuffer.allocateDirect(8);

        store.read(TINY, 1, weights, biases);

        byte[] file = Files.readAllBytes(store.file(TINY, 1));
        assertEquals(ByteBuffer.wrap(file, 0, 8), weights.flip());
        assertEquals(ByteBuffer.wrap(file, 8, 8), biases.flip());
    }

    @Test
    void manyMayGenerateAtOnceAndNothingUnfinishedStays() throws Exception {
        Network network = Fixtures.branching();
        WeightStore alone = new WeightStore(cache.resolve("alone"));
        alone.prepare(network);
        WeightStore shared = new WeightStore(cache.resolve("shared"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(Executors.callable(() -> new WeightStore(cache.resolve("shared")).prepare(network)));
            }
            for (Future<Object> done : threads.invokeAll(all)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        assertEquals(files(cache.resolve("alone")), files(cache.resolve("shared")));
        assertEquals(-1, Files.mismatch(alone.file(network, 1), shared.file(network, 1)));
    }

    private static List<String> files(Path cache) throws IOException {
        Path folder = cache.resolve("weights/random-1");
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(f -> folder.relativize(f).toString()).sorted().toList();
        }
    }

    @Test
    void detectsAFlippedBitInRandomWeights() throws IOException {
        WeightStore store = new WeightStore(cache);
        store.prepare(TINY);
        Path file = store.file(TINY, 2);
        String right = Sha256.of(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[5] ^= 1;
        Files.write(file, bytes);

        String message =
                assertThrows(InvalidInput.class, () -> store.prepare(TINY)).getMessage();
        Files.delete(file);
        store.prepare(TINY);

        assertEquals(
                "Weight file " + file + " is damaged: its SHA-256 is " + Sha256.of(bytes)
                        + ", but SHA256SUMS beside it says " + right + ". Delete it to have it made again.",
                message);
        assertEquals(right, Sha256.of(file));
    }

    @Test
    void makesFilesAgainThatHaveNoChecksum() throws IOException {
        WeightStore store = new WeightStore(cache);
        store.prepare(TINY);
        byte[] right = Files.readAllBytes(store.file(TINY, 1));
        Files.delete(store.file(TINY, 1).resolveSibling("SHA256SUMS"));
        Files.write(store.file(TINY, 1), new byte[right.length]);

        store.prepare(TINY);

        assertArrayEquals(right, Files.readAllBytes(store.file(TINY, 1)));
    }

    @Test
    void usesWeightsFromAnotherPlace() throws IOException {
        Path place = cache.resolve("given");
        WeightStore store = new WeightStore(cache.resolve("cache"), place, Storage.unhindered());
        new WeightStore(cache.resolve("cache")).prepare(TINY);
        Path given = Files.createDirectories(place.resolve("Tiny"));
        Files.write(given.resolve("001-conv1_1x1.f32"), new byte[16]);
        Files.write(given.resolve("002-fc.f32"), new byte[108]);

        store.prepare(TINY);

        assertFalse(store.random(TINY));
        assertEquals(given.resolve("001-conv1_1x1.f32"), store.file(TINY, 1));
    }

    @Test
    void namesWhatIsNoFile() throws IOException {
        WeightStore store = new WeightStore(cache);
        store.prepare(TINY);
        Path file = store.file(TINY, 1);
        Files.delete(file);
        Files.createDirectory(file);

        assertEquals(
                "Weight file " + file + " is not a file. Delete it to have it made again.",
                assertThrows(InvalidInput.class, () -> store.prepare(TINY)).getMessage());
    }

    @Test
    void namesAFileThatMayNotBeRead() throws IOException {
        WeightStore store = new WeightStore(cache);
        store.prepare(TINY);
        Path file = store.file(TINY, 1);
        assumeTrue(
                file.toFile().setReadable(false) && !Files.isReadable(file), "whoever runs this may read everything");

        assertEquals(
                "Cannot read weights from " + file + ": AccessDeniedException " + file,
                assertThrows(UncheckedIOException.class, () -> store.prepare(TINY))
                        .getMessage());
    }

    @Test
    void leavesNothingBehindOnAFullDisk() throws IOException {
        Network large = Fixtures.wide();
        try (SmallDisk disk = SmallDisk.mount(cache.resolve("disk"), 64)) {
            WeightStore store = new WeightStore(disk.folder());

            String message = assertThrows(UncheckedIOException.class, () -> store.prepare(large))
                    .getMessage();

            assertTrue(message.contains("No space left on device. Free some space, or set TIDELINE_CACHE"), message);
            assertEquals(List.of(), disk.files());
        }
    }

    @Test
    void namesStayInsideTheirFolder() {
        assertEquals("%2E%2E", WeightFolder.name(named("..")));
        assertEquals("%2Fetc%2Fpasswd", WeightFolder.name(named("/etc/passwd")));
    }

    @Test
    void saysWhatToDoWhenTheCacheCannotBeWritten() throws IOException {
        Path file = Files.writeString(cache.resolve("file"), "not a folder");
        WeightStore store = new WeightStore(file);

        String message = assertThrows(UncheckedIOException.class, () -> store.prepare(TINY))
                .getMessage();

        assertTrue(message.startsWith("Cannot generate weight file " + store.file(TINY, 1)), message);
        assertTrue(
                message.endsWith("Free some space, or set TIDELINE_CACHE to a folder that can be written."), message);
    }
}
