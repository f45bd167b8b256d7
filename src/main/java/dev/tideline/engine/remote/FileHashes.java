package dev.tideline.engine.remote;

import com.google.protobuf.ByteString;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names files by what they contain, and reads each once for as long as it does not change. Any thread. */
final class FileHashes {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Known(ObjectId object, FileTime modified) {}

    /** @throws InvalidInput if it cannot be read */
    ObjectId of(Path file) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            Known before = known.get(file);
            if (before != null
                    && before.modified().equals(modified)
                    && before.object().getSize() == Files.size(file)) {
                return before.object();
            }
            ObjectId object = read(file);
            known.put(file, new Known(object, modified));
            return object;
        } catch (IOException e) {
            throw new InvalidInput("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    private static ObjectId read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK_BYTES];
            long size = 0;
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                size += n;
            }
            return ObjectId.newBuilder()
                    .setSha256(ByteString.copyFrom(digest.digest()))
                    .setSize(size)
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
