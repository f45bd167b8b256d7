package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureStoreTest {
    @TempDir
    private Path folder;

    private Path png(String name, int width, int height, int... values) throws IOException {
        return Pictures.png(folder.resolve(name), width, height, values);
    }

    private float[] input(Path picture, Shape shape) throws IOException {
        Path file = new PictureStore(folder.resolve("inputs")).prepare(picture.toString(), shape);
        float[] values = new float[(int) shape.elements()];
        ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    @Test
    void ordersColoursAsCaffeDoesAndTakesTheMeanOff() throws IOException {
        Path picture = png("two.png", 2, 1, 10, 20, 30, 40, 50, 60);

        float[] values = input(picture, new Shape(3, 1, 2));

        assertArrayEquals(
                new float[] {
                    30 - 104.00699f, 60 - 104.00699f, 20 - 116.66877f, 50 - 116.66877f, 10 - 122.67892f, 40 - 122.67892f
                },
                values);
    }

    @Test
    void scalesToTheNetworksInput() throws IOException {
        Path picture = png("two.png", 2, 1, 0, 0, 0, 100, 100, 100);

        float[] values = input(picture, new Shape(3, 1, 4));

        assertArrayEquals(
                new float[] {0 - 104.00699f, 25 - 104.00699f, 75 - 104.00699f, 100 - 104.00699f},
                Arrays.copyOf(values, 4));
    }

    @Test
    void decodesAPictureOnce() throws IOException {
        Path picture = png("one.png", 1, 1, 1, 2, 3);
        PictureStore store = new PictureStore(folder.resolve("inputs"));
        Shape shape = new Shape(3, 2, 2);
        Path file = store.prepare(picture.toString(), shape);
        byte[] mark = new byte[(int) shape.bytes()];
        Files.write(file, mark);

        assertEquals(file, store.prepare(picture.toString(), shape));
        assertArrayEquals(mark, Files.readAllBytes(file));
    }

    @Test
    void saysWhichPicturesThereAreWhenThereIsNone() {
        PictureStore store = new PictureStore(folder);

        assertEquals(
                "There is no picture 'fase.png'. Give a PNG or JPEG file, or one of the shipped face.png and"
                        + " landscape.png.",
                assertThrows(InvalidInput.class, () -> store.prepare("fase.png", new Shape(3, 2, 2)))
                        .getMessage());
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
        PictureStore store = new PictureStore(folder);

        assertEquals(
                "Picture '" + text + "' cannot be decoded: no decoder knows it. Give a PNG or JPEG file.",
                assertThrows(InvalidInput.class, () -> store.prepare(text.toString(), new Shape(3, 2, 2)))
                        .getMessage());
    }

    @Test
    void refusesAPictureThatIsCutOff() throws IOException {
        Path picture = png("cut.png", 2, 1, 10, 20, 30, 40, 50, 60);
        byte[] all = Files.readAllBytes(picture);
        Files.write(picture, Arrays.copyOf(all, 40));
        PictureStore store = new PictureStore(folder);

        String message = assertThrows(InvalidInput.class, () -> store.prepare(picture.toString(), new Shape(3, 2, 2)))
                .getMessage();
        assertTrue(message.startsWith("Picture '" + picture + "' cannot be decoded: "), message);
    }

    /** A file that exists and whose reading fails, on Linux. */
    @Test
    void aPictureThatCannotBeReadIsTheUsersMistake() {
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(memory), "Not tested here: there is no " + memory);
        PictureStore store = new PictureStore(folder);

        assertEquals(
                "Cannot read picture '/proc/self/mem': Input/output error.",
                assertThrows(InvalidInput.class, () -> store.prepare(memory.toString(), new Shape(3, 2, 2)))
                        .getMessage());
    }

    /** Damage of one bit in any place: whatever a decoder throws is said to be the picture's fault, or it shows something. */
    @Test
    void aDamagedPictureIsRefusedOrShown() throws IOException {
        Path picture = png("damaged.png", 2, 2, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120);
        byte[] sound = Files.readAllBytes(picture);
        PictureStore store = new PictureStore(folder);

        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] damaged = sound.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(picture, damaged);
            try {
                store.prepare(picture.toString(), new Shape(3, 1, 1));
            } catch (InvalidInput e) {
                assertTrue(e.getMessage().contains("'" + picture + "'"), e.getMessage());
            }
        }
    }

    @Test
    void refusesASmallFileThatClaimsAHugePicture() throws IOException {
        Path bomb = png("bomb.png", 60_000, 60_000);
        PictureStore store = new PictureStore(folder);

        assertEquals(
                "Picture '" + bomb + "' has 3600000000 pixels; at most 50000000 are decoded. Make it smaller: networks"
                        + " look at 227 x 227 pixels.",
                assertThrows(InvalidInput.class, () -> store.prepare(bomb.toString(), new Shape(3, 2, 2)))
                        .getMessage());
    }

    @Test
    void refusesANetworkThatDoesNotLookAtColours() throws IOException {
        Path picture = png("one.png", 1, 1, 1, 2, 3);
        PictureStore store = new PictureStore(folder);

        assertEquals(
                "A picture has 3 channels, but the network's input is 1x2x2.",
                assertThrows(InvalidInput.class, () -> store.prepare(picture.toString(), new Shape(1, 2, 2)))
                        .getMessage());
    }
}
