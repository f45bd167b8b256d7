package dev.tideline.engine.remote;

import com.google.protobuf.ByteString;
import dev.tideline.engine.remote.AgentUnreachable.Reason;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.proto.PairMessage;
import dev.tideline.engine.remote.proto.Welcome;
import dev.tideline.engine.remote.trust.KnownAgent;
import dev.tideline.engine.remote.trust.Pairing;
import dev.tideline.engine.remote.trust.PairingCode;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.workload.InvalidInput;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** The client's side of pairing. On the calling thread, for some seconds. */
public final class AgentPairing {
    private AgentPairing() {}

    /**
     * Makes this user known to an agent, and the agent known to this user.
     *
     * @param clientName by which the agent lists this user; blank for "user@host"
     * @return the agent, with the role that this user has there now
     * @throws InvalidInput if the code is wrong, or the agent pairs with nobody now
     * @throws AgentUnreachable if it is not there, speaks too different a version, or somebody is in between
     */
    public static AgentInfo pair(AgentAddress address, Access access, PairingCode code, String clientName) {
        Access keyOnly = new Access(access.identity(), access.known(), List.of());
        try (Connection connection = Connection.open(address, keyOnly, key -> true)) {
            Welcome welcome = connection.hello();
            Pairing pairing = Pairing.ofClient(access.identity().fingerprint(), connection.key(), code);
            Role role = exchange(connection, pairing, clientName.isBlank() ? ClientName.ofUser() : clientName);
            AgentInfo agent = AgentInfo.of(
                    welcome.toBuilder().setRole(Roles.message(role)).build(), connection.key());
            access.known().remember(new KnownAgent(agent.key(), address.toString(), role, agent.name()));
            return agent;
        } catch (Pairing.NotProved e) {
            throw new AgentUnreachable(Reason.OTHER_KEY, "Did not pair with " + address + ": " + e.getMessage(), e);
        } catch (StatusRuntimeException e) {
            throw failed(address, e);
        }
    }

    private static Role exchange(Connection connection, Pairing pairing, String clientName) {
        Answers<PairMessage> answers = new Answers<>();
        StreamObserver<PairMessage> agent =
                DoorGrpc.newStub(connection.channel()).pair(answers);
        agent.onNext(message(1, pairing.round1()).toBuilder()
                .setClientName(clientName)
                .build());
        pairing.accept1(answers.next().getPayload().toByteArray());
        agent.onNext(message(2, pairing.round2()));
        pairing.accept2(answers.next().getPayload().toByteArray());
        agent.onNext(message(3, pairing.round3()));
        PairMessage last = answers.next();
        agent.onCompleted();
        pairing.accept3(last.getPayload().toByteArray());
        return Roles.of(last.getRole());
    }

    private static PairMessage message(int round, byte[] payload) {
        return PairMessage.newBuilder()
                .setRound(round)
                .setPayload(ByteString.copyFrom(payload))
                .build();
    }

    private static RuntimeException failed(AgentAddress address, StatusRuntimeException e) {
        Status.Code code = e.getStatus().getCode();
        String why = "Did not pair with " + address + ": ";
        if (code == Status.Code.UNAUTHENTICATED || code == Status.Code.FAILED_PRECONDITION) {
            return new InvalidInput(why + e.getStatus().getDescription(), e);
        }
        return new AgentUnreachable(Reason.NO_ANSWER, why + Failure.words(e), e);
    }
}
