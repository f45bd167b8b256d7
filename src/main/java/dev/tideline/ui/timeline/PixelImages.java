package dev.tideline.ui.timeline;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Blocks of opaque pixels as images, reused. Each block of a frame has an image of its own, and odd frames have others than
 * even ones: the last may still be drawn. JavaFX thread.
 */
final class PixelImages {
    private final List<Buffer> buffers = new ArrayList<>();
    private int used;
    private boolean odd;

    void beginFrame() {
        used = 0;
        odd = !odd;
    }

    /** An image with these pixels at its top left; it may be larger. @param argb row by row */
    Image of(int width, int height, int[] argb) {
        int index = 2 * used++ + (odd ? 1 : 0);
        while (buffers.size() <= index) {
            buffers.add(new Buffer(width, height));
        }
        Buffer buffer = buffers.get(index);
        if (buffer.width < width || buffer.height < height) {
            buffer = new Buffer(Math.max(width, buffer.width), Math.max(height, buffer.height));
            buffers.set(index, buffer);
        }
        buffer.take(width, height, argb);
        return buffer.image;
    }

    private static final class Buffer {
        private final int width;
        private final int height;
        private final PixelBuffer<IntBuffer> pixels;
        private final WritableImage image;

        Buffer(int width, int height) {
            this.width = width;
            this.height = height;
            this.pixels = new PixelBuffer<>(
                    width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
            this.image = new WritableImage(pixels);
        }

        /** Opaque pixels are the same with and without premultiplied alpha. */
        void take(int columns, int rows, int[] argb) {
            pixels.updateBuffer(b -> {
                int[] target = b.getBuffer().array();
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(argb, row * columns, target, row * width, columns);
                }
                return new Rectangle2D(0, 0, columns, rows);
            });
        }
    }
}
