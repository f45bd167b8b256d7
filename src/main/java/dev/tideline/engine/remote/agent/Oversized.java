package dev.tideline.engine.remote.agent;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/** Says whose message was too large; gRPC itself has ended the call then. */
final class Oversized extends ServerStreamTracer.Factory {
    private final Journal refusals;

    Oversized(Journal refusals) {
        this.refusals = refusals;
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        return new ServerStreamTracer() {
            private volatile String from = "a stranger";

            @Override
            public void serverCallStarted(ServerCallInfo<?, ?> call) {
                from = Visit.text(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
            }

            @Override
            public void streamClosed(Status status) {
                if (status.getCode() == Status.Code.RESOURCE_EXHAUSTED) {
                    refusals.say("Refused a message from " + from + " (" + method + "): " + status.getDescription());
                }
            }
        };
    }
}
