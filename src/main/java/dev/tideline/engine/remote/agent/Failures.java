package dev.tideline.engine.remote.agent;

import dev.tideline.workload.InvalidInput;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * What a service throws ends its call with a sentence for the client: {@link InvalidInput} as INVALID_ARGUMENT, a status as
 * it is, anything else as INTERNAL with a line in the journal.
 */
final class Failures implements ServerInterceptor {
    private final Journal journal;

    Failures(Journal journal) {
        this.journal = journal;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        try {
            return caught(call, next.startCall(call, headers));
        } catch (RuntimeException e) {
            end(call, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private <Q> ServerCall.Listener<Q> caught(ServerCall<Q, ?> call, ServerCall.Listener<Q> service) {
        return new SimpleForwardingServerCallListener<>(service) {
            @Override
            public void onMessage(Q message) {
                attempt(call, () -> super.onMessage(message));
            }

            @Override
            public void onHalfClose() {
                attempt(call, super::onHalfClose);
            }

            @Override
            public void onReady() {
                attempt(call, super::onReady);
            }

            @Override
            public void onCancel() {
                attempt(call, super::onCancel);
            }

            @Override
            public void onComplete() {
                attempt(call, super::onComplete);
            }
        };
    }

    private void attempt(ServerCall<?, ?> call, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            end(call, e);
        }
    }

    private void end(ServerCall<?, ?> call, RuntimeException e) {
        Status status = status(e);
        if (status.getCode() == Status.Code.INTERNAL) {
            journal.say(call.getMethodDescriptor().getBareMethodName() + " failed: " + e + " at " + place(e));
        }
        try {
            call.close(status, new Metadata());
        } catch (IllegalStateException closed) {
            // The service had closed it before it failed.
        }
    }

    private static Status status(RuntimeException e) {
        if (e instanceof StatusRuntimeException known) {
            return known.getStatus();
        }
        return (e instanceof InvalidInput ? Status.INVALID_ARGUMENT : Status.INTERNAL)
                .withDescription(String.valueOf(e.getMessage()));
    }

    private static String place(RuntimeException e) {
        return e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0].toString();
    }
}
