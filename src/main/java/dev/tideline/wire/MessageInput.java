package dev.tideline.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a run from a stream, message by message: {@link #info} once, then {@link #events} until it returns false. A
 * stream that ends within a message ends before it, and is {@link #cut}. Damage is an {@link InvalidInput} that names
 * the byte at which the message begins. Announced lengths are limited before anything is allocated. Not thread-safe;
 * the caller closes the stream, which should be buffered.
 */
public final class MessageInput {
    private static final int LONGEST_VARINT = 5;

    private final InputStream in;
    private long offset;
    private boolean cut;

    public MessageInput(InputStream in) {
        this.in = in;
    }

    /**
     * Reads what is run.
     *
     * @throws EOFException if the stream ends before it
     * @throws InvalidInput if it is no such message, damaged, or of a newer format
     */
    public RunInfo info() throws IOException {
        long at = offset;
        byte[] message = next(MessageOutput.LONGEST_HEADER);
        if (message.length == 0) {
            throw new EOFException("ends after " + offset + " bytes, before its first whole message");
        }
        try {
            return Wire.info(parse(Proto.RunHeader.parser(), message));
        } catch (InvalidInput e) {
            throw e.at("the message at byte " + at);
        }
    }

    /**
     * Reads the next batch and hands its events on.
     *
     * @return false at the end of the stream, if there was none
     * @throws InvalidInput if it is damaged, or the listener refuses an event
     */
    public boolean events(RunListener listener) throws IOException {
        long at = offset;
        byte[] message = next(MessageOutput.LONGEST_BATCH);
        if (message.length == 0) {
            return false;
        }
        try {
            EventDecoder.decode(parse(Proto.EventBatch.parser(), message), listener);
        } catch (InvalidInput e) {
            throw e.at("the message at byte " + at);
        }
        return true;
    }

    /**
     * Reads the next batch as it stands, to be handed on; a stream that grows may have one later.
     *
     * @return empty at the end of what there is
     * @throws InvalidInput if no message begins there
     */
    public Optional<Batch> batch() throws IOException {
        byte[] message = next(MessageOutput.LONGEST_BATCH);
        return message.length == 0 ? Optional.empty() : Optional.of(new Batch(message));
    }

    /** Bytes of whole messages read so far. */
    public long offset() {
        return offset;
    }

    /** Whether the stream ended within a message. */
    public boolean cut() {
        return cut;
    }

    private byte[] next(int longest) throws IOException {
        long size = 0;
        int prefix = 0;
        int b;
        do {
            b = in.read();
            if (b < 0) {
                cut = prefix > 0;
                return new byte[0];
            }
            size |= (long) (b & 0x7f) << 7 * prefix++;
        } while (b >= 0x80 && prefix < LONGEST_VARINT);
        if (b >= 0x80 || size > longest || size <= MessageOutput.CHECKSUM_SIZE) {
            throw new InvalidInput("damaged at byte " + offset + ": no message of this format begins there.");
        }
        byte[] message = in.readNBytes((int) size);
        if (message.length < size) {
            cut = true;
            return new byte[0];
        }
        offset += prefix + size;
        return message;
    }

    static <M> M parse(Parser<M> parser, byte[] message) {
        int body = message.length - MessageOutput.CHECKSUM_SIZE;
        try {
            CodedInputStream trailer = CodedInputStream.newInstance(message, body, MessageOutput.CHECKSUM_SIZE);
            if (trailer.readTag() != MessageOutput.CHECKSUM_TAG
                    || trailer.readFixed32() != MessageOutput.checksum(message, 0, body)) {
                throw new InvalidInput("its checksum differs: it is damaged, or not of this format.");
            }
            return parser.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidInput("it cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidInput("it has no checksum.", e);
        }
    }
}
