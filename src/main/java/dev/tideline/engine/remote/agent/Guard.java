package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.TokenHeader;
import dev.tideline.engine.remote.proto.AgentGrpc;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.PairedClient;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.Role;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Asks of each call who it is from and whether it may, and tells services ({@link Caller}, {@link Visit}). Any thread. */
final class Guard implements ServerInterceptor {
    /** Everything else of the agent is for who may run. */
    private static final Set<String> FOR_VIEWERS = Set.of(
            AgentGrpc.getDeviceMethod().getFullMethodName(),
            AgentGrpc.getRunsMethod().getFullMethodName(),
            AgentGrpc.getWatchMethod().getFullMethodName());

    private final PairedClients clients;
    private final Journal refusals;

    Guard(PairedClients clients, Journal refusals) {
        this.clients = clients;
        this.refusals = refusals;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Visit visit = Visit.of(call.getAttributes());
        Role needed = needed(call.getMethodDescriptor().getFullMethodName());
        if (needed != Role.NONE && !visit.greeted()) {
            return refuse(call, Status.UNAVAILABLE.withDescription("A connection begins with Hello."));
        }
        Fingerprint key = key(call);
        String secret = headers.get(TokenHeader.KEY);
        Optional<PairedClient> client = secret == null ? clients.withKey(key) : clients.withToken(secret);
        if (client.isEmpty() && secret != null) {
            return refuse(call, visit, key, Status.UNAUTHENTICATED, "the token is not known here, or was revoked");
        }
        Caller caller = client.map(c -> new Caller(c.name(), key, c.role()))
                .orElseGet(() -> new Caller(visit.name(), key, Role.NONE));
        if (needed == Role.NONE) {
            return next(call, visit, caller, headers, next);
        }
        if (client.isEmpty()) {
            return refuse(
                    call,
                    visit,
                    key,
                    Status.UNAUTHENTICATED,
                    "this client is not paired with the agent, or was revoked");
        }
        if (!caller.role().includes(needed)) {
            return refuse(
                    call,
                    visit,
                    key,
                    Status.PERMISSION_DENIED,
                    caller.name() + " may " + caller.role().text() + " here, but this takes the role " + needed.text());
        }
        WatchedCall<Q, R> watched = new WatchedCall<>(call, () -> clients.holds(client.get()));
        return watched.watched(next(watched, visit, caller, headers, next));
    }

    private <Q, R> ServerCall.Listener<Q> next(
            ServerCall<Q, R> call, Visit visit, Caller caller, Metadata headers, ServerCallHandler<Q, R> next) {
        Context context = Context.current().withValue(Caller.KEY, caller).withValue(Visit.KEY, visit);
        return Contexts.interceptCall(context, call, headers, next);
    }

    private static Role needed(String method) {
        if (method.startsWith(DoorGrpc.SERVICE_NAME + "/")) {
            return Role.NONE;
        }
        return FOR_VIEWERS.contains(method) ? Role.VIEW : Role.RUN;
    }

    private static Fingerprint key(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return Fingerprint.of(session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("TLS let a client in without a certificate.", e);
        }
    }

    private <Q> ServerCall.Listener<Q> refuse(
            ServerCall<Q, ?> call, Visit visit, Fingerprint key, Status status, String why) {
        refusals.say("Refused " + call.getMethodDescriptor().getBareMethodName() + " from " + visit.from() + ", key "
                + key.prefix() + ": " + why + ".");
        return refuse(call, status.withDescription(why));
    }

    private static <Q> ServerCall.Listener<Q> refuse(ServerCall<Q, ?> call, Status status) {
        call.close(status, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
