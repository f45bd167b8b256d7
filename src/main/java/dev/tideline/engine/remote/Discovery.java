package dev.tideline.engine.remote;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceListener;

/**
 * Agents that announce themselves in the local networks, as they come and go. What is announced may be anybody's claim; see
 * {@link AgentLink#ask}. Where multicast does not work, the list stays empty.
 */
public final class Discovery implements AutoCloseable {
    private static final String FINGERPRINT = "fp";

    private final Map<String, Found> found = new ConcurrentSkipListMap<>();
    private final Consumer<List<Found>> listener;
    private final LocalNetworks networks;

    /**
     * Looks from now on.
     *
     * @param listener gets the whole list whenever it changed; on threads of the discovery, and must return fast
     */
    public Discovery(Consumer<List<Found>> listener) {
        this(listener, LocalNetworks::own);
    }

    /** @param addresses of this machine, one for each network to look in */
    public Discovery(Consumer<List<Found>> listener, Supplier<Set<InetAddress>> addresses) {
        this.listener = listener;
        this.networks = new LocalNetworks(
                addresses, network -> network.addServiceListener(LocalNetworks.SERVICE, listener(network)));
    }

    /**
     * An agent as it announces itself.
     *
     * @param fingerprint the first eight digits of its key's
     */
    public record Found(String name, AgentAddress address, String fingerprint) {}

    /** As of now, by name. */
    public List<Found> found() {
        return List.copyOf(found.values());
    }

    private ServiceListener listener(JmDNS network) {
        return new ServiceListener() {
            @Override
            public void serviceAdded(ServiceEvent event) {
                network.requestServiceInfo(event.getType(), event.getName());
            }

            @Override
            public void serviceRemoved(ServiceEvent event) {
                if (found.remove(event.getName()) != null) {
                    listener.accept(found());
                }
            }

            @Override
            public void serviceResolved(ServiceEvent event) {
                resolved(event);
            }
        };
    }

    private void resolved(ServiceEvent event) {
        String fingerprint = event.getInfo().getPropertyString(FINGERPRINT);
        List<InetAddress> addresses = new ArrayList<>(List.of(event.getInfo().getInetAddresses()));
        addresses.sort((a, b) -> Boolean.compare(b instanceof Inet4Address, a instanceof Inet4Address));
        if (fingerprint == null || addresses.isEmpty() || event.getInfo().getPort() == 0) {
            return;
        }
        Found agent = new Found(
                event.getName(),
                new AgentAddress(
                        addresses.get(0).getHostAddress(), event.getInfo().getPort()),
                fingerprint.replaceAll("[^0-9a-f]", ""));
        if (!agent.equals(found.put(event.getName(), agent))) {
            listener.accept(found());
        }
    }

    /** Takes some seconds. */
    @Override
    public void close() {
        networks.close();
    }
}
