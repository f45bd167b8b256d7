package dev.tideline.engine.remote;

import io.grpc.Metadata;

/** Where the secret of a token travels: beside each call, inside TLS, to the one key it is meant for. */
public final class TokenHeader {
    public static final Metadata.Key<String> KEY = Metadata.Key.of("tideline-token", Metadata.ASCII_STRING_MARSHALLER);

    private TokenHeader() {}
}
