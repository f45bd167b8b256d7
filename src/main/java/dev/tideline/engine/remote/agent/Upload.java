package dev.tideline.engine.remote.agent;

import com.google.protobuf.ByteString;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One object on its way in. What has come stays when the connection breaks; more than was announced is refused at once,
 * and what turns out to be something else is thrown away. One thread at a time.
 */
final class Upload implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final ObjectStore store;
    private final ObjectId object;
    private final Path part;
    private final FileChannel file;
    private long size;

    Upload(ObjectStore store, ObjectId object, Path part, long offset) throws IOException {
        this.store = store;
        this.object = object;
        this.part = part;
        this.size = offset;
        this.file = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(offset).position(offset);
    }

    /** @throws InvalidInput if it does not follow what has come, or is more than was announced */
    void add(long offset, ByteString data) throws IOException {
        if (offset != size) {
            throw new InvalidInput("A piece begins at byte " + offset + ", but " + size + " have come.");
        }
        if (data.size() > object.getSize() - size) {
            throw new InvalidInput("More bytes come than the " + object.getSize() + " that were announced.");
        }
        for (ByteBuffer piece : data.asReadOnlyByteBufferList()) {
            while (piece.hasRemaining()) {
                file.write(piece);
            }
        }
        size += data.size();
    }

    /** @throws InvalidInput if it is not whole, or not what its name says */
    void finish() throws IOException {
        if (size != object.getSize()) {
            throw new NotNow("The upload ended after " + size + " of " + object.getSize() + " bytes.");
        }
        file.force(true);
        if (!MessageDigest.isEqual(digest(), object.getSha256().toByteArray())) {
            Files.delete(part);
            throw new NotNow("What came is not what was announced: its SHA-256 differs. Send it again.");
        }
        store.keep(object, part);
    }

    private byte[] digest() throws IOException {
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            while (in.read(chunk.clear()) >= 0) {
                digest.update(chunk.flip());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Another upload may go on. */
    @Override
    public void close() throws IOException {
        file.close();
        store.release(object);
    }
}
