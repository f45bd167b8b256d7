package dev.tideline.engine.remote.agent;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** One connection, from its handshake to its end. Any thread. */
final class Visit {
    static final Context.Key<Visit> KEY = Context.key("visit");
    private static final Attributes.Key<Visit> ATTRIBUTE = Attributes.Key.create("visit");
    private static final String STRANGER = "a stranger";

    private final String from;
    private volatile String name = STRANGER;
    private volatile boolean greeted;

    private Visit(String from) {
        this.from = from;
    }

    /** Begins a visit with each connection. */
    static final class Begin extends ServerTransportFilter {
        @Override
        public Attributes transportReady(Attributes attributes) {
            return attributes.toBuilder()
                    .set(ATTRIBUTE, new Visit(text(attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))))
                    .build();
        }
    }

    static Visit of(Attributes attributes) {
        return attributes.get(ATTRIBUTE);
    }

    /** Of the call that this thread carries out. */
    static Visit current() {
        return KEY.get();
    }

    /** "192.168.0.7:51234" */
    static String text(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                : String.valueOf(address);
    }

    /** Both sides understand each other. @param clientName as it calls itself */
    void greet(String clientName) {
        name = clientName.isBlank() ? STRANGER : clientName;
        greeted = true;
    }

    boolean greeted() {
        return greeted;
    }

    String name() {
        return name;
    }

    /** "192.168.0.7:51234" */
    String from() {
        return from;
    }
}
