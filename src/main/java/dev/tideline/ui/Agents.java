package dev.tideline.ui;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.engine.remote.AgentLink;
import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.AgentPairing;
import dev.tideline.engine.remote.Discovery;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.KnownAgent;
import dev.tideline.engine.remote.trust.PairingCode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What this user can do with agents. Everything here waits for disks and networks: not for the JavaFX thread. */
final class Agents {
    /** Looks for agents in the local network until it is closed. */
    interface Search {
        AutoCloseable begin(Consumer<List<Discovery.Found>> listener);
    }

    private final Path directory;
    private final Search search;

    Agents(Path directory, Search search) {
        this.directory = directory;
        this.search = search;
    }

    private Access access() {
        return Access.in(directory);
    }

    AutoCloseable look(Consumer<List<Discovery.Found>> listener) {
        return search.begin(listener);
    }

    List<KnownAgent> known() {
        return access().known().all();
    }

    /** What an agent says of itself. @param known whether this user has paired with whoever has its key */
    record Answer(AgentInfo info, boolean known) {}

    Answer ask(AgentAddress address) {
        Access access = access();
        AgentInfo info = AgentLink.ask(address, access);
        return new Answer(info, access.known().withKey(info.key()).isPresent());
    }

    AgentInfo pair(AgentAddress address, String code) {
        return AgentPairing.pair(address, access(), PairingCode.parse(code), "");
    }

    void forget(Fingerprint key) {
        access().known().forget(key);
    }

    RemoteEngine connect(AgentAddress address) {
        return RemoteEngine.connect(address, access(), LocalSettings.USUAL, AgentListener.NONE);
    }
}
