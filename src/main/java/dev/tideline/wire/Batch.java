package dev.tideline.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;

/**
 * Events as they stand in a stream, checksum included, so that they can be handed on without being encoded again. It can
 * be read without those before it.
 *
 * @param message not copied; nobody changes it
 */
public record Batch(byte[] message) {
    private static final int KINDS = Proto.EventBatch.KINDS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /**
     * How many events it announces; reads no more than it must.
     *
     * @throws InvalidInput if it is no batch
     */
    public int events() {
        try {
            CodedInputStream in = CodedInputStream.newInstance(message);
            int events = 0;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == KINDS) {
                    return in.readRawVarint32(); // a byte for each: no kind is above 127
                }
                in.skipField(tag);
            }
            return events;
        } catch (IOException e) {
            throw new InvalidInput("it is no batch of events: " + e.getMessage(), e);
        }
    }

    /**
     * Hands its events on.
     *
     * @throws InvalidInput if it is damaged, or the listener refuses an event
     */
    public void replay(RunListener listener) {
        if (message.length <= MessageOutput.CHECKSUM_SIZE) {
            throw new InvalidInput("it is too short for a batch of events.");
        }
        EventDecoder.decode(MessageInput.parse(Proto.EventBatch.parser(), message), listener);
    }
}
