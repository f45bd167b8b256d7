package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The agents that a user has paired with: a file in the user's directory, one line each. Any thread and process. */
public final class KnownAgents {
    static final String FILE = "agents";

    private final StateDirectory directory;

    public KnownAgents(StateDirectory directory) {
        this.directory = directory;
    }

    /** @throws InvalidInput naming the line that cannot be read */
    public List<KnownAgent> all() {
        List<String> lines = directory.lines(FILE);
        List<KnownAgent> agents = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                agents.add(parse(lines.get(i), i + 1));
            }
        }
        return agents;
    }

    private KnownAgent parse(String line, int number) {
        try {
            return KnownAgent.parse(line);
        } catch (RuntimeException e) {
            throw new InvalidInput(
                    directory.file(FILE) + ", line " + number + ": " + e.getMessage()
                            + ". Delete the line and pair again.",
                    e);
        }
    }

    /** @param address HOST:PORT */
    public Optional<KnownAgent> at(String address) {
        return all().stream().filter(a -> a.address().equals(address)).findFirst();
    }

    public Optional<KnownAgent> withKey(Fingerprint fingerprint) {
        return all().stream().filter(a -> a.fingerprint().equals(fingerprint)).findFirst();
    }

    /** Of whoever has this key nothing is known any more; nothing happens if nothing was. */
    public void forget(Fingerprint fingerprint) {
        directory.exclusively(() -> {
            List<KnownAgent> agents = new ArrayList<>(all());
            if (agents.removeIf(a -> a.fingerprint().equals(fingerprint))) {
                directory.write(FILE, agents.stream().map(KnownAgent::line).toList());
            }
            return fingerprint;
        });
    }

    /** Takes the place of what was known of this key and of this address. */
    public void remember(KnownAgent agent) {
        directory.exclusively(() -> {
            List<KnownAgent> agents = new ArrayList<>(all());
            if (!agents.contains(agent)) {
                agents.removeIf(a -> a.fingerprint().equals(agent.fingerprint())
                        || a.address().equals(agent.address()));
                agents.add(agent);
                directory.write(FILE, agents.stream().map(KnownAgent::line).toList());
            }
            return agent;
        });
    }
}
