package dev.tideline.engine.remote;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.jmdns.JmDNS;

/**
 * DNS-SD on each network that this machine is in, also on those that come up later (a board starts before its WLAN). Where
 * there is no multicast, nothing is found and nothing fails. One thread of its own.
 */
public final class LocalNetworks implements AutoCloseable {
    /** The service that agents announce. */
    public static final String SERVICE = "_tideline._tcp.local.";

    private static final int PERIOD_S = 20;
    private static final int PATIENCE_S = 8;
    private static final int MOST = 4;
    private static final String INSIDE_THIS_MACHINE = "(docker|veth|br-|virbr|lxc|cni).*";

    private final ScheduledThreadPoolExecutor thread;
    private final Map<InetAddress, JmDNS> joined = new HashMap<>();
    private final Supplier<Set<InetAddress>> addresses;
    private final Consumer<JmDNS> onJoin;

    /**
     * Joins soon, on its own thread.
     *
     * @param addresses of this machine, one for each network; asked again and again
     * @param onJoin called once for each network, on the thread of this
     */
    public LocalNetworks(Supplier<Set<InetAddress>> addresses, Consumer<JmDNS> onJoin) {
        this.addresses = addresses;
        this.onJoin = onJoin;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread discovery = new Thread(work, "discovery");
            discovery.setDaemon(true);
            return discovery;
        });
        thread.scheduleWithFixedDelay(this::join, 0, PERIOD_S, TimeUnit.SECONDS);
    }

    /** The IPv4 addresses of this machine in networks with multicast. */
    public static Set<InetAddress> own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalNetworks::isShared)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .limit(MOST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }

    private static boolean isShared(NetworkInterface network) {
        try {
            return network.isUp()
                    && network.supportsMulticast()
                    && !network.isLoopback()
                    && !network.isPointToPoint()
                    && !network.getName().matches(INSIDE_THIS_MACHINE);
        } catch (SocketException e) {
            return false;
        }
    }

    private void join() {
        Set<InetAddress> now = addresses.get();
        joined.entrySet().removeIf(entry -> {
            boolean gone = !now.contains(entry.getKey());
            if (gone) {
                leave(entry.getValue());
            }
            return gone;
        });
        now.stream().filter(address -> !joined.containsKey(address)).forEach(this::join);
    }

    private void join(InetAddress address) {
        try {
            JmDNS network = JmDNS.create(address);
            joined.put(address, network);
            onJoin.accept(network);
        } catch (IOException | RuntimeException e) {
            // No multicast there, or not yet: it is tried again.
        }
    }

    private static void leave(JmDNS network) {
        try {
            network.close();
        } catch (IOException | RuntimeException e) {
            // The network went first.
        }
    }

    /** Says goodbye in each network. Takes some seconds. */
    @Override
    public void close() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.execute(() -> joined.values().parallelStream().forEach(LocalNetworks::leave));
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
