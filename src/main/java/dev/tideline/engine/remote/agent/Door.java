package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.Protocol;
import dev.tideline.engine.remote.Roles;
import dev.tideline.engine.remote.proto.DeviceFacts;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.proto.Greeting;
import dev.tideline.engine.remote.proto.Welcome;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** What anybody may call: Hello and Pair. */
final class Door extends DoorGrpc.DoorImplBase {
    private final String name;
    private final Protocol own;
    private final DeviceFacts facts;

    Door(String name, Protocol own, DeviceFacts facts) {
        this.name = name;
        this.own = own;
        this.facts = facts;
    }

    @Override
    public void hello(Greeting greeting, StreamObserver<Welcome> reply) {
        Optional<String> obstacle =
                Protocol.obstacle(Protocol.of(greeting.getVersion(), greeting.getProgramVersion()), own);
        if (obstacle.isPresent()) {
            throw Status.FAILED_PRECONDITION.withDescription(obstacle.get()).asRuntimeException();
        }
        Visit.current().greet(greeting.getClientName());
        reply.onNext(Welcome.newBuilder()
                .setVersion(own.message())
                .setProgramVersion(own.program())
                .setName(name)
                .setDevice(facts)
                .setRole(Roles.message(Caller.current().role()))
                .build());
        reply.onCompleted();
    }
}
