package dev.tideline.engine.remote.agent;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;

/** Accepts no more connections than there may be at once; what comes on top is closed at once. On the event loop. */
final class BoundedServerChannel extends NioServerSocketChannel {
    private final int most;
    private final Journal refusals;
    private int open;

    BoundedServerChannel(int most, Journal refusals) {
        this.most = most;
        this.refusals = refusals;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int before = accepted.size();
        int read = super.doReadMessages(accepted);
        while (accepted.size() > before) {
            Channel connection = (Channel) accepted.get(before);
            if (open < most) {
                begin(connection);
                before++;
            } else {
                accepted.remove(before);
                refusals.say("Refused a connection from " + Visit.text(connection.remoteAddress()) + ": there are "
                        + most + " already.");
                connection.unsafe().closeForcibly();
            }
        }
        return read;
    }

    private void begin(Channel connection) {
        open++;
        connection.closeFuture().addListener(closed -> eventLoop().execute(() -> open--));
        connection.pipeline().addLast(new HandshakeWatch(refusals));
    }
}
