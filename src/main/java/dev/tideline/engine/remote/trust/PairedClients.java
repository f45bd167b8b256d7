package dev.tideline.engine.remote.trust;

import dev.tideline.engine.remote.trust.PairedClient.Kind;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whom an agent lets in: a file in its directory, one line each, read whenever somebody comes. Any thread and process. */
public final class PairedClients {
    static final String FILE = "clients";

    private final StateDirectory directory;

    public PairedClients(StateDirectory directory) {
        this.directory = directory;
    }

    /** In the order of their coming. @throws InvalidInput naming the line that cannot be read */
    public List<PairedClient> all() {
        List<String> lines = directory.lines(FILE);
        List<PairedClient> clients = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                clients.add(parse(lines.get(i), i + 1));
            }
        }
        return clients;
    }

    private PairedClient parse(String line, int number) {
        try {
            return PairedClient.parse(line);
        } catch (RuntimeException e) {
            throw new InvalidInput(
                    directory.file(FILE) + ", line " + number + ": " + e.getMessage()
                            + ". Delete the line and pair again.",
                    e);
        }
    }

    public Optional<PairedClient> withKey(Fingerprint key) {
        return find(Kind.KEY, key);
    }

    public Optional<PairedClient> withToken(String secret) {
        return find(Kind.TOKEN, Fingerprint.of(secret));
    }

    private Optional<PairedClient> find(Kind kind, Fingerprint fingerprint) {
        return all().stream()
                .filter(c -> c.kind() == kind && c.fingerprint().equals(fingerprint))
                .findFirst();
    }

    /** Whether this very client is still let in with the same role. */
    public boolean holds(PairedClient client) {
        return all().contains(client);
    }

    /** Takes the place of an earlier entry for the same key. */
    public void add(PairedClient client) {
        directory.exclusively(() -> {
            List<PairedClient> clients = new ArrayList<>(all());
            clients.removeIf(c -> c.fingerprint().equals(client.fingerprint()));
            clients.add(client);
            write(clients);
            return client;
        });
    }

    /**
     * Lets a client in no more: from its next call on, and what it has open is ended.
     *
     * @param nameOrFingerprint the first eight digits of a fingerprint will do
     * @throws InvalidInput if that is nobody, or several
     */
    public PairedClient revoke(String nameOrFingerprint) {
        return directory.exclusively(() -> {
            List<PairedClient> clients = new ArrayList<>(all());
            PairedClient gone = only(clients, nameOrFingerprint);
            clients.remove(gone);
            write(clients);
            return gone;
        });
    }

    private static PairedClient only(List<PairedClient> clients, String wanted) {
        List<PairedClient> found =
                clients.stream().filter(c -> isMeant(c, wanted)).toList();
        if (found.isEmpty()) {
            throw InvalidInput.unknown(
                    "client", wanted, clients.stream().map(PairedClient::name).toList());
        }
        if (found.size() > 1) {
            throw new InvalidInput("Several clients are called '" + wanted + "'. Name one by its fingerprint: "
                    + found.stream().map(c -> c.fingerprint().prefix()).collect(Collectors.joining(", ")) + ".");
        }
        return found.get(0);
    }

    private static boolean isMeant(PairedClient client, String wanted) {
        return client.name().equals(wanted)
                || wanted.length() >= client.fingerprint().prefix().length()
                        && client.fingerprint().hex().startsWith(wanted);
    }

    private void write(List<PairedClient> clients) {
        directory.write(FILE, clients.stream().map(PairedClient::line).toList());
    }
}
