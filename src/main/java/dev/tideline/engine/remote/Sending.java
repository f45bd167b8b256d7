package dev.tideline.engine.remote;

import com.google.protobuf.UnsafeByteOperations;
import dev.tideline.engine.remote.proto.ObjectChunk;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.engine.remote.proto.Objects;
import dev.tideline.engine.remote.proto.Received;
import dev.tideline.engine.remote.proto.Wanted;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Sends the files that an agent lacks, each from where an earlier try broke off. On the run's thread. */
final class Sending {
    private static final int CHUNK_BYTES = 64 << 10;
    private static final int OFFER_S = 20;
    private static final int UPLOAD_S = 3600;

    private final Map<ObjectId, Path> files;
    private final AgentListener listener;
    private long done;
    private long all;

    Sending(Map<ObjectId, Path> files, AgentListener listener) {
        this.files = files;
        this.listener = listener;
    }

    /** A step for {@link Lifeline#keepTrying}: asks what is lacking, and sends that. */
    boolean send(Link link) throws StatusException, InterruptedException {
        if (files.isEmpty()) {
            return true;
        }
        Wanted wanted = Lifeline.stub(link, OFFER_S)
                .offer(Objects.newBuilder().addAllObjects(files.keySet()).build());
        done = 0;
        all = wanted.getPiecesList().stream()
                .mapToLong(piece -> piece.getObject().getSize() - piece.getOffset())
                .sum();
        for (Wanted.Piece piece : wanted.getPiecesList()) {
            send(link, piece);
        }
        return true;
    }

    private void send(Link link, Wanted.Piece piece) throws StatusException, InterruptedException {
        Path file = files.get(piece.getObject());
        if (file == null
                || piece.getOffset() < 0
                || piece.getOffset() > piece.getObject().getSize()) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("The agent wants something that was not offered.")
                    .asException();
        }
        BlockingClientCall<ObjectChunk, Received> call =
                Lifeline.stub(link, UPLOAD_S).upload();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(piece.getOffset());
            boolean open = true;
            long offset = piece.getOffset();
            do {
                byte[] chunk = in.readNBytes(CHUNK_BYTES);
                ObjectChunk.Builder message =
                        ObjectChunk.newBuilder().setOffset(offset).setData(UnsafeByteOperations.unsafeWrap(chunk));
                if (offset == piece.getOffset()) {
                    message.setObject(piece.getObject());
                }
                open = call.write(message.build());
                offset += chunk.length;
                done += chunk.length;
                listener.sending(done, all);
                if (chunk.length == 0) {
                    break;
                }
            } while (open && offset < piece.getObject().getSize());
            call.halfClose();
            if (call.read() == null) {
                throw Status.UNAVAILABLE.withDescription("the upload broke off").asException();
            }
        } catch (IOException e) {
            call.cancel("cannot be read", e);
            throw new InvalidInput("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }
}
