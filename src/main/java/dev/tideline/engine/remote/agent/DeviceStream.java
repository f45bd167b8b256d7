package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.DeviceState;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells one client how the device is; who is slow hears of the latest only. On threads of the executor, one at a time. */
final class DeviceStream {
    private final ServerCallStreamObserver<DeviceState> out;
    private final DeviceWatch device;
    private final Executor executor;
    private final AtomicInteger wakes = new AtomicInteger(1); // asleep until it starts
    private Runnable forget = () -> {};
    private boolean begun;
    private boolean closed;
    private DeviceState sent = DeviceState.getDefaultInstance();

    DeviceStream(ServerCallStreamObserver<DeviceState> out, DeviceWatch device, Executor executor) {
        this.out = out;
        this.device = device;
        this.executor = executor;
    }

    /** To be called within the call's own method. @param ended told once nothing more is sent */
    void start(Runnable ended) {
        Runnable forgetDevice = device.onChange(state -> wake());
        forget = () -> {
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
            if (out.isCancelled()) {
                close();
            } else if (out.isReady() && !(begun && device.now().equals(sent))) {
                begun = true;
                sent = device.now();
                out.onNext(sent);
            }
        } while (!wakes.compareAndSet(seen, 0));
    }

    private void close() {
        if (!closed) {
            closed = true;
            forget.run();
        }
    }
}
