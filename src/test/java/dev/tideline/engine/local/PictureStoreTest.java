package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureStoreTest {
    @TempDir
    private Path folder;

    /** A picture of 8-bit red, green, blue; {@code rows} without the filter bytes. */
    private Path png(String name, int width, int height, int... rows) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < rows.length; i++) {
                if (i % (3 * width) == 0) {
                    deflate.write(0);
                }
                deflate.write(rows[i]);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        chunk(file, "IHDR", header);
        chunk(file, "IDAT", packed.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return Files.write(folder.resolve(name), file.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) check.getValue());
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
                java.util.Arrays.copyOf(values, 4));
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
        Files.write(picture, java.util.Arrays.copyOf(all, 40));
        PictureStore store = new PictureStore(folder);

        String message = assertThrows(InvalidInput.class, () -> store.prepare(picture.toString(), new Shape(3, 2, 2)))
                .getMessage();
        assertTrue(message.startsWith("Picture '" + picture + "' cannot be decoded: "), message);
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
