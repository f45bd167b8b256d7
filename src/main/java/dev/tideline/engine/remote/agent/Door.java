package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.Protocol;
import dev.tideline.engine.remote.Roles;
import dev.tideline.engine.remote.proto.DeviceFacts;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.proto.Greeting;
import dev.tideline.engine.remote.proto.PairMessage;
import dev.tideline.engine.remote.proto.Welcome;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.Pairing;
import dev.tideline.engine.remote.trust.PairingDesk;
import dev.tideline.engine.remote.trust.PairingRefused;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** What anybody may call: Hello and Pair. */
final class Door extends DoorGrpc.DoorImplBase {
    private final Welcome welcome;
    private final Fingerprint key;
    private final Protocol own;
    private final PairingDesk desk;
    private final PairedClients clients;
    private final Journal journal;

    /** @param key the agent's */
    Door(
            String name,
            Fingerprint key,
            Protocol own,
            DeviceFacts facts,
            PairingDesk desk,
            PairedClients clients,
            Journal journal) {
        this.welcome = Welcome.newBuilder()
                .setVersion(own.message())
                .setProgramVersion(own.program())
                .setName(name)
                .setDevice(facts)
                .build();
        this.key = key;
        this.own = own;
        this.desk = desk;
        this.clients = clients;
        this.journal = journal;
    }

    @Override
    public void hello(Greeting greeting, StreamObserver<Welcome> reply) {
        Optional<String> obstacle =
                Protocol.obstacle(Protocol.of(greeting.getVersion(), greeting.getProgramVersion()), own);
        if (obstacle.isPresent()) {
            throw Status.FAILED_PRECONDITION.withDescription(obstacle.get()).asRuntimeException();
        }
        Visit.current().greet(greeting.getClientName());
        reply.onNext(welcome.toBuilder()
                .setRole(Roles.message(Caller.current().role()))
                .build());
        reply.onCompleted();
    }

    @Override
    public StreamObserver<PairMessage> pair(StreamObserver<PairMessage> reply) {
        Visit visit = Visit.current();
        Caller caller = Caller.current();
        if (!visit.greeted()) {
            throw Status.UNAVAILABLE
                    .withDescription("A connection begins with Hello.")
                    .asRuntimeException();
        }
        try {
            PairingDesk.Open open = desk.current();
            Pairing pairing = Pairing.ofAgent(caller.fingerprint(), key, open.code());
            return new PairingVisit(desk, clients, journal, caller, visit, open, pairing, reply);
        } catch (PairingRefused e) {
            journal.say("Refused to pair " + visit.from() + ", key "
                    + caller.fingerprint().prefix() + ": " + e.getMessage());
            throw Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asRuntimeException();
        }
    }
}
