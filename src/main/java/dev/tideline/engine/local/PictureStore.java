package dev.tideline.engine.local;

import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.util.passthrough.PassthroughNDManager;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Shape;
import dev.tideline.workload.ShippedPictures;
import dev.tideline.workload.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Pictures as networks want them: decoded, scaled to the network's input, blue-green-red with the mean colour taken off,
 * as Caffe does it. The result is kept in the cache as a file of floats, {@code inputs/}, so that the runner needs no
 * picture library: its Init reads that file just as a Load reads weights.
 *
 * <p>DJL decodes (through AWT, in the parent process only) and hands out plain bytes; no native engine is started. Any
 * thread may use it, and several processes at once.
 */
final class PictureStore {
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_PIXELS = 50_000_000;
    /** ImageNet's mean colour, blue, green, red: what Caffe's reference networks are trained with. */
    private static final float[] MEAN = {104.00699f, 116.66877f, 122.67892f};

    private final Path directory;

    /** @param cache see {@link CacheDirectory} */
    PictureStore(Path cache) {
        this.directory = cache.resolve("inputs");
    }

    /**
     * The file with the network's input for a picture: channels x height x width little-endian floats.
     *
     * @param picture a shipped picture's name, or a file; empty for the default picture
     * @throws InvalidInput if there is no such picture or it cannot be one
     */
    Path prepare(String picture, Shape input) {
        byte[] encoded = read(picture);
        Path file = directory.resolve(input + "-" + Sha256.of(encoded).substring(0, 16) + ".f32");
        if (!Files.exists(file)) {
            write(file, floats(decode(picture, encoded), input));
        }
        return file;
    }

    private static byte[] read(String picture) {
        try {
            if (ShippedPictures.has(picture)) {
                return shipped(picture);
            }
            Path file = Path.of(picture);
            if (!Files.isRegularFile(file)) {
                throw new InvalidInput("There is no picture '" + picture
                        + "'. Give a PNG or JPEG file, or one of the shipped "
                        + String.join(" and ", ShippedPictures.NAMES) + ".");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidInput("Picture " + picture + " has " + Files.size(file) + " bytes; at most "
                        + MOST_BYTES + " are read. Make it smaller: networks look at 227 x 227 pixels.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInput("Cannot read picture '" + picture + "': " + WholeFile.reason(e), e);
        }
    }

    private static byte[] shipped(String picture) throws IOException {
        try (InputStream in = ShippedPictures.open(picture)) {
            return in.readAllBytes();
        }
    }

    private static Pixels decode(String picture, byte[] encoded) {
        try {
            requireSize(picture, encoded);
            Image image = ImageFactory.getInstance().fromInputStream(new ByteArrayInputStream(encoded));
            ByteBuffer rgb = image.toNDArray(PassthroughNDManager.INSTANCE).toByteBuffer();
            return new Pixels(image.getWidth(), image.getHeight(), rgb);
        } catch (InvalidInput e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders stumble over damaged files in ways of their own.
            throw unreadable(picture, e);
        }
    }

    /** Looks at the header first: a small file can claim a huge picture. */
    private static void requireSize(String picture, byte[] encoded) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw unreadable(picture, new IOException("no decoder knows it"));
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            if (pixels > MOST_PIXELS) {
                throw new InvalidInput("Picture '" + picture + "' has " + pixels + " pixels; at most " + MOST_PIXELS
                        + " are decoded. Make it smaller: networks look at 227 x 227 pixels.");
            }
        }
    }

    private static InvalidInput unreadable(String picture, Exception cause) {
        return new InvalidInput(
                "Picture '" + picture + "' cannot be decoded: " + cause.getMessage() + ". Give a PNG or JPEG file.",
                cause);
    }

    static ByteBuffer floats(Pixels pixels, Shape input) {
        if (input.channels() != MEAN.length) {
            throw new InvalidInput("A picture has 3 channels, but the network's input is " + input + ".");
        }
        ByteBuffer floats = ByteBuffer.allocate(Math.toIntExact(input.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        for (int channel = 0; channel < MEAN.length; channel++) {
            for (int y = 0; y < input.height(); y++) {
                for (int x = 0; x < input.width(); x++) {
                    float value = pixels.scaled(x, y, input.width(), input.height(), MEAN.length - 1 - channel);
                    floats.putFloat(value - MEAN[channel]);
                }
            }
        }
        return floats.flip();
    }

    private static void write(Path file, ByteBuffer floats) {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, out -> out.write(floats.array()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** A decoded picture: width x height x (red, green, blue) bytes. */
    record Pixels(int width, int height, ByteBuffer rgb) {
        /** The colour at a pixel of the picture scaled to {@code toWidth} x {@code toHeight}, bilinear between pixel centres. */
        float scaled(int x, int y, int toWidth, int toHeight, int colour) {
            float fromX = clamp((x + 0.5f) * width / toWidth - 0.5f, width);
            float fromY = clamp((y + 0.5f) * height / toHeight - 0.5f, height);
            int left = (int) fromX;
            int top = (int) fromY;
            int right = Math.min(left + 1, width - 1);
            int bottom = Math.min(top + 1, height - 1);
            float upper = between(at(left, top, colour), at(right, top, colour), fromX - left);
            float lower = between(at(left, bottom, colour), at(right, bottom, colour), fromX - left);
            return between(upper, lower, fromY - top);
        }

        private static float clamp(float position, int size) {
            return Math.max(0, Math.min(position, size - 1));
        }

        private static float between(float a, float b, float share) {
            return a + (b - a) * share;
        }

        private int at(int x, int y, int colour) {
            return rgb.get((y * width + x) * 3 + colour) & 0xFF;
        }
    }
}
