package dev.tideline.engine.remote.agent;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ends a stream whose client was revoked meanwhile: with the next message either way, looked up once a second at most. To
 * the service that looks as if the client had gone.
 */
final class WatchedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private static final long PERIOD_NS = TimeUnit.SECONDS.toNanos(1);

    private final BooleanSupplier holds;
    private long checkedNs = System.nanoTime();
    private boolean ended;

    WatchedCall(ServerCall<Q, R> call, BooleanSupplier holds) {
        super(call);
        this.holds = holds;
    }

    ServerCall.Listener<Q> watched(ServerCall.Listener<Q> service) {
        return new SimpleForwardingServerCallListener<>(service) {
            @Override
            public void onMessage(Q message) {
                if (check()) {
                    super.onMessage(message);
                }
            }

            @Override
            public void onComplete() {
                if (ended()) {
                    super.onCancel();
                } else {
                    super.onComplete();
                }
            }
        };
    }

    @Override
    public void sendMessage(R message) {
        if (check()) {
            super.sendMessage(message);
        }
    }

    @Override
    public void sendHeaders(Metadata headers) {
        if (!ended()) {
            super.sendHeaders(headers);
        }
    }

    @Override
    public void close(Status status, Metadata trailers) {
        if (!ended()) {
            super.close(status, trailers);
        }
    }

    private synchronized boolean ended() {
        return ended;
    }

    private synchronized boolean check() {
        long now = System.nanoTime();
        if (!ended && now - checkedNs >= PERIOD_NS) {
            checkedNs = now;
            if (!holds.getAsBoolean()) {
                super.close(Status.UNAUTHENTICATED.withDescription("this client was revoked"), new Metadata());
                ended = true;
            }
        }
        return !ended;
    }
}
