package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.ObjectChunk;
import dev.tideline.engine.remote.proto.Received;
import dev.tideline.workload.InvalidInput;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The agent's side of an upload. gRPC calls it on one thread at a time. */
final class UploadStream implements StreamObserver<ObjectChunk> {
    private final ObjectStore objects;
    private final StreamObserver<Received> answer;
    private final List<Upload> open = new ArrayList<>(1);
    private boolean failed;

    UploadStream(ObjectStore objects, StreamObserver<Received> answer) {
        this.objects = objects;
        this.answer = answer;
    }

    @Override
    public void onNext(ObjectChunk chunk) {
        guarded(() -> {
            if (open.isEmpty()) {
                open.add(objects.receive(chunk.getObject(), chunk.getOffset()));
            }
            open.get(0).add(chunk.getOffset(), chunk.getData());
        });
    }

    @Override
    public void onError(Throwable broken) {
        close();
    }

    @Override
    public void onCompleted() {
        guarded(() -> {
            if (open.isEmpty()) {
                throw new InvalidInput("An upload without a single piece.");
            }
            open.get(0).finish();
        });
        close();
        if (!failed) {
            answer.onNext(Received.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void guarded(Step step) {
        if (failed) {
            return;
        }
        try {
            step.run();
        } catch (NotNow e) {
            fail(Status.ABORTED.withDescription(e.getMessage()));
        } catch (InvalidInput e) {
            fail(Status.INVALID_ARGUMENT.withDescription(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            fail(Status.RESOURCE_EXHAUSTED.withDescription("The agent cannot keep it: " + e.getMessage()));
        }
    }

    private void fail(Status status) {
        failed = true;
        close();
        answer.onError(status.asRuntimeException());
    }

    private void close() {
        try {
            for (Upload upload : open) {
                upload.close();
            }
        } catch (IOException e) {
            // Its part is as long as it is; the next upload goes on from there.
        }
        open.clear();
    }
}
