package dev.tideline.engine.remote;

import dev.tideline.engine.remote.AgentUnreachable.Reason;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.proto.Greeting;
import dev.tideline.engine.remote.proto.Welcome;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.KnownAgent;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** A channel to one address, and what is found out while it comes up. Any thread. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_S = 10;
    private static final int KEEP_ALIVE_S = 20;
    private static final int MOST_BYTES = 4 << 20;

    private final AgentAddress address;
    private final Access access;
    private final SeenKey agentKey;
    private final ManagedChannel socket;
    private final Channel channel;

    private Connection(AgentAddress address, Access access, SeenKey agentKey, ManagedChannel socket) {
        this.address = address;
        this.access = access;
        this.agentKey = agentKey;
        this.socket = socket;
        this.channel = access.tokens().isEmpty() ? socket : withToken(access, socket);
    }

    /** Connects at the first call. @param acceptable which keys the agent may have */
    static Connection open(AgentAddress address, Access access, Predicate<Fingerprint> acceptable) {
        LibraryLog.silence();
        SeenKey key = new SeenKey(acceptable);
        ManagedChannel socket = NettyChannelBuilder.forAddress(address.host(), address.port())
                .sslContext(tls(access, key))
                .negotiationType(NegotiationType.TLS)
                .overrideAuthority("tideline")
                .maxInboundMessageSize(MOST_BYTES)
                .keepAliveTime(KEEP_ALIVE_S, TimeUnit.SECONDS)
                .keepAliveTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .disableRetry()
                .build();
        return new Connection(address, access, key, socket);
    }

    private static SslContext tls(Access access, SeenKey key) {
        try {
            return GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .keyManager(access.identity().key(), access.identity().certificate())
                    .trustManager(key)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("This Java has no TLS 1.3: " + e.getMessage(), e);
        }
    }

    private static Channel withToken(Access access, ManagedChannel socket) {
        Metadata headers = new Metadata();
        headers.put(TokenHeader.KEY, access.tokens().get(0).secret());
        return ClientInterceptors.intercept(socket, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    Channel channel() {
        return channel;
    }

    /** Of the agent that answers; there is one after {@link #hello}. */
    Fingerprint key() {
        return agentKey.seen().orElseThrow();
    }

    /** The first call: sees to it that both sides understand each other. */
    Welcome hello() {
        Protocol own = Protocol.own();
        try {
            Welcome welcome = DoorGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE_S, TimeUnit.SECONDS)
                    .hello(Greeting.newBuilder()
                            .setVersion(own.message())
                            .setProgramVersion(own.program())
                            .setClientName(ClientName.ofUser())
                            .build());
            Protocol.obstacle(own, Protocol.of(welcome.getVersion(), welcome.getProgramVersion()))
                    .ifPresent(obstacle -> {
                        throw new AgentUnreachable(Reason.VERSION, "Cannot work with " + address + ": " + obstacle);
                    });
            return welcome;
        } catch (StatusRuntimeException e) {
            throw failed(e);
        }
    }

    private AgentUnreachable failed(StatusRuntimeException e) {
        if (e.getStatus().getCode() == Status.Code.FAILED_PRECONDITION) {
            return new AgentUnreachable(
                    Reason.VERSION,
                    "Cannot work with " + address + ": " + e.getStatus().getDescription(),
                    e);
        }
        if (e.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
            return notPaired(address, "refuses: " + e.getStatus().getDescription());
        }
        return agentKey.refused().map(this::unexpected).orElseGet(() -> noAnswer(e));
    }

    private AgentUnreachable unexpected(Fingerprint key) {
        if (!access.tokens().isEmpty()) {
            return new AgentUnreachable(
                    Reason.OTHER_KEY,
                    "The agent at " + address + " has the key " + key.prefix()
                            + ", but the token is for the agent with the key "
                            + access.tokens().get(0).agent().prefix() + ". Use the token that was made there.");
        }
        return access.known()
                .at(address.toString())
                .map(known -> otherKey(known, key))
                .orElseGet(() -> notPaired(address, "(key " + key.prefix() + ") is not known to this user yet"));
    }

    private AgentUnreachable otherKey(KnownAgent known, Fingerprint key) {
        return new AgentUnreachable(
                Reason.OTHER_KEY,
                "At " + address + " answers an agent with the key " + key.prefix() + ", but the one paired there, "
                        + known.name() + ", has the key " + known.fingerprint().prefix()
                        + ". Somebody may be in between. If it is another machine now, or was set up anew, pair again: tideline"
                        + " pair " + address);
    }

    static AgentUnreachable notPaired(AgentAddress address, String how) {
        return new AgentUnreachable(
                Reason.NOT_PAIRED, "The agent at " + address + " " + how + ". Pair with it: tideline pair " + address);
    }

    private AgentUnreachable noAnswer(StatusRuntimeException e) {
        return new AgentUnreachable(
                Reason.NO_ANSWER,
                "No agent answers at " + address.host() + ", port " + address.port() + " (" + Failure.words(e)
                        + "). Is it switched on, in this network, and does 'tideline agent' run there with this port?",
                e);
    }

    @Override
    public void close() {
        socket.shutdownNow();
    }
}
