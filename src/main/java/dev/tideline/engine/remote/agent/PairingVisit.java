package dev.tideline.engine.remote.agent;

import com.google.protobuf.ByteString;
import dev.tideline.engine.remote.Roles;
import dev.tideline.engine.remote.proto.PairMessage;
import dev.tideline.engine.remote.trust.PairedClient;
import dev.tideline.engine.remote.trust.PairedClient.Kind;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.Pairing;
import dev.tideline.engine.remote.trust.PairingDesk;
import dev.tideline.engine.remote.trust.PairingRefused;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Instant;

/** The agent's side of one try to pair. gRPC calls it from one thread at a time. */
final class PairingVisit implements StreamObserver<PairMessage> {
    private static final int LAST_ROUND = 3;

    private final PairingDesk desk;
    private final PairedClients clients;
    private final Journal journal;
    private final Caller caller;
    private final Visit visit;
    private final StreamObserver<PairMessage> reply;
    private final PairingDesk.Open open;
    private final Pairing pairing;
    private int rounds;
    private String name = "";

    /** @throws PairingRefused if there is no code to pair with */
    PairingVisit(
            PairingDesk desk,
            PairedClients clients,
            Journal journal,
            Caller caller,
            Visit visit,
            PairingDesk.Open open,
            Pairing pairing,
            StreamObserver<PairMessage> reply) {
        this.desk = desk;
        this.clients = clients;
        this.journal = journal;
        this.caller = caller;
        this.visit = visit;
        this.open = open;
        this.pairing = pairing;
        this.reply = reply;
    }

    @Override
    public void onNext(PairMessage message) {
        rounds++;
        if (message.getRound() != rounds || rounds > LAST_ROUND) {
            throw refused(
                    Status.INVALID_ARGUMENT,
                    "round " + message.getRound() + " of the pairing came where " + rounds + " was due");
        }
        try {
            take(message);
        } catch (Pairing.NotProved e) {
            throw refused(Status.UNAUTHENTICATED, e.getMessage());
        } catch (PairingRefused e) {
            throw refused(Status.FAILED_PRECONDITION, e.getMessage());
        }
    }

    private void take(PairMessage message) {
        byte[] payload = message.getPayload().toByteArray();
        switch (rounds) {
            case 1 -> {
                name = message.getClientName();
                pairing.accept1(payload);
                answer(PairMessage.newBuilder(), pairing.round1());
            }
            case 2 -> {
                pairing.accept2(payload);
                answer(PairMessage.newBuilder(), pairing.round2());
            }
            default -> confirm(payload);
        }
    }

    private void confirm(byte[] payload) {
        byte[] own = pairing.round3();
        if (!desk.attempt(open, () -> pairing.confirms(payload))) {
            throw refused(Status.UNAUTHENTICATED, "The code is wrong. " + desk.afterFailure());
        }
        PairedClient client = new PairedClient(
                Kind.KEY, caller.fingerprint(), open.role(), Instant.now(), name.isBlank() ? visit.name() : name);
        clients.add(client);
        journal.say("Paired " + client.name() + " (" + client.fingerprint().prefix() + ") from " + visit.from()
                + ": it may " + client.role().text() + ".");
        answer(PairMessage.newBuilder().setRole(Roles.message(client.role())), own);
        reply.onCompleted();
    }

    private void answer(PairMessage.Builder message, byte[] payload) {
        reply.onNext(message.setRound(rounds)
                .setPayload(ByteString.copyFrom(payload))
                .build());
    }

    private RuntimeException refused(Status status, String why) {
        journal.say("Refused to pair " + visit.from() + ", key "
                + caller.fingerprint().prefix() + ": " + why);
        return status.withDescription(why).asRuntimeException();
    }

    @Override
    public void onError(Throwable gone) {
        // The client went away: nothing was decided.
    }

    @Override
    public void onCompleted() {
        if (rounds < LAST_ROUND) {
            reply.onError(Status.CANCELLED.asRuntimeException());
        }
    }
}
