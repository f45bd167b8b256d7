package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.proto.Greeting;
import dev.tideline.engine.remote.proto.PairMessage;
import dev.tideline.engine.remote.proto.Welcome;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.StateDirectory;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody in between: ends TLS on both sides with a key of his own, and passes every message on. */
final class Relay implements AutoCloseable {
    private final RawClient onward;
    private final AgentServer server;
    private final AtomicInteger passedOn = new AtomicInteger();

    private Relay(AgentAddress agent, Path directory) throws Exception {
        StateDirectory state = new StateDirectory(directory);
        Identity identity = Identity.in(state);
        onward = new RawClient(agent, identity);
        server = AgentServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                identity,
                new PairedClients(state),
                List.of(new Both()),
                Limits.USUAL,
                line -> {});
    }

    static Relay to(AgentAddress agent, Path directory) throws Exception {
        return new Relay(agent, directory);
    }

    AgentAddress address() {
        return new AgentAddress("127.0.0.1", server.port());
    }

    /** Messages of clients that reached the agent. */
    int passedOn() {
        return passedOn.get();
    }

    @Override
    public void close() {
        server.close();
        onward.close();
    }

    private final class Both extends DoorGrpc.DoorImplBase {
        @Override
        public void hello(Greeting greeting, StreamObserver<Welcome> back) {
            passedOn.incrementAndGet();
            DoorGrpc.newStub(onward.channel()).hello(greeting, back);
        }

        @Override
        public StreamObserver<PairMessage> pair(StreamObserver<PairMessage> back) {
            StreamObserver<PairMessage> on = DoorGrpc.newStub(onward.channel()).pair(back);
            return new StreamObserver<>() {
                @Override
                public void onNext(PairMessage message) {
                    passedOn.incrementAndGet();
                    on.onNext(message);
                }

                @Override
                public void onError(Throwable failure) {
                    on.onError(failure);
                }

                @Override
                public void onCompleted() {
                    on.onCompleted();
                }
            };
        }
    }
}
