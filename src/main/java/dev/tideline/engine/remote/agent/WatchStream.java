package dev.tideline.engine.remote.agent;

import com.google.protobuf.UnsafeByteOperations;
import dev.tideline.engine.remote.proto.DeviceState;
import dev.tideline.engine.remote.proto.ProfileProgress;
import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.RunStatus.State;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.wire.Wire;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One watcher of one run: sends what it lacks, from the file, as fast as it takes it and no faster, so that a slow one
 * costs no memory here. Woken by the run, the device and the connection; works on a thread of the executor, one at a time.
 */
final class WatchStream {
    private static final int READY_BYTES = 1 << 20;

    private final AgentRun run;
    private final DeviceWatch device;
    private final ServerCallStreamObserver<WatchFrame> out;
    private final Executor executor;
    private final BatchFeed feed;
    private final AtomicInteger wakes = new AtomicInteger(1); // asleep until it starts
    private Runnable forget = () -> {};
    private boolean closed;
    private boolean statusSent;
    private RunStatus status = RunStatus.getDefaultInstance();
    private ProfileProgress progress = ProfileProgress.getDefaultInstance();
    private DeviceState deviceState = DeviceState.getDefaultInstance();

    /** @param firstEvent how many events the watcher has */
    WatchStream(
            AgentRun run,
            long firstEvent,
            DeviceWatch device,
            ServerCallStreamObserver<WatchFrame> out,
            Executor executor) {
        this.run = run;
        this.device = device;
        this.out = out;
        this.executor = executor;
        this.feed = new BatchFeed(run, firstEvent);
    }

    /** To be called within the call's own method. @param ended told once nothing more is sent */
    void start(Runnable ended) {
        out.setOnReadyThreshold(READY_BYTES);
        Runnable forgetRun = run.onChange(this::wake);
        Runnable forgetDevice = device.onChange(state -> wake());
        forget = () -> {
            forgetRun.run();
            forgetDevice.run();
            ended.run();
        };
        out.setOnReadyHandler(this::wake);
        out.setOnCancelHandler(this::wake);
        executor.execute(this::send);
    }

    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            executor.execute(this::send);
        }
    }

    private void send() {
        int seen;
        do {
            seen = wakes.get();
            try {
                sendWhatThereIs();
            } catch (IOException | RuntimeException e) {
                close();
                out.onError(Status.DATA_LOSS
                        .withDescription("The agent cannot read the run's file: " + e.getMessage())
                        .asRuntimeException());
            }
        } while (!wakes.compareAndSet(seen, 0));
    }

    private void sendWhatThereIs() throws IOException {
        if (out.isCancelled()) {
            close();
        }
        while (!closed && out.isReady()) {
            boolean over = run.isOver(); // before looking: nothing is added later
            WatchFrame.Builder frame = WatchFrame.newBuilder();
            boolean news = addStatus(frame) | addEvents(frame) | addDevice(frame) | addProgress(frame);
            if (news) {
                out.onNext(frame.setSentEpochNs(epochNs()).build());
            } else if (over) {
                close();
                out.onCompleted();
            } else {
                return;
            }
        }
    }

    private boolean addStatus(WatchFrame.Builder frame) {
        RunStatus now = run.status().toBuilder().clearEvents().build();
        if (statusSent && now.equals(status)) {
            return false;
        }
        statusSent = true;
        status = now;
        frame.setStatus(now);
        return true;
    }

    private boolean addEvents(WatchFrame.Builder frame) throws IOException {
        BatchFeed.Piece piece = feed.next();
        piece.header().forEach(info -> frame.setHeader(Wire.message(info)));
        piece.batches().forEach(batch -> frame.addBatches(UnsafeByteOperations.unsafeWrap(batch.message())));
        frame.setFirstEvent(piece.firstEvent());
        return !piece.isEmpty();
    }

    private boolean addDevice(WatchFrame.Builder frame) {
        DeviceState now = device.now();
        if (status.getState() != State.STATE_RUNNING || now.equals(deviceState)) {
            return false;
        }
        deviceState = now;
        frame.setDevice(now);
        return true;
    }

    private boolean addProgress(WatchFrame.Builder frame) {
        ProfileProgress now = run.progress();
        if (now.equals(progress)) {
            return false;
        }
        progress = now;
        frame.setProfile(now);
        return true;
    }

    private static long epochNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    private void close() {
        if (!closed) {
            closed = true;
            forget.run();
            feed.close();
        }
    }
}
