package dev.tideline.engine.remote;

import io.grpc.Channel;

/** An open connection to an agent. Any thread. */
interface Link extends AutoCloseable {
    Channel channel();

    /** Ends open calls. */
    @Override
    void close();

    /** Opens links to one agent. */
    interface Dial {
        /** @throws AgentUnreachable if there is no connection to be had */
        Link open();

        /** As the user has access to it. */
        static Dial to(AgentAddress address, Access access) {
            return () -> {
                AgentLink open = AgentLink.open(address, access);
                return new Link() {
                    @Override
                    public Channel channel() {
                        return open.channel();
                    }

                    @Override
                    public void close() {
                        open.close();
                    }
                };
            };
        }
    }
}
