package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.Protocol;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.proto.Greeting;
import dev.tideline.engine.remote.proto.Welcome;
import dev.tideline.engine.remote.trust.Identity;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.util.concurrent.TimeUnit;

/** A client that keeps to no rule of ours. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_S = 30;

    private final ManagedChannel channel;

    RawClient(AgentAddress address, Identity identity) throws Exception {
        channel = NettyChannelBuilder.forAddress(address.host(), address.port())
                .sslContext(GrpcSslContexts.configure(GrpcSslContexts.forClient(), SslProvider.JDK)
                        .keyManager(identity.key(), identity.certificate())
                        .trustManager(InsecureTrustManagerFactory.INSTANCE)
                        .endpointIdentificationAlgorithm(null)
                        .build())
                .overrideAuthority("tideline")
                .build();
    }

    ManagedChannel channel() {
        return channel;
    }

    Welcome hello() {
        return hello(Protocol.own());
    }

    Welcome hello(Protocol protocol) {
        return DoorGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_S, TimeUnit.SECONDS)
                .hello(Greeting.newBuilder()
                        .setVersion(protocol.message())
                        .setProgramVersion(protocol.program())
                        .setClientName("raw")
                        .build());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
