package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.LocalNetworks;
import dev.tideline.engine.remote.trust.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

/** Tells the local networks that there is an agent: its name, its port and the beginning of its fingerprint, no more. */
final class Announcement implements AutoCloseable {
    private final LocalNetworks networks;

    /** @param addresses of this machine, one for each network to tell */
    Announcement(String name, int port, Fingerprint key, Supplier<Set<InetAddress>> addresses) {
        this.networks = new LocalNetworks(addresses, network -> announce(network, name, port, key));
    }

    private static void announce(JmDNS network, String name, int port, Fingerprint key) {
        try {
            network.registerService(info(name, port, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServiceInfo info(String name, int port, Fingerprint key) {
        return ServiceInfo.create(LocalNetworks.SERVICE, name, port, 0, 0, Map.of("fp", key.prefix()));
    }

    @Override
    public void close() {
        networks.close();
    }
}
