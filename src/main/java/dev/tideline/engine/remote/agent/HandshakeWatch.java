package dev.tideline.engine.remote.agent;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

/** Says who did not get through the handshake and why. Sits before TLS, so that it sees every connection. */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {
    private final Journal refusals;
    private boolean decided;

    HandshakeWatch(Journal refusals) {
        this.refusals = refusals;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        super.channelActive(context);
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.handshakeFuture().addListener(done -> decide(context, done));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        refuse(context, "it was closed, or out of time, before it had shown its key");
        super.channelInactive(context);
    }

    private void decide(ChannelHandlerContext context, Future<?> handshake) {
        if (handshake.isSuccess()) {
            decided = true;
        } else {
            refuse(context, String.valueOf(handshake.cause().getMessage()));
        }
    }

    private void refuse(ChannelHandlerContext context, String why) {
        if (!decided) {
            decided = true;
            String line = why.length() <= 160 ? why : why.substring(0, 160) + "...";
            refusals.say("Refused a connection from "
                    + Visit.text(context.channel().remoteAddress())
                    + ", which is no TLS 1.3 with a client's certificate: " + line.replaceAll("\\p{Cntrl}", " "));
        }
    }
}
