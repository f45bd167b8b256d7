package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.LibraryLog;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.workload.InvalidInput;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** The agent's one open port: gRPC over TLS 1.3 with keys on both sides, and nothing else. Any thread. */
final class AgentServer implements AutoCloseable {
    private static final int LOOPS = 2;
    private static final int CALL_THREADS = 16;
    private static final int MOST_HEADER_BYTES = 8 << 10;
    private static final int KEEP_ALIVE_S = 30;
    private static final int SHORTEST_KEEP_ALIVE_S = 5;
    private static final int GRACE_S = 3;

    private final Server server;
    private final NioEventLoopGroup loops;
    private final ExecutorService calls;

    private AgentServer(Server server, NioEventLoopGroup loops, ExecutorService calls) {
        this.server = server;
        this.loops = loops;
        this.calls = calls;
    }

    /**
     * Listens from now on.
     *
     * @param bind port 0 takes a free one
     * @param services called on threads of the server, sixteen at most
     * @param refusals gets a line for each thing refused
     * @throws InvalidInput if nobody can listen there
     */
    static AgentServer start(
            InetSocketAddress bind,
            Identity identity,
            PairedClients clients,
            List<BindableService> services,
            Limits limits,
            Journal refusals) {
        LibraryLog.silence();
        NioEventLoopGroup loops = new NioEventLoopGroup(LOOPS, new DefaultThreadFactory("agent-network", true));
        ExecutorService calls = calls();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(bind)
                .sslContext(tls(identity))
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .channelFactory(() -> new BoundedServerChannel(limits.connections(), refusals))
                .withChildOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
                .executor(calls)
                .intercept(new Guard(clients, refusals))
                .intercept(new Failures(refusals)) // around the other
                .addTransportFilter(new Visit.Begin())
                .addStreamTracerFactory(new Oversized(refusals));
        services.forEach(builder::addService);
        bound(builder, limits);
        AgentServer server = new AgentServer(builder.build(), loops, calls);
        try {
            server.server.start();
            return server;
        } catch (IOException e) {
            server.close();
            throw new InvalidInput(
                    "Cannot listen on " + bind.getHostString() + ", port " + bind.getPort() + ": " + reason(e)
                            + ". Is another agent running? Choose another address or port with --listen HOST:PORT.",
                    e);
        }
    }

    private static void bound(NettyServerBuilder builder, Limits limits) {
        builder.maxConcurrentCallsPerConnection(limits.callsPerConnection())
                .maxInboundMessageSize(limits.messageBytes())
                .maxInboundMetadataSize(MOST_HEADER_BYTES)
                .handshakeTimeout(limits.handshake().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionIdle(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTime(KEEP_ALIVE_S, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_S, TimeUnit.SECONDS)
                .permitKeepAliveTime(SHORTEST_KEEP_ALIVE_S, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
    }

    private static SslContext tls(Identity identity) {
        try {
            return GrpcSslContexts.configure(
                            SslContextBuilder.forServer(identity.key(), identity.certificate()), SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .clientAuth(ClientAuth.REQUIRE)
                    .trustManager(new AnyClient())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("This Java has no TLS 1.3: " + e.getMessage(), e);
        }
    }

    private static ExecutorService calls() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                CALL_THREADS,
                CALL_THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("agent-call", true));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static String reason(IOException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    int port() {
        return server.getPort();
    }

    /** Waits until the server was closed. */
    void awaitEnd() throws InterruptedException {
        server.awaitTermination();
    }

    /** Ends connections; calls that are being carried out get a few seconds. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
                server.shutdownNow();
                server.awaitTermination(GRACE_S, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
        calls.shutdown();
        loops.shutdownGracefully(0, GRACE_S, TimeUnit.SECONDS).awaitUninterruptibly(GRACE_S, TimeUnit.SECONDS);
    }
}
