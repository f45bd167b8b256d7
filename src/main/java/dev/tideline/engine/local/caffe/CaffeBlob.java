package dev.tideline.engine.local.caffe;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.tideline.engine.local.caffe.Caffe.BlobProto;
import dev.tideline.engine.local.caffe.Caffe.BlobShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a {@code .caffemodel} an array of numbers is. Immutable.
 *
 * @param shape its sides; in older files four, with ones in front
 * @param numbers how many there are
 * @param doubles whether they are of double precision
 * @param at where the blob begins, in bytes from the file's beginning
 * @param bytes the blob's length
 */
public record CaffeBlob(List<Long> shape, long numbers, boolean doubles, int at, int bytes) {
    /** Caffe's own limit. */
    private static final int MOST_SIDES = 32;

    private static final int CHUNK_BYTES = 1 << 16;

    private static final int NUM = BlobProto.NUM_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int CHANNELS = BlobProto.CHANNELS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int HEIGHT = BlobProto.HEIGHT_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int WIDTH = BlobProto.WIDTH_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int SHAPE = BlobProto.SHAPE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int SIDE = BlobShape.DIM_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int SIDES = BlobShape.DIM_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int FLOAT = BlobProto.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_FIXED32;
    private static final int FLOATS = BlobProto.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int DOUBLE = BlobProto.DOUBLE_DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_FIXED64;
    private static final int DOUBLES = BlobProto.DOUBLE_DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    public CaffeBlob {
        shape = List.copyOf(shape);
    }

    /** Reads all but the numbers. */
    static CaffeBlob read(CodedInputStream in) throws IOException {
        Found found = new Found();
        int at = in.getTotalBytesRead();
        int bytes = in.getBytesUntilLimit();
        MessageParts.fields(in, tag -> found.take(tag, in));
        boolean doubles = found.doubles > 0;
        return new CaffeBlob(found.shape(), doubles ? found.doubles : found.floats, doubles, at, bytes);
    }

    private static final class Found {
        private final List<Long> sides = new ArrayList<>();
        private final Long[] older = {0L, 0L, 0L, 0L};
        private long floats;
        private long doubles;

        boolean take(int tag, CodedInputStream in) throws IOException {
            switch (tag) {
                case NUM -> older[0] = in.readInt64();
                case CHANNELS -> older[1] = in.readInt64();
                case HEIGHT -> older[2] = in.readInt64();
                case WIDTH -> older[3] = in.readInt64();
                case SHAPE -> MessageParts.delimited(in, s -> MessageParts.fields(s, each -> side(each, s)));
                case FLOAT -> floats += skip(in, Float.BYTES, Float.BYTES);
                case FLOATS -> floats += skip(in, in.readRawVarint32(), Float.BYTES);
                case DOUBLE -> doubles += skip(in, Double.BYTES, Double.BYTES);
                case DOUBLES -> doubles += skip(in, in.readRawVarint32(), Double.BYTES);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean side(int tag, CodedInputStream in) throws IOException {
            switch (tag) {
                case SIDE -> add(in.readInt64());
                case SIDES ->
                    MessageParts.delimited(in, packed -> {
                        while (packed.getBytesUntilLimit() > 0) {
                            add(packed.readInt64());
                        }
                    });
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void add(long side) throws IOException {
            if (sides.size() == MOST_SIDES) {
                throw MessageParts.damaged("a blob has more than " + MOST_SIDES + " sides");
            }
            sides.add(side);
        }

        private static int skip(CodedInputStream in, int bytes, int each) throws IOException {
            if (bytes % each != 0) {
                throw MessageParts.damaged("numbers of " + each + " bytes have " + bytes + " together");
            }
            in.skipRawBytes(bytes);
            return bytes / each;
        }

        List<Long> shape() {
            return sides.isEmpty() ? List.of(older) : sides;
        }
    }

    /**
     * Writes the numbers as little-endian 32-bit floats.
     *
     * @param in stands where the blob begins, and ends where it ends
     * @throws com.google.protobuf.InvalidProtocolBufferException if a number is infinite or none
     */
    void copy(CodedInputStream in, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        MessageParts.fields(in, tag -> {
            if (tag == (doubles ? DOUBLES : FLOATS)) {
                MessageParts.delimited(in, packed -> {
                    while (packed.getBytesUntilLimit() > 0) {
                        put(number(packed), chunk, out);
                    }
                });
                return true;
            }
            if (tag == (doubles ? DOUBLE : FLOAT)) {
                put(number(in), chunk, out);
                return true;
            }
            return false;
        });
        flush(chunk, out);
    }

    private float number(CodedInputStream in) throws IOException {
        return doubles ? (float) in.readDouble() : in.readFloat();
    }

    private static void put(float number, ByteBuffer chunk, OutputStream out) throws IOException {
        if (!Float.isFinite(number)) {
            throw MessageParts.damaged("one of its weights is " + number);
        }
        if (!chunk.hasRemaining()) {
            flush(chunk, out);
        }
        chunk.putFloat(number);
    }

    private static void flush(ByteBuffer chunk, OutputStream out) throws IOException {
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
    }
}
