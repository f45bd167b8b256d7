package dev.tideline.cli;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.trust.KnownAgent;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which agent is meant, and what is shown to it: this user's own key, or a token. */
final class AgentAccess {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "agent: shows this token instead of this user's pairing; 'tideline agent token' makes one.")
    private Path token;

    Access access() {
        return token == null ? Access.in(OwnAgents.directory()) : Access.withToken(OwnAgents.directory(), token);
    }

    /**
     * An agent by its address (pi4.local, 192.168.0.7:7463), or by the name under which this user has paired with it; empty
     * if it is neither.
     *
     * @throws InvalidInput if several are called so
     */
    Optional<AgentAddress> find(String text) {
        List<KnownAgent> named = access().known().all().stream()
                .filter(agent -> agent.name().equals(text))
                .toList();
        if (named.size() > 1) {
            throw new InvalidInput("Several agents are called " + text + ": "
                    + String.join(", ", named.stream().map(KnownAgent::address).toList()) + ". Name the address.");
        }
        if (named.size() == 1) {
            return Optional.of(AgentAddress.parse(named.get(0).address()));
        }
        boolean address = text.indexOf(':') >= 0 || text.indexOf('.') >= 0;
        return address ? Optional.of(AgentAddress.parse(text)) : Optional.empty();
    }

    /** As {@link #find}, where nothing but an agent can be meant: a host's name will do. */
    AgentAddress require(String text) {
        return find(text).orElseGet(() -> AgentAddress.parse(text));
    }

    /** How this user may name agents. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        access().known().all().forEach(agent -> names.add(agent.name()));
        return names;
    }
}
