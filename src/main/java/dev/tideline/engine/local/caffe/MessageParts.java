package dev.tideline.engine.local.caffe;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;

/**
 * Protobuf messages read field by field, for those that are too large to be built in memory. Nothing in them is believed:
 * a part ends where what is around it ends, or it is damaged.
 */
final class MessageParts {
    private MessageParts() {}

    interface Part {
        void read(CodedInputStream in) throws IOException;
    }

    interface Field {
        /** @return false, having read nothing, if the field is of no interest */
        boolean read(int tag) throws IOException;
    }

    /** Reads what stands behind its own length: a message, a string or packed numbers. */
    static void delimited(CodedInputStream in, Part part) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        part.read(in);
        in.popLimit(outer);
    }

    /** Hands over the tag of each field up to the end of the message. */
    static void fields(CodedInputStream in, Field field) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.read(tag) && !in.skipField(tag)) {
                throw damaged("a group ends that did not begin");
            }
        }
        if (in.getBytesUntilLimit() > 0) {
            throw damaged("it became shorter while it was read");
        }
    }

    static InvalidProtocolBufferException damaged(String how) {
        return new InvalidProtocolBufferException(how + ".");
    }
}
