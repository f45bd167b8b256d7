package dev.tideline.wire;

import com.google.protobuf.AbstractMessageLite;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.tideline.wire.proto.Proto;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Writes messages to a stream: length, message, and in the message's last field its checksum. Not thread-safe. */
final class MessageOutput {
    static final int CHECKSUM_TAG = Proto.EventBatch.CRC32C_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_FIXED32;

    /** Its tag takes two bytes, its value four. */
    static final int CHECKSUM_SIZE = 6;

    /** More than any batch this program makes; what is announced as longer is garbage. */
    static final int LONGEST_BATCH = 4 << 20;

    static final int LONGEST_HEADER = 16 << 20;

    private final OutputStream out;

    MessageOutput(OutputStream out) {
        this.out = out;
    }

    void write(Proto.RunHeader header) throws IOException {
        write(header, LONGEST_HEADER);
    }

    void write(Proto.EventBatch batch) throws IOException {
        write(batch, LONGEST_BATCH);
    }

    /** One call of the stream's write, so that a message is in the file or on the socket as a whole where that is possible. */
    private void write(AbstractMessageLite<?, ?> message, int longest) throws IOException {
        int body = message.getSerializedSize();
        int size = body + CHECKSUM_SIZE;
        if (size > longest) {
            throw new IOException("a message of " + size + " bytes; at most " + longest + " can be read again");
        }
        int prefix = CodedOutputStream.computeUInt32SizeNoTag(size);
        byte[] bytes = new byte[prefix + size];
        CodedOutputStream coded = CodedOutputStream.newInstance(bytes);
        coded.writeUInt32NoTag(size);
        message.writeTo(coded);
        coded.writeFixed32(Proto.EventBatch.CRC32C_FIELD_NUMBER, checksum(bytes, prefix, body));
        coded.checkNoSpaceLeft();
        out.write(bytes);
        out.flush();
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
