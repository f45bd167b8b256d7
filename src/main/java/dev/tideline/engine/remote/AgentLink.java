package dev.tideline.engine.remote;

import dev.tideline.engine.remote.AgentUnreachable.Reason;
import dev.tideline.engine.remote.proto.AgentGrpc;
import dev.tideline.engine.remote.proto.Welcome;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.KnownAgent;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.remote.trust.Token;
import io.grpc.Channel;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One connection to an agent that has proved its key and said Hello. When it breaks, its calls fail with UNAVAILABLE, and a
 * new link is to be opened. Any thread.
 */
public final class AgentLink implements AutoCloseable {
    private final Connection connection;
    private final AgentInfo agent;

    private AgentLink(Connection connection, AgentInfo agent) {
        this.connection = connection;
        this.agent = agent;
    }

    /**
     * Connects to an agent that this user has paired with, or has a token for. Takes ten seconds at most.
     *
     * @throws AgentUnreachable if it is not there, not known, has another key than before, or speaks too different a version
     */
    public static AgentLink open(AgentAddress address, Access access) {
        Predicate<Fingerprint> acceptable = acceptable(address, access);
        Connection connection = Connection.open(address, access, acceptable);
        try {
            AgentInfo agent = AgentInfo.of(connection.hello(), connection.key());
            if (agent.role() == Role.NONE) {
                throw Connection.notPaired(address, "does not know this user (any more)");
            }
            if (access.tokens().isEmpty()) {
                access.known().remember(new KnownAgent(agent.key(), address.toString(), agent.role(), agent.name()));
            }
            return new AgentLink(connection, agent);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Asks whoever answers at an address what it is, also where nobody is paired: nothing of this may be trusted unless its
     * key is known.
     *
     * @throws AgentUnreachable if it is not there or speaks too different a version
     */
    public static AgentInfo ask(AgentAddress address, Access access) {
        try (Connection connection =
                Connection.open(address, new Access(access.identity(), access.known(), List.of()), key -> true)) {
            Welcome welcome = connection.hello();
            return AgentInfo.of(welcome, connection.key());
        }
    }

    private static Predicate<Fingerprint> acceptable(AgentAddress address, Access access) {
        if (!access.tokens().isEmpty()) {
            return key -> access.tokens().stream().map(Token::agent).anyMatch(key::equals);
        }
        Optional<KnownAgent> there = access.known().at(address.toString());
        return key -> there.map(known -> known.fingerprint().equals(key))
                .orElseGet(() -> access.known().withKey(key).isPresent());
    }

    /** What the agent said of itself when the link was opened. */
    public AgentInfo agent() {
        return agent;
    }

    /** For calls that wait; each wants a deadline. */
    AgentGrpc.AgentBlockingStub blocking() {
        return AgentGrpc.newBlockingStub(connection.channel());
    }

    /** For streams. */
    AgentGrpc.AgentStub async() {
        return AgentGrpc.newStub(connection.channel());
    }

    Channel channel() {
        return connection.channel();
    }

    /** Ends open calls. */
    @Override
    public void close() {
        connection.close();
    }

    /** Whether opening another link may succeed where this failure ended one. */
    static boolean mayPass(AgentUnreachable failure) {
        return failure.reason() == Reason.NO_ANSWER;
    }
}
