package dev.tideline.engine.local;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Where the values that a network's input layer passes on come from. Any thread, many at once. */
interface NetworkInput {
    /** Fills the whole buffer, which is native memory: channels x height x width floats. */
    void writeTo(ByteBuffer memory);

    /** A file of little-endian floats, as {@link PictureStore} makes it. */
    static NetworkInput file(Path file) {
        return memory -> Storage.unhindered().read(file, memory.remaining(), memory);
    }
}
